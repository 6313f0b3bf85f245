"""Heads of the history, written down outside of the queue: by them a tail that was cut off is missed.

A chain proves that nothing inside it was changed. Whoever cuts its end off, or writes it anew from some event
on, leaves a whole chain; only what was written down elsewhere tells. Lines are appended, never rewritten.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.text import N_
from dashboard.vocabulary import Refused

_LINE: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z (\d+) ([0-9a-f]{64})( restored)?")
_UNREADABLE: Final = N_("{file} cannot be read. Check that it is there and may be read.")
_NO_LINE: Final = N_(
    "Line {line} of {file} is no head of a history. Give the file that heads are written to."
)
_UNWRITABLE: Final = N_("The head of the history cannot be written to {file}. Check REKISTERIVAHTI_ANCHOR.")


@dataclass(frozen=True)
class Head:
    """The last event of the history at a moment (naive UTC): its number and hash.

    `restored`: a backup that ended with this event took the place of what came after it.
    """

    moment: datetime
    seq: int
    hash: str
    restored: bool = False


def read_heads(path: Path) -> list[Head]:
    """Return the heads that a file names, oldest first; raise `Refused` where it cannot be read as that."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError) as error:
        raise Refused(_UNREADABLE, file=path.name) from error
    return [_head(line, number, path) for number, line in enumerate(lines, start=1)]


def write_head(path: Path, head: Head) -> None:
    """Append a head to the file, on the disk before this returns; raise `Refused` where that cannot be."""
    line = f"{line_of(head)}\n".encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab", buffering=0) as file:
            file.write(line)
            os.fsync(file.fileno())
    except OSError as error:
        raise Refused(_UNWRITABLE, file=path.name) from error


def line_of(head: Head) -> str:
    """Return a head as it is written: moment, number, hash."""
    moment = head.moment.isoformat(timespec="seconds")
    return f"{moment}Z {head.seq} {head.hash}" + (" restored" if head.restored else "")


def counting(heads: Iterable[Head]) -> list[Head]:
    """Return the heads that the history has to agree with, in the order of their numbers.

    A restored backup has taken the place of what came after its own head.
    """
    left: list[Head] = []
    for head in heads:
        if head.restored:
            left = [each for each in left if each.seq <= head.seq]
        if head.seq:
            left.append(head)
    return sorted(left, key=lambda each: each.seq)


def _head(line: str, number: int, path: Path) -> Head:
    match = _LINE.fullmatch(line)
    if match is None:
        raise Refused(_NO_LINE, line=number, file=path.name)
    return Head(datetime.fromisoformat(match[1]), int(match[2]), match[3], restored=match[4] is not None)
