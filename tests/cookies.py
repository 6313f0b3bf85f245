"""Cookies that must sign nobody in, and what a browser with a cookie is shown: over the real web socket."""

import asyncio

import jwt
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# What streamlit-authenticator writes into its cookie, and the name and key that its examples give it.
CLAIMS = {"username": "sari", "exp_date": 4102444800.0, "exp": 4102444800}
THEIR_NAME, THEIR_KEY = "some_cookie_name", "some_key"
_PATIENCE = 60


def forged(cookie, session_id, signing_key):
    """Return cookies that somebody might make of what they know, by what they are."""
    return {
        "nothing": "",
        "made up": "a" * 43,
        "cut": cookie[:-1],
        "longer": f"{cookie}A",
        "in other letters": cookie.swapcase(),
        "the row's own id": session_id,
        "unsigned JWT": jwt.encode(CLAIMS, None, algorithm="none"),
        "JWT signed with another key": jwt.encode(CLAIMS, "another key " * 4),
        "JWT signed with our own key": jwt.encode(CLAIMS, signing_key.hex()),
    }


def of_the_authenticator(signing_key):
    """Return headers with streamlit-authenticator's cookie: signed with its key, with ours, not at all."""
    signed = [jwt.encode(CLAIMS, key) for key in (THEIR_KEY.ljust(32), signing_key.hex())]
    return [f"{THEIR_NAME}={each}" for each in [*signed, jwt.encode(CLAIMS, None, algorithm="none")]]


def labels_shown(address, header, screen="account"):
    """Return the labels of all buttons and fields that a run of the app sends to whoever has the header."""
    return asyncio.run(_labels(address, header, screen))


async def _labels(address, header, screen):
    asked = BackMsg()
    asked.rerun_script.page_name = screen
    found = set()
    async with websockets.connect(
        f"{address.replace('http', 'ws')}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        origin=address,
        additional_headers={"cookie": header},
    ) as socket:
        await socket.send(asked.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), _PATIENCE))
            kind = answer.WhichOneof("type")
            if kind == "delta":
                element = answer.delta.new_element
                found.add(getattr(getattr(element, element.WhichOneof("type") or "", None), "label", ""))
            if kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return found - {""}
