"""Where the head of the history is written down, and where backups are kept."""

import os
import re
from pathlib import Path
from typing import Final

from dashboard.settings.folders import Settings
from dashboard.vocabulary import Refused

_KEPT: Final = 14
_ADDRESS: Final = re.compile(r"[^@\s,<>]+@[^@\s,<>]+")


def anchor_file(settings: Settings) -> Path:
    """Return the file that heads are appended to: `$REKISTERIVAHTI_ANCHOR`, else one in the data folder."""
    given = _given("ANCHOR")
    return Path(given).resolve() if given and not settings.demo else settings.proof / "anchor.txt"


def anchors(settings: Settings) -> list[Path]:
    """Return the file that heads stand in, none before the first; one that is set has to be there."""
    path = anchor_file(settings)
    return [path] if path.exists() or path.parent != settings.proof else []


def anchor_address() -> str | None:
    """Return the address that heads are mailed to, `$REKISTERIVAHTI_ANCHOR_MAIL`; `Refused` if it is none."""
    given = _given("ANCHOR_MAIL")
    if given and not _ADDRESS.fullmatch(given):
        raise Refused("REKISTERIVAHTI_ANCHOR_MAIL is no address. Write it as in archive@office.example.")
    return given


def backup_folder(settings: Settings) -> Path:
    """Return where daily backups go: `$REKISTERIVAHTI_BACKUPS`, else `backups/` of the data folder."""
    given = _given("BACKUPS")
    return Path(given).resolve() if given and not settings.demo else settings.data / "backups"


def backups_kept() -> int:
    """Return how many daily backups are kept, `$REKISTERIVAHTI_BACKUPS_KEPT`, 14 where not given."""
    given = _given("BACKUPS_KEPT")
    if given is None:
        return _KEPT
    if not (given.isascii() and given.isdecimal() and int(given) > 0):
        raise Refused("REKISTERIVAHTI_BACKUPS_KEPT must be a whole number from 1 on.")
    return int(given)


def _given(name: str) -> str | None:
    return os.environ.get(f"REKISTERIVAHTI_{name}", "").strip() or None
