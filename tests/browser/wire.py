"""All that a page has been sent, and whom it gives away, however that is written down."""

import base64
import json
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote, urlsplit

from playwright.sync_api import Error
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# Of a shorter word, the letters of its base64 stand somewhere in any long enough picture or hash.
_SHORTEST_ENCODED = 8


@dataclass
class Wire:
    """Each websocket frame and each response that reaches a page."""

    page: object
    said: list[bytes] = field(default_factory=list)
    messages: list[str | None] = field(default_factory=list)
    _responses: list[object] = field(default_factory=list)

    def __post_init__(self):
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._take_frame))
        self.page.on("response", self._note)

    def _note(self, response):
        """Note a response, but for Streamlit's own scripts: megabytes, and the same for everybody."""
        if not urlsplit(response.url).path.startswith("/static/"):
            self._responses.append(response)

    def _take_frame(self, frame):
        """Take a frame; it must be one that can be read, else nothing would be found in it."""
        self.take(frame)
        self.messages.append(ForwardMsg.FromString(frame).WhichOneof("type"))

    def take(self, content):
        """Take anything else that the person at the page has got, e.g. a file."""
        self.said.append(content.encode() if isinstance(content, str) else content)

    def read_responses(self):
        """Read what has come over HTTP; a browser forgets it when it goes on to another page."""
        for response in self._responses:
            if response.ok:
                self._take_body(response)
        self._responses.clear()

    def _take_body(self, response):
        """Read a body; a busy browser may have forgotten it: borne for Streamlit's own files only."""
        try:
            self.take(response.body())
        except Error:
            assert "/media/" not in response.url
            assert "/sign-in" not in response.url

    def names(self, persons):
        """Return the persons of whom something has come: their words, each as a set by the person's name."""
        said = b"\n".join(self.said)
        text = said.decode(errors="ignore").casefold()
        return {
            name
            for name, words in persons.items()
            if any(word.casefold() in text or any(each in said for each in encoded(word)) for word in words)
        }


def encoded(word):
    """Return the other ways in which a word may stand among bytes."""
    plain = word.encode()
    wide = {word.encode("utf-16-le"), word.encode("utf-16-be")}
    other = {json.dumps(word)[1:-1], quote(word), quote(word, safe=""), escape(word)} - {word}
    packed = {_within(plain, shift) for shift in range(3)} if len(plain) >= _SHORTEST_ENCODED else set()
    return wide | {each.encode() for each in other} | packed


def _within(plain, shift):
    """Return the base64 letters that are the word's alone, after `shift` bytes of something else."""
    whole = base64.b64encode(bytes(shift) + plain)
    return whole[-(-shift * 4 // 3) : (shift + len(plain)) * 4 // 3]
