"""A mistake in policy.toml names its line and the remedy."""

import pytest

from dashboard import policy
from dashboard.vocabulary import Refused
from tests.policy.texts import TEXT, changed, line_of, written

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
    "a second line in a name": (
        'name = "Indieplace Oy"',
        'name = "Indieplace Oy\\r\\nBcc: a@evil.example"',
        "Bcc",
        "must stand on one line",
    ),
    "a second line in the contact channel": (
        'contact_channel = "support@indieplace.fi"',
        'contact_channel = "support@indieplace.fi\\u2028x"',
        "u2028x",
        "must stand on one line",
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
    "an hour that no clock has": ("hour = 7", "hour = 24", "hour = 24", "an hour from 0 to 23"),
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
