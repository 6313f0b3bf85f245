"""In which encoding a file is written: told by its bytes, since byte-order marks are wrong often enough."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard.register.notes import Message, note
from dashboard.register.workspace import Workspace
from dashboard.text import N_

_BLOCK: Final = 1 << 22
_SAMPLE: Final = 1 << 16
_MARKS: Final = {  # UTF-32 first: its little-endian mark begins like that of UTF-16
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
_MARK_AS_TEXT: Final = "\ufeff".encode().decode("cp1252").encode()  # a mark that was taken for cp1252: "ï»¿"
_OFTEN: Final = 0.3  # of the places where the high byte of a Latin letter stands, so many are zero
_WINDOWS: Final = "windows-bytes"


@dataclass(frozen=True)
class Text:
    """A file as UTF-8: where, what it was written in, its hash and size before, and what was odd."""

    path: Path
    encoding: str
    sha256: str
    bytes: int
    notes: tuple[Message, ...] = ()


def as_utf8(path: Path, work: Workspace) -> Text:
    """Return the file as UTF-8: itself where it is that already, else a copy in `work`."""
    digest, size, is_utf8 = _look_through(path)
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    marks = _marks_length(head)
    encoding = _wide_encoding(head[marks:]) or ("utf-8" if is_utf8 else _marked(head, marks)) or _WINDOWS
    sound_mark = head[:marks] in {b"", _MARKS.get(encoding)}
    if encoding == "utf-8" and sound_mark:
        return Text(path, "utf-8-bom" if marks else "utf-8", digest, size)
    copy = work.fresh(path.suffix)
    written = _Writing(path, encoding, marks)
    with copy.open("w", encoding="utf-8", newline="") as file:
        file.writelines(written.blocks())
    return Text(copy, written.name, digest, size, tuple(written.notes(sound_mark=sound_mark)))


def as_it_is(path: Path, name: str) -> Text:
    """Return a file that is no text: only its hash and size."""
    digest, size, _ = _look_through(path)
    return Text(path, name, digest, size)


def _look_through(path: Path) -> tuple[str, int, bool]:
    """Return hash, size, and whether every byte is UTF-8, in one pass."""
    digest, size = hashlib.sha256(), 0
    decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    for block in _blocks(path):
        digest.update(block)
        size += len(block)
        decoder = _checked(decoder, block)
    if decoder is not None:
        decoder = _checked(decoder, b"", final=True)
    return digest.hexdigest(), size, decoder is not None


def _checked(
    decoder: codecs.IncrementalDecoder | None, block: bytes, *, final: bool = False
) -> codecs.IncrementalDecoder | None:
    if decoder is None:
        return None
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return None
    return decoder


def _blocks(path: Path, skip: int = 0) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(skip)
        while block := file.read(_BLOCK):
            yield block


def _marks_length(head: bytes) -> int:
    """Return how many bytes of byte-order marks the file begins with, however many there are."""
    length = 0
    while True:
        known = (*_MARKS.values(), _MARK_AS_TEXT)
        mark = next((each for each in known if head.startswith(each, length)), None)
        if mark is None:
            return length
        length += len(mark)


def _marked(head: bytes, marks: int) -> str | None:
    """Return the encoding that the mark names, if zero bytes follow: every comma and line end has them."""
    if b"\0" not in head[marks:]:
        return None
    return next((name for name, mark in _MARKS.items() if name != "utf-8" and head[:marks] == mark), None)


def _wide_encoding(body: bytes) -> str | None:
    """Return UTF-16 or UTF-32 by where the zero bytes of Latin letters stand, or None."""
    body = body[: len(body) // 4 * 4]
    if not body:
        return None
    zero = [body[place::4].count(0) * 4 / len(body) for place in range(4)]
    places = "".join("0" if share > _OFTEN else "x" for share in zero)
    return {"x000": "utf-32-le", "000x": "utf-32-be", "x0x0": "utf-16-le", "0x0x": "utf-16-be"}.get(places)


class _Writing:
    """Decodes a file block by block and knows afterwards what it met."""

    def __init__(self, path: Path, encoding: str, skip: int) -> None:
        self._path, self._encoding, self._skip = path, encoding, skip
        self._foreign = 0
        self._outside_ascii = 0

    def blocks(self) -> Iterator[str]:
        errors = _WINDOWS if self._encoding == _WINDOWS else "replace"
        codecs.register_error(_WINDOWS, self._foreign_byte)
        decoder = codecs.getincrementaldecoder("utf-8" if errors == _WINDOWS else self._encoding)(errors)
        for block in _blocks(self._path, self._skip):
            yield self._counted(decoder.decode(block))
        yield self._counted(decoder.decode(b"", True))

    def _counted(self, text: str) -> str:
        if self._encoding == _WINDOWS:
            self._outside_ascii += len(text) - len(text.encode("ascii", "ignore"))
        else:
            self._foreign += text.count("\ufffd")
        return text

    def _foreign_byte(self, problem: UnicodeError) -> tuple[str, int]:
        assert isinstance(problem, UnicodeDecodeError)
        byte = problem.object[problem.start : problem.start + 1]
        self._foreign += 1
        try:
            return byte.decode("cp1252"), problem.start + 1
        except UnicodeDecodeError:  # five bytes have no character in cp1252
            return byte.decode("latin-1"), problem.start + 1

    @property
    def name(self) -> str:
        if self._encoding != _WINDOWS:
            return self._encoding
        if not self._foreign:
            return "utf-8"
        return "cp1252" if self._foreign == self._outside_ascii else "utf-8, partly cp1252"

    def notes(self, *, sound_mark: bool) -> Iterator[Message]:
        if self.name == "cp1252":
            yield note(N_("The file is not UTF-8; it was read as windows-1252 (cp1252)."))
        elif self._encoding == _WINDOWS and self._foreign:
            yield note(
                N_("Some bytes of the file are not UTF-8; they were read as windows-1252 (cp1252): {count}."),
                count=self._foreign,
            )
        elif self._foreign:
            yield note(N_("Some characters of the file could not be decoded: {count}."), count=self._foreign)
        if not sound_mark:
            yield note(N_("The byte-order mark of the file is broken; the encoding was told by its bytes."))
