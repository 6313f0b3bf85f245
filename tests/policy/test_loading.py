"""What policy.toml says, and how its values are asked for."""

import re
from datetime import date

import pytest

from dashboard import policy
from dashboard.policy import AppliesTo, AtEnd, Condition, CountedFrom
from dashboard.vocabulary import Refused, Relationship, Source
from tests.policy.texts import POLICY, TEXT, changed, with_overrides, written


def test_the_policy_that_comes_with_the_program_is_valid():
    rules = policy.load(POLICY)

    assert ("Indieplace Oy", "", True) == (
        rules.controller.name,
        rules.controller.contact_person,
        rules.four_eyes,
    )
    assert [f"RET-{n}" for n in range(1, 11)] == [
        rule
        for rule in sorted((each.rule for each in rules.retention), key=lambda code: (len(code), code))
        if rule[4:].isdigit() and int(rule[4:]) <= 10
    ]


def test_rules_say_their_time_in_months_and_days():
    rules = policy.load(POLICY)

    found = {each.rule: (each.months, each.days, each.at_end) for each in rules.retention}
    assert (36, 0, AtEnd.DELETE) == found["RET-1"]
    assert (24, 0, AtEnd.DELETE) == found["RET-2"]
    assert (0, 30, AtEnd.CHECK) == found["RET-3"]
    assert (72, 0, AtEnd.DELETE) == found["RET-4"]
    assert (120, 0, AtEnd.DELETE) == found["RET-5"]
    assert (24, 0, AtEnd.ANONYMISE) == found["RET-9"]


def test_rules_are_found_by_what_they_apply_to_and_by_code():
    rules = policy.load(POLICY)

    assert ["RET-9"] == [each.rule for each in rules.rules(AppliesTo.TRACKING)]
    assert CountedFrom.CLOSING is rules.rule("RET-7").counted_from
    assert None is rules.rule("RET-99")


def test_every_person_with_a_source_of_the_notice_has_a_lawful_basis():
    rules = policy.load(POLICY)

    for relationship in Relationship:
        for source in Source:
            found = rules.basis(relationship, source)
            assert (found is None) == (source in {Source.UNKNOWN, Source.NOT_IN_NOTICE})


def test_texts_stand_in_both_languages():
    title = policy.load(POLICY).rule("RET-2").title

    assert ("Potentiaalinen asiakas", "Prospect that never bought") == (
        title.in_language("fi"),
        title.in_language("en"),
    )


@pytest.mark.parametrize(
    ("end", "day", "expected"),
    [
        ("12-31", date(2026, 5, 1), date(2026, 12, 31)),
        ("03-31", date(2024, 3, 31), date(2024, 3, 31)),
        ("03-31", date(2024, 4, 1), date(2025, 3, 31)),
    ],
)
def test_a_day_belongs_to_the_financial_year_that_ends_after_it(tmp_path, end, day, expected):
    path = changed(tmp_path, 'financial_year_end = "12-31"', f'financial_year_end = "{end}"')

    assert expected == policy.load(path).financial_year_end_on(day)


def test_without_overrides_the_file_alone_counts(tmp_path):
    assert policy.load(POLICY) == policy.load(POLICY, tmp_path / "none.json")


def test_the_hash_changes_with_what_is_decided_and_not_with_how_it_is_written(tmp_path):
    same = written(tmp_path, "# A comment.\n" + TEXT)
    first, commented = policy.load(POLICY).hash, policy.load(same).hash
    other = with_overrides(tmp_path, **{"retention.prospect.months": 18}).hash

    assert first == commented
    assert first != other


def test_a_rule_fits_by_relationship_and_condition():
    rules = policy.load(POLICY)

    bounced = rules.rule("RET-3")
    assert bounced.fits(Relationship.POTENTIAL, Condition.BOUNCED)
    assert not bounced.fits(Relationship.POTENTIAL, Condition.NONE)
    assert rules.rule("RET-2").fits(Relationship.POTENTIAL, Condition.BOUNCED)
    assert not rules.rule("RET-2").fits(Relationship.CURRENT, Condition.NONE)


def test_a_policy_that_is_older_than_the_table_of_the_controls_has_the_programs_own(tmp_path):
    older = written(tmp_path, re.sub(r"\n\[controls\].*?\n(?=\[)", "\n", TEXT, flags=re.DOTALL))

    assert (["controls"], []) == (policy.lacking(older), policy.lacking(POLICY))
    assert policy.load(POLICY) == policy.load(older)


def test_of_a_table_of_the_controls_that_is_there_nothing_is_made_up(tmp_path):
    with pytest.raises(Refused, match="hold_review_months is missing"):
        policy.load(changed(tmp_path, "hold_review_months = 12\n", ""))
