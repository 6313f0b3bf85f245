"""The policy as parameters of the derivation: days, numbers, and lists as JSON."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from dashboard.clock import closed_days
from dashboard.policy import Policy
from dashboard.policy.word_pattern import word_pattern
from dashboard.text import HELSINKI
from dashboard.vocabulary import ANONYMOUS

# So many the memory of an import holds, with every word of theirs.
PERSONS_AT_ONCE: Final = 1_000_000

Word = dict[str, str | None]


def inputs(policy: Policy, *, today: date, snapshot_id: str) -> dict[str, object]:
    """Return a value for every parameter of `queries/derive/`."""
    return {
        "today": today,
        "tomorrow": _midnight(today + timedelta(days=1)),
        "snapshot_id": snapshot_id,
        "retention_rules": _json(_rules(policy)),
        "source_mapping": _json(
            {"source_value": value, "source": source.value} for value, source in policy.source_mapping.items()
        ),
        "policy_words": _json(_words(policy)),
        "won_within_months": policy.relationship.won_within_months,
        "outgoing_email": policy.last_contact.outgoing_email,
        "response_within_days": policy.source_rules.response_within_days,
        "staff_entry": policy.source_rules.staff_entry,
        "due_soon_days": policy.thresholds.due_soon_days,
        "reply_months": policy.clock.reply_months,
        "closed_days": closed_days(today.year + 1, eves_are_working_days=policy.clock.eves_are_working_days),
        "special_words": word_pattern(policy.controls.special_words),
        "anonymous": f"{ANONYMOUS.lower()} %",
        "persons_at_once": PERSONS_AT_ONCE,
    }


def _midnight(day: date) -> datetime:
    """Return the first moment of a Helsinki day as naive UTC."""
    return datetime.combine(day, time(), HELSINKI).astimezone(ZoneInfo("UTC")).replace(tzinfo=None)


def _rules(policy: Policy) -> Iterable[Mapping[str, object]]:
    for n, rule in enumerate(policy.retention, start=1):
        yield {
            "rule": rule.rule,
            "list_position": n,
            "applies_to": rule.applies_to.value,
            "relationship": [relationship.value for relationship in rule.relationship],
            "condition": rule.condition.value,
            "counted_from": rule.counted_from.value,
            "months": rule.months,
            "days": rule.days,
            "at_end": rule.at_end.value,
            "ground": rule.ground.fi,
            "article": rule.article,
        }


def _words(policy: Policy) -> Iterable[Word]:
    """Yield every list of the policy, word by word; `meaning` is what a word stands for."""
    yield from _kind("shared_mailbox", policy.shared_mailboxes)
    yield from _kind("attested", policy.attested_absent)
    yield from _kind("closed_task_status", policy.last_contact.closed_task_statuses)
    yield from _kind("one_way_subtype", policy.last_contact.one_way_task_subtypes)
    yield from _kind("left_ticked", policy.left_company.ticked)
    yield from _kind("won_stage", policy.relationship.won_stages)
    yield from _kind("web_form_user", policy.source_rules.web_form_users)
    yield from _kind("website_value", policy.source_rules.general_website_values)
    yield from _kind("declared_column", policy.declared_columns)
    yield from _meaning("left_column", {column: column for column in policy.left_company.columns})
    yield from _meaning("lead_source", policy.source_mapping)
    yield from _meaning("campaign_type", policy.source_rules.campaign_type)
    types = policy.relationship
    yield from _meaning("account_type", dict.fromkeys(types.current_types, "current"))
    yield from _meaning("account_type", dict.fromkeys(types.former_types, "former"))
    yield from _meaning("account_type", dict.fromkeys(types.potential_types, "potential"))


def _kind(kind: str, words: Iterable[str]) -> Iterable[Word]:
    for word in words:
        yield {"kind": kind, "word": word, "meaning": None}


def _meaning(kind: str, words: Mapping[str, str]) -> Iterable[Word]:
    for word, meaning in words.items():
        yield {"kind": kind, "word": word, "meaning": str(meaning)}


def _json(rows: Iterable[Mapping[str, object]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False)
