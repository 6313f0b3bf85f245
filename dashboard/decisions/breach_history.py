"""What the history of a breach says: since when it is known, how grave it is, who has been told and when."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from dashboard.clock import ClockPolicy, as_helsinki, breach_due, hours_left
from dashboard.decisions.breach_facts import read_moment
from dashboard.vocabulary import INFORMED_FROM, Risk, Step

UPDATE: Final = "update_breach"
CORRECT_AWARE: Final = "correct_aware"
Details = Mapping[str, Any]


@dataclass(frozen=True)
class History:
    """A breach as its steps left it. `facts` are the newest; `aware_at` is naive UTC, None while suspected.

    `notified` and `informed` are the details of those steps, the oldest first.
    """

    facts: Details
    aware_at: datetime | None = None
    risk: Risk | None = None
    notified: tuple[Details, ...] = ()
    informed: tuple[Details, ...] = ()
    not_notified: bool = False
    exempted: str | None = None

    def due(self, clock: ClockPolicy) -> datetime | None:
        """Return until when the authority must be notified (naive UTC), or None for a suspicion."""
        if self.aware_at is None:
            return None
        return breach_due(self.aware_at.replace(tzinfo=UTC), clock).astimezone(UTC).replace(tzinfo=None)

    def hours_left(self, clock: ClockPolicy, now: datetime) -> float | None:
        """Return the elapsed hours that are left, below zero when late; None while nothing runs."""
        due = self.due(clock)
        return None if due is None else hours_left(as_helsinki(due), as_helsinki(now))

    def awaits_authority(self, clock: ClockPolicy) -> bool:
        """Tell whether the authority has still to be notified, or it has to be said why not."""
        decided = self.notified or (self.not_notified and not self.must_notify(clock))
        return self.aware_at is not None and not decided

    def must_notify(self, clock: ClockPolicy) -> bool:
        """Tell whether the risk is one of which the authority is notified (Art. 33(1))."""
        return self.risk is not None and self.risk.reaches(clock.breach_notified_from)

    @property
    def awaits_persons(self) -> bool:
        """Whether the persons have still to be informed, or it has to be said why not (Art. 34)."""
        grave = self.risk is not None and self.risk.reaches(INFORMED_FROM)
        return grave and not self.informed and self.exempted is None

    def is_late(self, clock: ClockPolicy, moment: datetime) -> bool:
        """Tell whether `moment` (naive UTC) is too late: then Art. 33(1) wants the reason."""
        due = self.due(clock)
        return due is not None and moment > due


def history(parameters: object, events: Iterable[Mapping[str, object]]) -> History:
    """Return the history from the case's parameters (JSON) and its events, the oldest first."""
    facts = json.loads(str(parameters))
    found = History(facts, aware_at=read_moment(facts.get("aware_at")))
    for event in events:
        found = _after(found, str(event["step"]), event)
    return found


def _after(known: History, step: str, event: Mapping[str, object]) -> History:
    details: Details = json.loads(str(event["details"]))
    if step in {Step.BECOME_AWARE, CORRECT_AWARE}:
        known = replace(known, aware_at=read_moment(details["aware_at"]))
    elif step == Step.ASSESS:
        known = replace(known, risk=Risk(details["risk"]), not_notified=False)
    elif step == Step.NOTIFY_AUTHORITY:
        known = replace(known, notified=(*known.notified, details))
    elif step == Step.REASON_NOT_NOTIFIED:
        known = replace(known, not_notified=True)
    elif step == Step.INFORM_SUBJECTS:
        known = replace(known, informed=(*known.informed, details))
    elif step == Step.EXEMPT_SUBJECTS:
        known = replace(known, exempted=str(event["ground"]))
    elif step == UPDATE:
        known = replace(known, facts=details)
    return known
