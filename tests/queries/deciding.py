"""Decisions about persons of a snapshot, as they would be made on a screen."""

from datetime import date

from dashboard.decisions.cases import Draft, open_cases
from dashboard.vocabulary import Action, Kind, Right
from tests.registers import contact_id

KINDS = {
    Action.DELETE: Kind.RETENTION,
    Action.ANONYMISE: Kind.RETENTION,
    Action.KEEP: Kind.KEEP_UNTIL,
    Action.HOLD: Kind.LEGAL_HOLD,
    Action.SOURCE_CHECK: Kind.FINDING,
    Action.OPT_OUT: Kind.MARKETING,
}


def decide(store, actor, action, numbers, now, **parameters):
    """Open a case for each person of `numbers`; return the case ids."""
    kind = Kind.RIGHT if isinstance(action, Right) else KINDS[action]
    drafts = [
        Draft(
            kind=kind,
            action=action,
            salesforce_ids=(contact_id(number),),
            received_on=date(2026, 11, 20),
            reason_code="retention_over",
            parameters=parameters,
        )
        for number in numbers
    ]
    return open_cases(store, actor, drafts, key=f"{action}/{numbers}", now=now, snapshot_id=None)
