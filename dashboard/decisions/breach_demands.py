"""What each step of a breach must say before it is taken, whoever takes it and wherever (Art. 33 and 34)."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from dashboard.clock import ClockPolicy
from dashboard.databases import Transaction
from dashboard.decisions.breach_facts import DOCUMENTED, check_past, read_moment
from dashboard.decisions.breach_history import History, history
from dashboard.decisions.case import Case
from dashboard.decisions.step_rows import Words
from dashboard.text import N_
from dashboard.vocabulary import (
    Blocked,
    InformedBy,
    Kind,
    NotifiedBy,
    NotInformed,
    Phase,
    Refused,
    Risk,
    State,
    Step,
)

# A number of the authority's register (1234/171/26, TSV/12/2026): no free text gets into the history.
_REFERENCE: Final = re.compile(r"[A-ZÅÄÖ]{0,8}/?\d{1,8}(/\d{1,6}){0,3}")
_NO_MOMENT: Final = N_("Give the moment: date and time in Finland.")
_EARLY: Final = N_("The breach was detected later than that: {moment}.")
_NO_RISK: Final = N_("Choose how grave the risk is for the persons.")
_NO_REASONS: Final = N_("Give the reasons in words: the authority may ask for them (Art. 33(5)).")
_NO_WAY: Final = N_("Choose how it was done.")
_PHASE: Final = N_(
    "The first notification is the initial one; what follows are supplements to it (Art. 33(4))."
)
_REFERENCE_WRONG: Final = N_("This is no register number: {reference}. Write it as in 1234/171/26.")
_DELAY: Final = N_(
    "{hours} hours have passed since the breach became known: give the reason for the delay (Art. 33(1))."
)
_RISKY: Final = N_(
    "A breach of this risk is notified to the authority (Art. 33(1)): assess it anew, or notify."
)
_NO_COUNT: Final = N_("Say how many persons were informed.")
_NO_GROUND: Final = N_("Choose the ground for not informing the persons (Art. 34(3)).")
_UNDOCUMENTED: Final = N_(
    "Describe what happened, its consequences and what was done: every breach is documented (Art. 33(5))."
)
_NOT_NOTIFIED: Final = N_("Notify the authority first: the risk asks for it (Art. 33(1)).")
_NOT_INFORMED: Final = N_(
    "Inform the persons first, or say on which ground they need not be informed: the risk is high (Art. 34)."
)
Check = Callable[[Words, History, ClockPolicy, datetime], None]


def check_breach(
    transaction: Transaction, case: Case, step: Step, words: Words, clock: ClockPolicy, now: datetime
) -> None:
    """Raise `Refused` or `Blocked` where a step of a breach lacks what the law asks for; others pass.

    `now` is naive UTC.
    """
    if case.kind is not Kind.BREACH:
        return
    row = transaction.rows("queue/cases", case_ids=[case.case_id])[0]
    known = history(row["parameters"], transaction.rows("queue/case_events", case_ids=[case.case_id]))
    if step is Step.CLOSE:
        _check_close(case, words, known, clock)
    else:
        _CHECKS[step](words, known, clock, now)


def _moment(words: Words, key: str, since: datetime | None, now: datetime) -> datetime:
    """Return the moment in the details; it lies between `since` and `now`, all naive UTC."""
    moment = read_moment(words.details.get(key))
    if moment is None:
        raise Refused(_NO_MOMENT)
    check_past(moment, now)
    if since and moment < since:
        raise Refused(_EARLY, moment=moment)
    return moment


def _check_aware(words: Words, known: History, _clock: ClockPolicy, now: datetime) -> None:
    _moment(words, "aware_at", read_moment(known.facts["detected_at"]), now)


def _check_assessment(words: Words, _known: History, _clock: ClockPolicy, _now: datetime) -> None:
    if words.details.get("risk") not in set(Risk):
        raise Refused(_NO_RISK)
    _check_reasons(words)


def _check_notification(words: Words, known: History, clock: ClockPolicy, now: datetime) -> None:
    moment = _moment(words, "moment", known.aware_at, now)
    if words.details.get("by") not in set(NotifiedBy):
        raise Refused(_NO_WAY)
    if words.details.get("phase") != (Phase.SUPPLEMENTARY if known.notified else Phase.INITIAL):
        raise Refused(_PHASE)
    reference = str(words.details.get("reference") or "")
    if reference and not _REFERENCE.fullmatch(reference):
        raise Refused(_REFERENCE_WRONG, reference=reference)
    if not known.notified and known.is_late(clock, moment) and not words.note.strip():
        raise Refused(_DELAY, hours=clock.breach_hours)


def _check_no_notification(words: Words, known: History, clock: ClockPolicy, _now: datetime) -> None:
    if known.must_notify(clock):
        raise Refused(_RISKY)
    _check_reasons(words)


def _check_informing(words: Words, known: History, _clock: ClockPolicy, now: datetime) -> None:
    _moment(words, "moment", read_moment(known.facts["detected_at"]), now)
    if words.details.get("by") not in set(InformedBy):
        raise Refused(_NO_WAY)
    persons = words.details.get("persons")
    if not isinstance(persons, int) or persons < 1:
        raise Refused(_NO_COUNT)


def _check_exemption(words: Words, _known: History, _clock: ClockPolicy, _now: datetime) -> None:
    if words.ground not in set(NotInformed):
        raise Refused(_NO_GROUND)
    _check_reasons(words)


def _check_reasons(words: Words) -> None:
    if not words.note.strip():
        raise Refused(_NO_REASONS)


def _check_close(case: Case, words: Words, known: History, clock: ClockPolicy) -> None:
    """Hold a breach open until all that its risk asks for is done; a suspicion ends with reasons."""
    if case.state is State.SUSPECTED:
        _check_reasons(words)
    else:
        check_complete(known, clock)


def check_complete(known: History, clock: ClockPolicy) -> None:
    """Raise `Blocked` where a breach lacks something that the law asks for before it can be closed."""
    if not set(DOCUMENTED) <= set(known.facts["documented"]):
        raise Blocked(_UNDOCUMENTED)
    if known.awaits_authority(clock):
        raise Blocked(_NOT_NOTIFIED)
    if known.awaits_persons:
        raise Blocked(_NOT_INFORMED)


_CHECKS: Final[Mapping[Step, Check]] = {
    Step.BECOME_AWARE: _check_aware,
    Step.ASSESS: _check_assessment,
    Step.NOTIFY_AUTHORITY: _check_notification,
    Step.REASON_NOT_NOTIFIED: _check_no_notification,
    Step.INFORM_SUBJECTS: _check_informing,
    Step.EXEMPT_SUBJECTS: _check_exemption,
}
