"""policy.toml: what it says, and that a mistake in it names its line and the remedy."""

import json
from datetime import date

import pytest

from dashboard import policy
from dashboard.policy import AppliesTo, AtEnd, Condition, CountedFrom
from dashboard.settings import ROOT
from dashboard.vocabulary import Refused, Relationship, Source

POLICY = ROOT / "data" / "policy.toml"
TEXT = POLICY.read_text(encoding="utf-8")


def written(folder, text):
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def changed(folder, old, new, *, after=""):
    """Write the policy with the first `old` after the text `after` replaced; it must be there."""
    head, _, tail = TEXT.partition(after) if after else ("", "", TEXT)
    assert old in tail
    return written(folder, head + after + tail.replace(old, new, 1))


def line_of(path, piece):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if piece in line)


def with_overrides(folder, **names):
    path = folder / "policy.overrides.json"
    path.write_text(json.dumps(names, indent=1), encoding="utf-8")
    return policy.load(POLICY, path)


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


MISTAKES = {
    "unknown key": (
        "four_eyes = true",
        "four_eyes = true\nfour_eye = true",
        "four_eye = true",
        "no setting four_eye",
    ),
    "unknown key in a table": (
        "won_within_months = 24",
        "won_within_months = 24\nwon_within_mnths = 1",
        "won_within_mnths",
        "no setting won_within_mnths",
    ),
    "unknown table": (
        "[accounting]",
        "[acounting]\nx = 1\n\n[accounting]",
        "[acounting]",
        "no setting acounting",
    ),
    "negative months": ("months = 24\nat_end", "months = -24\nat_end", "months = -24", "at least 0"),
    "a word in place of a number": (
        "months = 24\nat_end",
        'months = "24"\nat_end',
        'months = "24"',
        "whole number",
    ),
    "a truth in place of a number": (
        "months = 24\nat_end",
        "months = true\nat_end",
        "months = true",
        "whole number",
    ),
    "unknown end": ('at_end = "anonymise"', 'at_end = "burn"', '"burn"', "delete, anonymise, check"),
    "unknown relationship": (
        'relationship = ["potential"]',
        'relationship = ["partner"]',
        '"partner"',
        "current, former",
    ),
    "unknown source": ('"Opas" = "website_download"', '"Opas" = "guide"', '"guide"', "cannot be guide"),
    "unknown source of a campaign": (
        '"Uutiskirje" = "website_newsletter"\n\n\n#',
        '"Uutiskirje" = "newsletter"\n\n\n#',
        '"Uutiskirje" = "newsletter"',
        "cannot be newsletter",
    ),
    "the same code twice": ('rule = "RET-2"', 'rule = "RET-1"', None, "RET-1 is used twice"),
    "the same name twice": ('name = "prospect"', 'name = "customer"', None, "customer is used twice"),
    "no time": ("months = 24\nat_end", "at_end", 'rule = "RET-2"', "RET-2 has no time"),
    "a day that not everybody has": (
        'counted_from = "last_contact"\n',
        'counted_from = "bounced"\n',
        'counted_from = "bounced"\nmonths',
        "cannot be bounced here",
    ),
    "an empty text": ('name = "Indieplace Oy"', 'name = " "', 'name = " "', "is empty"),
    "a bad day": ('financial_year_end = "12-31"', 'financial_year_end = "31.12."', '"31.12."', "month-day"),
    "a legitimate interest without its test": (
        "[lawful_basis.balancing_test]",
        "[lawful_basis.test]",
        None,
        "balancing_test is missing",
    ),
    "a type with two meanings": (
        '"Prospect", "Target"',
        '"Prospect", "customer"',
        None,
        "stands in two lists",
    ),
    "a column declared twice": (
        'columns = ["Title", "Department"]',
        'columns = ["Title", "Email"]',
        None,
        "declared twice",
    ),
    "the same value twice": (
        '"Verkkosivu" = "web',
        '"web " = "staff"\n"Verkkosivu" = "web',
        '"web " = "staff"',
        "twice",
    ),
    "identity asked of an objector": (
        'never_for = ["marketing_objection", ',
        "never_for = [",
        "never_for",
        "marketing_objection",
    ),
    "a clock of nought": ("reply_months = 1 ", "reply_months = 0 ", "reply_months = 0", "at least 1"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused_with_its_line_and_a_remedy(tmp_path, mistake):
    old, new, piece, told = mistake
    path = changed(tmp_path, old, new)

    with pytest.raises(Refused) as refused:
        policy.load(path)

    assert told in str(refused.value)
    assert str(refused.value).startswith("policy.toml, line ")
    if piece and "\n" not in piece:
        lines = path.read_text(encoding="utf-8").splitlines()
        table = "[[retention]]" if piece.startswith("rule = ") else None
        named = lines[int(refused.value.values["line"]) - 1]
        assert piece in named or named == table


def test_a_missing_ground_names_the_rule_that_lacks_it(tmp_path):
    ground = TEXT[TEXT.index("[retention.ground]", TEXT.index('"RET-2"')) :].split("\n\n", 1)[0]
    path = changed(tmp_path, ground, "", after='rule = "RET-2"')

    with pytest.raises(Refused) as refused:
        policy.load(path)

    assert line_of(path, 'rule = "RET-2"') - 1 == refused.value.values["line"]
    assert "ground is missing" in str(refused.value)


def test_the_second_of_two_equal_codes_is_named(tmp_path):
    path = changed(tmp_path, 'rule = "RET-2"', 'rule = "RET-1"')

    with pytest.raises(Refused) as refused:
        policy.load(path)

    lines = path.read_text(encoding="utf-8").splitlines()
    assert [n for n, line in enumerate(lines, start=1) if line == 'rule = "RET-1"'][1] == (
        refused.value.values["line"]
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'relationship = ["current", "former"]\ncondition',
            'relationship = ["current"]\ncondition',
            "former",
        ),
        ('condition = "none"', 'condition = "bounced"', "none"),
    ],
)
def test_a_person_that_no_rule_takes_is_refused(tmp_path, old, new, told):
    path = changed(tmp_path, old, new, after='name = "customer"')
    text = path.read_text(encoding="utf-8")
    if "bounced" in new:
        path.write_text(text.replace('"last_contact_or_deal"\nmonths', '"bounced"\nmonths'), encoding="utf-8")

    with pytest.raises(Refused, match=f"no rule of retention fits .*{told}"):
        policy.load(path)


