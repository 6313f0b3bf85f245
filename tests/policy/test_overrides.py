"""What screens changed over policy.toml."""

from datetime import date

import pytest

from dashboard import policy
from dashboard.vocabulary import Refused, Source
from tests.policy.texts import POLICY, changed, with_overrides


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


def test_months_of_a_screen_replace_the_years_of_the_file_and_leave_its_days(tmp_path):
    path = changed(tmp_path, "months = 24", "years = 2\ndays = 20", after='name = "prospect"')
    over = tmp_path / "policy.overrides.json"
    over.write_text('{"retention.prospect.months": 23}', encoding="utf-8")

    before, after = (policy.load(path, each).rule("RET-2") for each in (None, over))

    assert [(24, 20), (23, 20)] == [(rule.months, rule.days) for rule in (before, after)]


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
