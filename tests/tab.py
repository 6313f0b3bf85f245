"""A browser's tab without a browser: what a run of the app sends over the real web socket."""

import asyncio
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_PATIENCE = 60


@dataclass
class Shown:
    """What came: labels of buttons and fields with their ids, alerts, HTML, where the tab is sent to.

    `screen` and `query`: what the address says in the end, where the run has changed it.
    """

    labels: dict[str, str] = field(default_factory=dict)
    alerts: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    redirect: str = ""
    screen: str = ""
    query: str = ""


def visit(address, cookies, *, screen="account", query="", click=None, xsrf=None):
    """Open a screen with a header of cookies and then click a button; return what the last run sent.

    Streamlit reads its own cookie of an identity provider only with the XSRF token `xsrf`.
    """
    return asyncio.run(_visit(address, cookies, screen, query, click, xsrf))


async def _visit(address, cookies, screen, query, click, xsrf):
    async with websockets.connect(
        f"{address.replace('http', 'ws')}/_stcore/stream",
        subprotocols=["streamlit", *([xsrf] if xsrf else [])],
        max_size=None,
        origin=address,
        additional_headers={"cookie": cookies},
    ) as socket:
        shown = await _run(socket, screen, query)
        if click:
            shown = await _run(socket, screen, query, shown.labels[click])
        return shown


async def _run(socket, screen, query, widget=None):
    asked, shown = BackMsg(), Shown()
    asked.rerun_script.page_name = screen
    asked.rerun_script.query_string = query
    if widget:
        asked.rerun_script.widget_states.widgets.add(id=widget, trigger_value=True)
    await socket.send(asked.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), _PATIENCE))
        kind = answer.WhichOneof("type")
        if kind == "delta":
            _note(shown, answer.delta.new_element)
        elif kind == "navigation":
            shown.screen = _address(answer.navigation)
        elif kind == "page_info_changed":
            shown.query = answer.page_info_changed.query_string
        elif kind == "auth_redirect":
            shown.redirect = answer.auth_redirect.url
        elif kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return shown


def _address(navigation):
    return next(
        page.url_pathname
        for page in navigation.app_pages
        if page.page_script_hash == navigation.page_script_hash
    )


def _note(shown, element):
    kind = element.WhichOneof("type")
    if kind == "alert":
        shown.alerts.append(element.alert.body)
    elif kind == "html":
        shown.html.append(element.html.body)
    elif kind and getattr(getattr(element, kind), "label", ""):
        # A link has no id: it is followed, not clicked.
        shown.labels[getattr(element, kind).label] = getattr(getattr(element, kind), "id", "")
