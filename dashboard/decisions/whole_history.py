"""Whether the history is whole: the chain, what was written down of it elsewhere, and what it speaks of.

The chain is checked by one statement over all events. Only the first thing that does not fit is told: what
comes after it proves nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.databases import Ask, Store
from dashboard.decisions.account_seals import account_fault
from dashboard.decisions.anchor import Head, counting, read_heads
from dashboard.decisions.older_rows import unsealed
from dashboard.decisions.row_faults import row_fault
from dashboard.text import N_
from dashboard.vocabulary import Refused

Row = Mapping[str, object]

_CHAIN: Final[Mapping[str, str]] = {
    "gap": N_("Before event {seq} of the history events are missing."),
    "link": N_("Event {seq} of the history does not fit the one before it: one of them was changed."),
    "seal": N_("Event {seq} of the history was changed: its content does not have the hash that it names."),
    "columns": N_("Event {seq} of the history was changed: its {columns} differs from what was sealed."),
}
_CUT: Final = N_(
    "The history ends with event {last}, but event {seq} was there on {moment}: its end was cut off."
)
_REWRITTEN: Final = N_(
    "Event {seq} of the history is not the one that was written down on {moment}: the history was rewritten "
    "somewhere after event {good}."
)
_MATERIAL: Final[Mapping[str, str]] = {
    "words": N_(
        "A text kept with case {case} was changed: it does not have the hash that the history names."
    ),
    "file": N_("A file kept with case {case} was changed: it does not have the hash that the history names."),
    "unknown": N_("A text kept with case {case} is unknown to the history."),
}
_CASES: Final[Mapping[str, str]] = {
    "row": N_("Case {case} says something else than the event that opened it."),
    "events": N_("Events of case {case} are missing."),
    "case": N_("A case that the history has events of is missing. Its id is {case}."),
}


class NotWhole(Refused):
    """The history is not what was sealed, or what was written down of it elsewhere."""


@dataclass(frozen=True)
class Checked:
    """What came of it: events in all, the last of them, and the first thing that is wrong, if anything is.

    `heads`: how many heads written down elsewhere the history was held against; `older`: how many rows of
    other tables are older than the seals by which the history vouches for each.
    """

    events: int
    last_seq: int
    last_hash: str
    heads: int
    older: int
    fault: Refused | None

    def head(self, now: datetime) -> Head:
        """Return the head that was seen, as of `now` (naive UTC)."""
        return Head(now, self.last_seq, self.last_hash)

    def check(self) -> None:
        """Raise `NotWhole` with what is wrong."""
        if self.fault:
            raise NotWhole(self.fault.message, **self.fault.values)


def check_history(store: Store, anchors: Sequence[Path]) -> Checked:
    """Check all of it as of one moment, while others write; `anchors` are files that heads stand in.

    Raises `Refused` where an anchor cannot be read.
    """
    heads = counting(head for path in anchors for head in read_heads(path))
    with store.looking() as ask:
        chain = ask("duckdb/chain")[0]
        fault = chain_fault(ask, chain) or _anchor_fault(ask, chain, heads)
        fault = fault or _material_fault(ask) or _case_fault(ask) or row_fault(ask) or account_fault(ask)
        older = unsealed(ask)
    last_seq = int(str(chain["last_seq"]))
    return Checked(
        events=int(str(chain["events"])),
        last_seq=last_seq,
        last_hash=str(chain["last_hash"] or ""),
        heads=len(heads),
        older=older,
        fault=fault,
    )


def chain_fault(ask: Ask, chain: Row) -> Refused | None:
    """Return what is wrong with the first event that does not fit, by what `duckdb/chain` answered."""
    if chain["first_broken"] is None:
        return None
    seq, fault = int(str(chain["first_broken"])), str(chain["fault"])
    columns = _differing(ask("queue/chain/event", seq=seq)[0]) if fault == "columns" else ""
    return Refused(_CHAIN[fault], seq=seq, **({"columns": columns} if columns else {}))


def _differing(event: Row) -> str:
    """Return the columns of an event that its payload has otherwise."""
    sealed = _read(str(event["payload"]))
    moment = event["happened_at"]
    assert isinstance(moment, datetime)
    row = {**event, "happened_at": moment.isoformat(timespec="microseconds")}
    return ", ".join(sorted(name for name in row if name != "payload" and row[name] != sealed.get(name)))


def _read(payload: str) -> dict[str, object]:
    """Return what a payload says; nothing where it is no payload at all."""
    try:
        said = json.loads(payload)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _anchor_fault(ask: Ask, chain: Row, heads: Sequence[Head]) -> Refused | None:
    seals = {
        row["seq"]: row["hash"] for row in ask("queue/chain/seals", seqs=sorted({head.seq for head in heads}))
    }
    good = 0
    for head in heads:
        told = {"seq": head.seq, "moment": head.moment}
        if head.seq not in seals:
            return Refused(_CUT, last=int(str(chain["last_seq"])), **told)
        if seals[head.seq] != head.hash:
            return Refused(_REWRITTEN, good=good, **told)
        good = head.seq
    return None


def _material_fault(ask: Ask) -> Refused | None:
    for row in ask("duckdb/material_seals"):
        return Refused(_MATERIAL[str(row["fault"])], case=row["case_number"] or "–")
    return None


def _case_fault(ask: Ask) -> Refused | None:
    for row in ask("queue/chain/case_rows"):
        return Refused(_CASES[str(row["fault"])], case=row["case_number"] or row["case_id"])
    return None
