"""Sending: first what an earlier sending left open, then sheet after sheet, the results of each taken in.

The sheets are those of a hand-out, and the results go where result files go: there is no second way to erase.
Every step is written down before it is taken, and a sheet whose job was closed is never sent again: whoever
begins anew after a crash first looks what became of it, and then hands out only what is left.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.decisions.case import Case, read_all
from dashboard.outputs.bulk_api.intents import intend, of_sheet
from dashboard.outputs.bulk_api.line import COMPLETE, Line
from dashboard.outputs.bulk_api.outcome import Outcome, Progress
from dashboard.outputs.bulk_api.settling import settle_earlier, take_in, unfinished
from dashboard.outputs.sheets import Flavour, Sheet
from dashboard.outputs.write_back import hand_out, look_over
from dashboard.text import N_
from dashboard.vocabulary import Permission, Refused, State, require

_MAKING: Final = N_("Making the files")
_SENDING: Final = N_("Sending file {number} of {sheets}: {sheet}")
_WORKING: Final = N_("Salesforce works on file {number} of {sheets}: {sheet}")
_PROTECTED: Final = N_(
    "Somebody of these cases has been protected since the sending began, or has new records: the rest was "
    "not sent. Send again, then the others go on."
)


def send(line: Line, case_ids: Sequence[str]) -> Outcome:
    """Carry out claimed cases in Salesforce; what went wrong is told in the outcome. Raises `Denied`."""
    require(line.actor, Permission.CARRY_OUT)
    outcome = Outcome()
    with outcome.stopping():
        settle_earlier(line, outcome)
        line.tell(Progress(_MAKING))
        left = _not_closed(_cases(line, case_ids), outcome)
        if left:
            outcome.handed = hand_out(line.store, line.actor, left, flavour=Flavour.BULK, now=line.now())
            _send_all(line, outcome, left, outcome.handed.sheets)
    return outcome


def look(line: Line) -> Outcome:
    """Take in what became of interrupted sendings, and send nothing. Raises `Denied`."""
    require(line.actor, Permission.CARRY_OUT)
    outcome = Outcome()
    with outcome.stopping():
        settle_earlier(line, outcome)
    return outcome


def _cases(line: Line, case_ids: Sequence[str]) -> list[Case]:
    with line.store.transaction() as transaction:
        return read_all(transaction, list(dict.fromkeys(case_ids)))


def _not_closed(cases: Sequence[Case], outcome: Outcome) -> list[str]:
    """Return the cases without those whose step the results of this sending have closed."""
    closed = {*outcome.imported.executed, *outcome.imported.failed}
    return [case.case_id for case in cases if case.state is State.CLAIMED or case.case_number not in closed]


def _send_all(line: Line, outcome: Outcome, case_ids: Sequence[str], sheets: Sequence[Sheet]) -> None:
    outcome.left = len(sheets)
    for number, sheet in enumerate(sheets, start=1):
        if number > 1:
            _check_free(line, outcome, case_ids)
        _send_sheet(
            line, outcome, sheet, Progress(_SENDING, sheet.name, number, len(sheets), rows=sheet.rows)
        )
        outcome.sent += 1
        outcome.left -= 1


def _check_free(line: Line, outcome: Outcome, case_ids: Sequence[str]) -> None:
    """Look once more before each sheet: hours may have passed, and a hold may have come."""
    handed = set(outcome.handed.handed) if outcome.handed else set()
    cases = [case for case in _cases(line, case_ids) if case.case_number in handed]
    sorting = look_over(line.store, line.actor, _not_closed(cases, outcome), now=line.now())
    if sorting.protected or sorting.changed:
        raise Refused(_PROTECTED)


def _send_sheet(line: Line, outcome: Outcome, sheet: Sheet, place: Progress) -> None:
    """Send one sheet; each step is written down before it is taken."""
    line.tell(place)
    sent = of_sheet(line.jobs.org, sheet)
    intend(line.store, line.actor, sent, line.now())
    sent = replace(sent, job=line.jobs.create(sheet))
    intend(line.store, line.actor, sent, line.now())
    line.jobs.upload(sent.job, sheet)
    line.jobs.close(sent.job)
    status = line.awaited(sent.job, replace(place, stage=_WORKING))
    take_in(line, outcome, sent, status)
    if status.state != COMPLETE:
        raise unfinished(sent, status)
