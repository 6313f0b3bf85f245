"""Case material whose time is over goes: its own day, or the case file's by policy. The history stays.

The case file is kept from the closing of its case (Art. 5(2)), the record of a breach longer (Art. 33(5)).
What stands in the history of it is a salted hash whose salt goes with the material.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from dashboard.clock import helsinki_date, retention_end
from dashboard.databases import Store, Transaction
from dashboard.decisions.attachments import delete_material
from dashboard.decisions.case import read_open, whole_persons
from dashboard.decisions.journal import note_deleted
from dashboard.decisions.ledger import record_act
from dashboard.decisions.rules import read_rules
from dashboard.policy import AppliesTo, Policy, RetentionRule
from dashboard.vocabulary import SYSTEM, TERMINAL, Kind

CLEAR: Final = "clear"
_NEVER: Final = date(1, 1, 1)


def clear(store: Store, now: datetime) -> int:
    """Delete every piece of case material whose time is over, and return how many; `now` is naive UTC.

    Looking twice on one day deletes and writes nothing twice. A legal hold keeps the case files of its
    person; where the policy has no rule, nothing goes by one.
    """
    today, rules = helsinki_date(now), read_rules(store)
    limits = {
        "cases_closed_by": last_closing(_rule(rules, AppliesTo.CASE_FILE), today),
        "breaches_closed_by": last_closing(_rule(rules, AppliesTo.BREACH), today),
    }
    terminal = sorted(state.value for state in TERMINAL)
    held = _held(store)
    with store.transaction() as transaction:
        found = transaction.rows("queue/material/over", today=today, terminal=terminal, **limits)
        over = [row for row in found if held.isdisjoint(json.loads(str(row["salesforce_ids"])))]
        if over:
            _delete(transaction, over, now)
    note_deleted(store.settings, [str(row["material_id"]) for row in over])
    return len(over)


def _rule(rules: Policy, applies_to: AppliesTo) -> RetentionRule | None:
    return next(iter(rules.rules(applies_to)), None)


def last_closing(rule: RetentionRule | None, today: date) -> date:
    """Return the last closing day whose time of keeping is over `today`; Helsinki dates.

    Ends of months are clamped, so several closing days can share a last day of keeping.
    """
    if rule is None:
        return _NEVER
    day = retention_end(today, months=-rule.months, days=-rule.days)
    while _is_over(rule, day, today):
        day += timedelta(days=1)
    while not _is_over(rule, day, today):
        day -= timedelta(days=1)
    return day


def _is_over(rule: RetentionRule, closed_on: date, today: date) -> bool:
    return retention_end(closed_on, months=rule.months, days=rule.days) < today


def _held(store: Store) -> frozenset[str]:
    """Return every record of the persons under a legal hold: what is written about them is evidence, too."""
    with store.transaction() as transaction:
        holds = [case for case in read_open(transaction) if case.kind is Kind.LEGAL_HOLD]
    with store.page(SYSTEM) as page:
        return frozenset().union(*(case.salesforce_ids for case in whole_persons(page, holds)))


def _delete(transaction: Transaction, over: Sequence[Mapping[str, object]], now: datetime) -> None:
    delete_material(transaction, [str(row["material_id"]) for row in over])
    cases = Counter(str(row["case_number"]) for row in over)
    record_act(transaction, SYSTEM, CLEAR, now, {"pieces": len(over), "from_cases": dict(cases)})
