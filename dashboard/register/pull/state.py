"""What was pulled so far, in a small JSON file: by object the files, the watermark, the query under way.

It holds no personal data and no secret. It is replaced whole: whoever goes on after a pull that was killed
finds the step before or the step after.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from dashboard.register.locking import PART, into_place

_FILE: Final = ".state.json"
_VERSION: Final = 1


@dataclass
class Fetching:
    """A query on its way: its job, when Salesforce made it (naive UTC), and how far its file is sound.

    `whole`: everything, not only what changed. What lies in the file beyond `bytes` does not count.
    """

    job: str
    created: datetime
    whole: bool
    fields: list[str]
    file: str
    bytes: int = 0
    records: int = 0
    locator: str = ""


@dataclass
class Kept:
    """What is kept of an object: a file of everything, then files of changes; moments are naive UTC.

    `watermark`: when the newest of them was queried; `whole_at`: when the first.
    """

    fields: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    watermark: datetime | None = None
    whole_at: datetime | None = None
    fetching: Fetching | None = None


@dataclass
class State:
    """The org that was pulled from, how often, and its objects."""

    org: str
    pulls: int = 0
    objects: dict[str, Kept] = field(default_factory=dict)

    def files(self) -> set[str]:
        """Return the files that count, those under way with them."""
        kept = {file for each in self.objects.values() for file in each.files}
        return kept | {each.fetching.file for each in self.objects.values() if each.fetching}


def load(folder: Path, org: str) -> State:
    """Return the state of the last pull; an empty one where there was none, or it was of another org."""
    try:
        told = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return State(org)
    if told.get("version") != _VERSION or told["org"] != org:
        return State(org)
    return State(org, told["pulls"], {name: _kept(each) for name, each in told["objects"].items()})


def save(folder: Path, state: State) -> None:
    """Write the state down; it is on the disk when this returns."""
    part = folder / (_FILE + PART)
    told = {"version": _VERSION, **asdict(state)}
    part.write_text(json.dumps(told, default=datetime.isoformat), encoding="utf-8")
    into_place(part, folder / _FILE)


def _kept(told: dict[str, Any]) -> Kept:
    fetching = told["fetching"]
    if fetching:
        fetching = Fetching(**fetching | {"created": datetime.fromisoformat(fetching["created"])})
    moments = {name: told[name] and datetime.fromisoformat(told[name]) for name in ("watermark", "whole_at")}
    return Kept(**told | moments | {"fetching": fetching})
