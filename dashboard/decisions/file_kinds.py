"""Which files may become attachments: by their ending and by what they are, which have to agree."""

import io
import zipfile
from pathlib import PurePath
from typing import Final

import puremagic

from dashboard.packed import DAMAGES
from dashboard.text import N_
from dashboard.vocabulary import Refused

MOST_BYTES: Final = 10 * 1024 * 1024
_PDF: Final = "application/pdf"
_PNG: Final = "image/png"
_JPEG: Final = "image/jpeg"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What of an office file has to lie in its zip: the beginning of every such file is the same.
_PARTS: Final = {_WORD: "word/document.xml", _EXCEL: "xl/workbook.xml"}
_TEXT: Final = frozenset({"text/plain", "text/csv", "message/rfc822"})
KINDS: Final = {
    "pdf": _PDF,
    "png": _PNG,
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "txt": "text/plain",
    "csv": "text/csv",
    "eml": "message/rfc822",
    "docx": _WORD,
    "xlsx": _EXCEL,
}
_EMPTY: Final = N_("The file is empty.")
_LARGE: Final = N_("The file is larger than {megabytes} MB. Keep only the part that belongs to the case.")
_ENDING: Final = N_("A file of this kind cannot be attached. Use one of: {endings}.")
_OTHER: Final = N_("The file is not what its name says ({ending}). Save it anew in its own program.")
_MACROS: Final = N_("The file contains macros. Save it without them, or as PDF.")
_MARKUP: Final = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script", b"#!")


def ending_of(file_name: str) -> str:
    """Return the ending of a name, in small letters and without its dot."""
    return PurePath(file_name).suffix.lower().lstrip(".")


def check_file(file_name: str, content: bytes) -> str:
    """Return the media type of a file; raise `Refused` where it is too large or not what is allowed."""
    ending = ending_of(file_name)
    if not content:
        raise Refused(_EMPTY)
    if len(content) > MOST_BYTES:
        raise Refused(_LARGE, megabytes=MOST_BYTES // 1024**2)
    kind = KINDS.get(ending)
    if kind is None:
        raise Refused(_ENDING, endings=", ".join(KINDS))
    if not (_is_text(content) if kind in _TEXT else kind in _recognised(content)):
        raise Refused(_OTHER, ending=ending)
    if kind in _PARTS:
        _check_office(ending, _PARTS[kind], content)
    return kind


def _recognised(content: bytes) -> set[str]:
    """Return the media types that the bytes may be; several where one format is built on another."""
    try:
        return {match.mime_type for match in puremagic.magic_string(content)}
    except puremagic.PureError:
        return set()


def _is_text(content: bytes) -> bool:
    """Tell whether the bytes are words, and no markup or script behind a harmless name."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return False
    return all(byte >= ord(" ") or chr(byte) in "\t\r\n\f" for byte in set(content))


def _check_office(ending: str, part: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except DAMAGES:
        raise Refused(_OTHER, ending=ending) from None
    if part not in names:
        raise Refused(_OTHER, ending=ending)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(_MACROS)