def test_a_rule_that_never_gets_its_turn_is_refused(tmp_path):
    rule = TEXT[TEXT.index('[[retention]]\nrule = "RET-2"') : TEXT.index('[[retention]]\nrule = "RET-4"')]
    again = rule.replace("RET-2", "RET-2B").replace('name = "prospect"', 'name = "again"')

    with pytest.raises(Refused, match="RET-2B never decides"):
        policy.load(written(tmp_path, TEXT.replace(rule, rule + again)))


def test_a_pair_without_a_lawful_basis_is_refused(tmp_path):
    path = changed(tmp_path, 'source = ["website_newsletter"]', 'source = ["staff"]')

    with pytest.raises(
        Refused, match="no lawful_basis for current persons from the source website_newsletter"
    ):
        policy.load(path)


def test_what_is_not_toml_is_refused_with_the_line_of_the_parser(tmp_path):
    with pytest.raises(Refused, match="line 2"):
        policy.load(written(tmp_path, "four_eyes = true\nx = = 1\n"))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refused, match="no policy file"):
        policy.load(tmp_path / "policy.toml")


def test_what_screens_changed_is_laid_over(tmp_path):
    rules = with_overrides(
        tmp_path,
        **{
            "retention.prospect.months": 18,
            "retention.RET-3.days": 14,
            "source_mapping.Messut": "staff",
            "source_mapping.Indieplace.fi 2.0": "website_contact_form",
            "completeness.attested_absent": ["Event"],
            "controller.contact_person": "X",
            "notice.date": "2027-01-01",
            "four_eyes": False,
        },
    )

    assert (18, 14) == (rules.rule("RET-2").months, rules.rule("RET-3").days)
    assert Source.STAFF is rules.source_mapping["Messut"]
    assert Source.WEBSITE_CONTACT_FORM is rules.source_mapping["Indieplace.fi 2.0"]
    assert (("Event",), "X", date(2027, 1, 1), False) == (
        rules.attested_absent,
        rules.controller.contact_person,
        rules.notice.date,
        rules.four_eyes,
    )


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("retention.prospect.months", -1, "at least 0"),
        ("retention.prospect.mnths", 1, "no setting mnths"),
        ("retention.nobody.months", 1, "no setting retention.nobody.months"),
        ("nothing", 1, "no setting nothing"),
        ("source_mapping.Messut", "fair", "cannot be fair"),
        ("clock.reply.months", 1, "no setting clock.reply.months"),
    ],
)
def test_a_mistake_of_a_screen_names_the_line_in_its_own_file(tmp_path, name, value, told):
    with pytest.raises(Refused) as refused:
        with_overrides(tmp_path, **{"four_eyes": True, name: value})

    assert str(refused.value).startswith("policy.overrides.json, line 3: ")
    assert told in str(refused.value)


def test_overrides_that_are_not_json_are_refused_with_the_line(tmp_path):
    path = tmp_path / "policy.overrides.json"
    path.write_text('{"four_eyes": true,\n"x": }', encoding="utf-8")

    with pytest.raises(Refused, match=r"policy.overrides.json, line 2: this is not valid JSON"):
        policy.load(POLICY, path)


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
