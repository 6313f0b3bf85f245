"""The entry point of every run: page setup, sign-in, the menu of the role, the screen, and the one `except`.

Every screen is registered for everybody and hidden where the role has no use for it: so a deep link survives
signing in, and shows nothing it should not, because each screen checks for itself.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit

from dashboard import measuring, session, widgets
from dashboard.measuring import Measured
from dashboard.text import N_, Text
from dashboard.vocabulary import Role
from dashboard.widgets import shell
from dashboard.widgets.mark import ICON


@dataclass(frozen=True)
class Screen:
    """A file in `screens/`, which is also its address; its menu entry for the roles that work with it."""

    name: str
    title: str
    icon: str
    section: str
    roles: frozenset[Role] = frozenset()


_OFFICER: Final = frozenset({Role.OFFICER})
_HANDLERS: Final = frozenset({Role.OFFICER, Role.STAFF})
_REGISTER: Final = N_("Register")
_CASES: Final = N_("Cases")
_PROOF: Final = N_("Follow-up")
_ACCOUNTS: Final = N_("Accounts")

SCREENS: Final = (
    Screen("overview", N_("Overview"), ":material/space_dashboard:", "", _OFFICER),
    Screen("notice", N_("Notice board"), ":material/fact_check:", "", _OFFICER),
    Screen("retention", N_("Retention"), ":material/hourglass_bottom:", _REGISTER, _OFFICER),
    Screen("sources", N_("Sources"), ":material/login:", _REGISTER, _OFFICER),
    Screen("opt_outs", N_("Marketing opt-outs"), ":material/notifications_off:", _REGISTER, _OFFICER),
    Screen("requests", N_("Requests"), ":material/inbox:", _CASES, _HANDLERS),
    Screen("queue", N_("Queue"), ":material/checklist:", _CASES, _HANDLERS),
    Screen("breaches", N_("Data breaches"), ":material/gpp_maybe:", _CASES, _HANDLERS),
    Screen("informing", N_("Informing"), ":material/campaign:", _CASES, _OFFICER),
    Screen("case", N_("Case"), ":material/folder_open:", _CASES),
    Screen("figures", N_("Figures"), ":material/bar_chart:", _PROOF, frozenset({Role.OFFICER, Role.MANAGER})),
    Screen("history", N_("History"), ":material/history:", _PROOF, _OFFICER),
    Screen("imports", N_("Imports"), ":material/upload_file:", _PROOF, _OFFICER),
    Screen("users", N_("Users"), ":material/group:", _ACCOUNTS, frozenset({Role.ADMIN})),
    Screen("account", N_("Own account"), ":material/person:", _ACCOUNTS, frozenset(Role)),
)
HOME: Final = {Role.OFFICER: "overview", Role.STAFF: "queue", Role.MANAGER: "figures", Role.ADMIN: "users"}


def _pages(_: Text, role: Role | None) -> dict[str, streamlit.Page]:
    """Return every screen as a page; those that `role` has no use for are hidden."""
    return {
        screen.name: streamlit.Page(
            Path("screens") / f"{screen.name}.py",
            title=_(screen.title),
            icon=screen.icon,
            url_path=screen.name,
            visibility="visible" if role in screen.roles else "hidden",
        )
        for screen in SCREENS
    }


def _sections(
    _: Text, pages: dict[str, streamlit.Page], bare: streamlit.Page
) -> dict[str, list[streamlit.Page]]:
    """Return the menu: pages under their headings."""
    sections: dict[str, list[streamlit.Page]] = {"": [bare]}
    for screen in SCREENS:
        heading = _(screen.section) if screen.section else ""
        sections.setdefault(heading, []).append(pages[screen.name])
    return sections


def start() -> None:
    """Stand for the bare address, where nobody stays: see below."""


streamlit.set_page_config(page_title="Rekisterivahti", page_icon=ICON, layout="wide")
with measuring.timed(Measured.PAGE) as run, session.one_run():
    account = session.signed_in()
    _ = session.text()
    role = None if account is None or shell.comes_first(account) else account.role
    pages = _pages(_, role)
    bare = streamlit.Page(start, title="Rekisterivahti", default=True, visibility="hidden")
    page = streamlit.navigation(
        _sections(_, pages, bare), position="sidebar" if role else "hidden", expanded=True
    )
    run.name = page.url_path if role else "sign_in"
    if account is None:
        shell.sign_in(_, page.url_path)
    elif role is None:
        shell.first_things(_, account)
    elif page is bare:
        wanted = session.take_destination()
        if wanted and wanted.screen in pages:
            streamlit.switch_page(pages[wanted.screen], query_params=wanted.choices)
        streamlit.switch_page(pages[HOME[role]])
    else:
        streamlit.set_page_config(page_title=f"{page.title} – Rekisterivahti")
        looking = session.notice_new_snapshot()
        shell.frame(_, account)
        if looking:
            shell.looking(_)
        with widgets.shown_errors(_):
            page.run()
