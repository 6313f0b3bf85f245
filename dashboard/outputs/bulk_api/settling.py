"""Settling a job: its results go where result files go, and then its end is written down.

Taking the same results in twice changes nothing, so a crash between the two does no harm.
"""

from collections.abc import Mapping
from typing import Final

from dashboard.outputs.bulk_api.connection import Status
from dashboard.outputs.bulk_api.intents import End, Sent, settle, unsettled
from dashboard.outputs.bulk_api.line import COMPLETE, OPEN, Line
from dashboard.outputs.bulk_api.outcome import Outcome, Progress
from dashboard.outputs.results import import_results
from dashboard.text import N_
from dashboard.vocabulary import Denied, NotFound, Refused, Role

_ENDS: Final[Mapping[str, End]] = {COMPLETE: End.DONE, "Failed": End.FAILED, "Aborted": End.ABORTED}
_LONGEST_MESSAGE: Final = 200
_LOOKING: Final = N_("Looking what came of an earlier sending")
_WHOLE: Final = N_("Salesforce did not carry out the whole file {file} ({why}). No file after it was sent.")
_ANOTHER: Final = N_(
    "A sending of {user} was interrupted. They, or an officer, must look what came of it before anything "
    "else is sent."
)
_OTHER_ORG: Final = N_(
    "An interrupted sending went to {org}, but {configured} is set up now. Set up {org} again, then look "
    "what came of it."
)
_OTHER_CLAIMS: Final = N_(
    "Somebody else has taken on cases of the interrupted sending. An officer must look what came of it."
)
_LOST: Final = N_(
    "Salesforce no longer knows what became of file {file}. Look there by hand; the next copy of the "
    "register tells for certain."
)


def settle_earlier(line: Line, outcome: Outcome) -> None:
    """Look what became of every job whose end nobody has seen, oldest first."""
    with line.store.transaction() as transaction:
        found = unsettled(transaction)
    for sent in found:
        line.tell(Progress(_LOOKING, sent.file))
        _check_may_settle(line, sent)
        try:
            _settle(line, outcome, sent)
        except NotFound:
            settle(line.store, line.actor, sent, End.LOST, line.now())
            outcome.told.append(Refused(_LOST, file=sent.file))


def take_in(line: Line, outcome: Outcome, sent: Sent, status: Status) -> None:
    """Take in the results of a job that has ended. One that failed may have tried some rows before."""
    tried = status.state == COMPLETE or status.processed > 0
    told = line.patiently(lambda: line.jobs.results(sent.job)) if tried else []
    files = [(f"{sent.file}-{kind}.csv", content) for kind, content in told]
    imported = import_results(line.store, line.actor, files, now=line.now())
    outcome.add(imported)
    # What belongs to another's claim is not theirs to close: the job stays open for an officer.
    if imported.strangers and line.actor.role is not Role.OFFICER:
        raise Refused(_OTHER_CLAIMS)
    settle(line.store, line.actor, sent, _ENDS[status.state], line.now())


def unfinished(sent: Sent, status: Status) -> Refused:
    """Return the sentence for a job that ended before its time."""
    why = status.message[:_LONGEST_MESSAGE] or status.state
    return Refused(_WHOLE, file=sent.file, why=why)


def _check_may_settle(line: Line, sent: Sent) -> None:
    if sent.user != line.actor.user and line.actor.role is not Role.OFFICER:
        raise Denied(_ANOTHER, user=sent.user)
    if sent.org != line.jobs.org:
        raise Refused(_OTHER_ORG, org=sent.org, configured=line.jobs.org)


def _settle(line: Line, outcome: Outcome, sent: Sent) -> None:
    """Wait for a job that was closed; give up one that never was: none of its rows has been touched."""
    withdrawn = line.status(sent.job).state == OPEN
    if withdrawn:
        line.jobs.abort(sent.job)
    status = line.awaited(sent.job, Progress(_LOOKING, sent.file, rows=sent.rows))
    take_in(line, outcome, sent, status)
    if withdrawn:
        outcome.withdrawn += 1
    elif status.state == COMPLETE:
        outcome.sent += 1
    else:
        outcome.told.append(unfinished(sent, status))
