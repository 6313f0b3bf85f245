"""Decisions about persons of a snapshot, as they would be made on a screen."""

from datetime import date

from dashboard.decisions.bulk import KINDS
from dashboard.decisions.cases import Draft, open_cases
from dashboard.vocabulary import Action, Kind, Right
from tests.registers import contact_id


def decide(store, actor, action, persons, now, **parameters):
    """Open a case for each of `persons` (a number of `registers.person`, or a record id); return case ids."""
    kind = Kind.RIGHT if isinstance(action, Right) else (KINDS | {Action.OPT_OUT: Kind.MARKETING})[action]
    drafts = [
        Draft(
            kind=kind,
            action=action,
            salesforce_ids=(contact_id(each) if isinstance(each, int) else each,),
            received_on=date(2026, 11, 20),
            reason_code="retention_over",
            parameters=parameters,
        )
        for each in persons
    ]
    return open_cases(store, actor, drafts, key=f"{action}/{persons}", now=now, snapshot_id=None)
