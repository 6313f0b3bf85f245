"""What stays forgotten after an older backup is restored: a journal outside of the queue, only appended to.

It has keyed hashes and ids of material, and nobody's data: who is remembered as erased or as having objected,
and which material was deleted before its rule would have. A restore replays it.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.databases import Store
from dashboard.decisions.ledger import canonical
from dashboard.decisions.remembered import counting
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import SYSTEM, Refused

JOURNAL: Final = "forgotten.jsonl"
_UNREADABLE: Final = N_(
    "Line {line} of {file} cannot be read, so it is not known who has to stay forgotten. Delete that line if "
    "nothing can be made of it, and look at the erasures of that time by hand."
)
_KEY: Final = ("hash", "identifier", "reason", "case_id")
Key = tuple[str, ...]


@dataclass
class Forgotten:
    """What stays forgotten: rows of `suppression` that count, by their key, and ids of deleted material."""

    suppression: dict[Key, dict[str, object]] = field(default_factory=dict)
    material: set[str] = field(default_factory=set)

    def take(self, line: Mapping[str, object]) -> None:
        """Take a line of the journal in: a later one of the same key counts."""
        if "material" in line:
            self.material.add(str(line["material"]))
        elif line["counts"]:
            since = datetime.fromisoformat(str(line["since"]))
            self.suppression[key_of(line)] = {**_row(line), "since": since}
        else:
            self.suppression.pop(key_of(line), None)


def keep_journal(store: Store) -> None:
    """Write down what counts and is not in the journal yet, and what does not count any more.

    May run again at any time. A demo forgets nobody.
    """
    if store.settings.demo:
        return
    with store.alone("journal"):
        with store.page(SYSTEM) as page:
            found = {key_of(row): row for row in counting(page.rows)}
        known = read_journal(store.settings).suppression
        new = [{**_row(row), "counts": True} for key, row in found.items() if key not in known]
        gone = [{**_row(row), "counts": False} for key, row in known.items() if key not in found]
        _append(store.settings, [*new, *gone])


def note_deleted(settings: Settings, material_ids: Iterable[str]) -> None:
    """Write down that pieces of material were deleted."""
    if not settings.demo:
        _append(settings, [{"material": each} for each in material_ids])


def read_journal(settings: Settings, before: Forgotten | None = None) -> Forgotten:
    """Return what the journal of a data folder says, after `before`, what an older one has said.

    Raises `Refused` where a line is none of a journal.
    """
    found = before or Forgotten()
    for number, line in enumerate(lines_of(settings), start=1):
        try:
            found.take(line)
        except (ValueError, KeyError, TypeError) as error:
            raise Refused(_UNREADABLE, line=number, file=JOURNAL) from error
    return found


def lines_of(settings: Settings) -> list[dict[str, object]]:
    """Return the whole lines of the journal: one that a crash has torn is written again by `keep_journal`."""
    path = file_of(settings)
    return [*_whole(path.read_text(encoding="utf-8", errors="replace"))] if path.exists() else []


def add_lines(settings: Settings, lines: Iterable[dict[str, object]]) -> None:
    """Append the lines of another journal, e.g. one from a backup, that are not there yet."""
    known = {canonical(line) for line in lines_of(settings)}
    _append(settings, [line for line in lines if canonical(line) not in known])


def _whole(written: str) -> Iterator[dict[str, object]]:
    for line in written.splitlines():
        with suppress(ValueError):
            yield json.loads(line)


def file_of(settings: Settings) -> Path:
    """Return where the journal of a data folder is."""
    return settings.proof / JOURNAL


def key_of(row: Mapping[str, object]) -> Key:
    """Return what makes a row of `suppression` one."""
    return tuple(str(row[name]) for name in _KEY)


def _row(row: Mapping[str, object]) -> dict[str, object]:
    since = row["since"]
    written = since.isoformat() if isinstance(since, datetime) else since
    return {**{name: row[name] for name in (*_KEY, "key_name")}, "since": written}


def _append(settings: Settings, lines: list[dict[str, object]]) -> None:
    if not lines:
        return
    path = file_of(settings)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as file:
        file.write(b"\n" if _is_torn(path) else b"")
        file.write("".join(f"{canonical(line)}\n" for line in lines).encode())
        file.flush()
        os.fsync(file.fileno())


def _is_torn(path: Path) -> bool:
    """Tell whether a crash has left a line without its end."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - 1, 0))
        return file.read(1) not in {b"", b"\n"}
