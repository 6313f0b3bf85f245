"""What the controls are handed: days, what the policy says, and what lies in the data folder."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import product

from dashboard import policy
from dashboard.clock import helsinki_date
from dashboard.policy import ControlRules, Policy
from dashboard.policy.word_pattern import name_pattern, word_pattern
from dashboard.settings import Settings
from dashboard.vocabulary import Relationship, Source

Values = Mapping[str, object]


def inputs(settings: Settings, now: datetime) -> dict[str, object]:
    """Return a value for every parameter of `queries/controls/`; `now` is naive UTC, days are of Helsinki."""
    rules, today = policy.load(settings.policy, settings.overrides), helsinki_date(now)
    return {
        "now": now,
        "today": today,
        "breach_hours": rules.clock.breach_hours,
        "notice_version": rules.notice.version,
        "notice_date": rules.notice.date,
        "bases": _json(_bases(rules)),
        "known_domains": sorted(_domains(rules)),
        "known_companies": sorted(_companies(rules)),
        "shared_mailboxes": list(rules.shared_mailboxes),
        "one_way_task_subtypes": [each.lower() for each in rules.last_contact.one_way_task_subtypes],
        "attested_absent": sorted(each.lower() for each in rules.attested_absent),
        "export_files": _json(_export_files(settings)),
        **_looked_for(rules.controls),
    }


def _looked_for(rules: ControlRules) -> dict[str, object]:
    return {
        "campaign_types": [each.lower() for each in rules.campaign_types],
        "other_purposes": word_pattern(rules.other_purposes),
        "purchased_words": word_pattern(rules.purchased_words),
        "profile_words": name_pattern(rules.profile_words),
        "given_by_staff": [each.lower() for each in rules.given_by_staff],
        "unused_after_days": rules.unused_after_days,
        "hold_review_months": rules.hold_review_months,
    }


def _bases(rules: Policy) -> Iterable[Mapping[str, str]]:
    for relationship, source in product(Relationship, Source):
        basis = rules.basis(relationship, source)
        if basis:
            yield {"relationship": relationship, "source": source, "basis": basis.basis}


def _domains(rules: Policy) -> set[str]:
    own = rules.controller.contact_channel.rpartition("@")[2].lower()
    return {own, *(domain for recipient in rules.recipients for domain in recipient.domains)}


def _companies(rules: Policy) -> set[str]:
    return {
        name.strip().lower() for name in (rules.controller.name, *(each.name for each in rules.recipients))
    }


def _export_files(settings: Settings) -> Iterable[Mapping[str, str]]:
    """Yield the files of the inbox, and what was pulled, with the Helsinki day when each was last written."""
    for path in sorted([*settings.inbox.rglob("*"), *settings.pulled.rglob("*")]):
        if path.is_file() and not path.name.startswith("."):
            pulled = path.is_relative_to(settings.pulled)
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            yield {
                "name": path.relative_to(settings.data if pulled else settings.inbox).as_posix(),
                "day": helsinki_date(written).isoformat(),
            }


def _json(rows: Iterable[Mapping[str, object]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False)
