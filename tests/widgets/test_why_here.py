"""Why is this person here: a sentence for every status, rule, day and reason, in both languages."""

import re
from datetime import date, timedelta

import pytest

from dashboard import policy, sql
from dashboard.policy import AppliesTo
from dashboard.policy.words import CONDITION_DAYS, PERSON_DAYS
from dashboard.settings import ROOT
from dashboard.text import text
from dashboard.vocabulary import Action, Kind
from dashboard.widgets.case_labels import action_label
from dashboard.widgets.list_pages import DECISIONS, STATUSES, Days
from dashboard.widgets.retention_figures import rule_words
from dashboard.widgets.why_here import BY_DAY, DECIDED, RELATIONSHIPS, why_here

TODAY = date(2026, 11, 23)
DAYS = Days.of(TODAY, 90)
POLICY = policy.load(ROOT / "data" / "policy.toml", ROOT / "data" / "no-overrides.json")
REASONING = sql.load("derive/53_relationship").text.split("end as reason")[0]
REASONS = sorted(set(re.findall(r"(?:then|else) '(\w+)'\n", REASONING)))
ON = {
    "expired": {"expires_on": TODAY - timedelta(days=1)},
    "due_soon": {"expires_on": TODAY},
    "later": {"expires_on": TODAY + timedelta(days=91)},
    "unknown": {"expires_on": None, "reference_on": None, "last_contact_on": None},
    "held": {"on_hold": True},
    "restricted": {"restricted": True},
    "kept_until": {"kept_until": TODAY},
    "requested": {"has_open_request": True},
    "queued": {"queued_action": Action.DELETE.value},
    "deleted": {"deleted": True, "relationship_reason": None, "rule": None},
}
languages = pytest.mark.parametrize("language", ["fi", "en"])


def person(**known):
    return {
        "deleted": False,
        "relationship_reason": "no_deal_won",
        "last_contact_on": date(2024, 11, 22),
        "last_contact_object": "Task",
        "rule": "RET-2",
        "counted_from": "last_contact",
        "reference_on": date(2024, 11, 22),
        "expires_on": date(2026, 11, 22),
        "on_hold": False,
        "restricted": False,
        "kept_until": None,
        "has_open_request": False,
        "queued_action": None,
        **known,
    }


def why(language, **known):
    return why_here(text(language), person(**known), POLICY, DAYS)


def test_every_status_that_the_list_and_the_person_know_has_its_sentence():
    named = {*STATUSES, *DECISIONS} - {"none"} | {"restricted", "deleted"}

    assert named == set(BY_DAY) | set(DECIDED) == set(ON)


@languages
@pytest.mark.parametrize("status", ON)
def test_a_status_says_what_it_follows_from_what_it_rests_on_and_what_ends_it(status, language):
    _ = text(language)
    words = _({**BY_DAY, **DECIDED}[status])

    said = why(language, **ON[status])

    assert any(line.startswith(words.split("{")[0]) for line in said), said
    assert re.search(r"artikla|Art\.", words)
    assert not re.search(r"[{}]", "".join(said))
    if status != "deleted":
        assert len(said) == len([line for line in said if line]) >= 3


@languages
@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_of_a_relationship_has_its_sentence(reason, language):
    assert text(language)(RELATIONSHIPS[reason]) == why(language, relationship_reason=reason)[0]


def test_there_is_no_sentence_for_a_reason_that_no_query_gives():
    assert 8 == len(REASONS)
    assert set(REASONS) == set(RELATIONSHIPS)


@languages
@pytest.mark.parametrize("rule", POLICY.rules(AppliesTo.PERSON), ids=lambda rule: rule.rule)
def test_each_rule_says_its_time_its_ground_and_its_article(rule, language):
    said = "\n".join(why(language, rule=rule.rule))

    assert rule.title.in_language(language) in said
    assert rule_words(text(language), rule) in said
    assert rule.article in said


@languages
@pytest.mark.parametrize("day", [*PERSON_DAYS, *CONDITION_DAYS])
def test_each_day_that_a_time_is_counted_from_has_its_words(day, language):
    _ = text(language)

    said = why(language, counted_from=day.value)

    assert _("Counted from {day}: {what}.", day=date(2024, 11, 22), what="").split(":")[0] in "\n".join(said)


@languages
@pytest.mark.parametrize("action", Action)
def test_whatever_waits_in_the_queue_is_named(action, language):
    _ = text(language)

    assert action_label(_, Kind.RETENTION, action) in why(language, queued_action=action.value)[-1]


def test_the_last_contact_is_told_with_its_day_and_what_it_was():
    assert "Last contact: 22 Nov 2024 (Tasks and notes)" in why("en")


def test_a_rule_that_the_policy_has_lost_is_said_to_be_so():
    assert "The rule RET-X is not in the policy any more: recalculate the status." in why("en", rule="RET-X")


def test_several_statuses_are_all_told():
    said = "\n".join(why("en", on_hold=True, restricted=True, has_open_request=True, kept_until=TODAY))

    assert re.search(
        "(?s)Expired: .*Legal hold: .*Restricted: .*Kept by decision until 23 Nov 2026.*Open request: ", said
    )
