"""Rules, reference days and ends of keeping (clause 12)."""

from datetime import date, datetime

import pytest

from tests.register.derive.raw import POLICY, changed_policy, contact, deal, derived, individual, lead, task


def kept(register, record_id="003A"):
    status = register.status(record_id)
    return status["rule"], status["reference_on"], status["expires_on"], status["at_end"]


def client(day, *, contact_columns=None, **tables):
    return {
        "account": [{"Id": "001A", "Name": "A Oy", "Type": "Customer"}],
        "contact": [contact("003A", AccountId="001A", **(contact_columns or {}))],
        "activity": [task("00TA", day, WhoId="003A")],
        **tables,
    }


def test_a_client_is_kept_36_months_with_the_end_of_the_month_clamped(tmp_path):
    register = derived(tmp_path, **client(date(2024, 2, 29)))

    assert ("RET-1", date(2024, 2, 29), date(2027, 2, 28), "delete") == kept(register)


def test_a_client_is_counted_from_the_deal_where_that_is_later(tmp_path):
    deals = [deal("006A", date(2025, 6, 30), AccountId="001A")]

    register = derived(tmp_path, **client(date(2024, 2, 29), opportunity=deals))

    assert ("RET-1", date(2025, 6, 30), date(2028, 6, 30), "delete") == kept(register)


def test_a_prospect_is_kept_24_months(tmp_path):
    register = derived(
        tmp_path, contact=[lead("003A")], activity=[task("00TA", date(2024, 2, 29), WhoId="003A")]
    )

    assert ("RET-2", date(2024, 2, 29), date(2026, 2, 28), "delete") == kept(register)


@pytest.mark.parametrize(
    "bounce",
    [
        {"EmailBouncedDate": datetime(2026, 3, 31, 21, 30)},  # 1.4. in Helsinki
        {"IsEmailBounced": True, "LastModifiedDate": datetime(2026, 4, 1, 9)},
        {"EmailBouncedReason": "550 unknown", "LastModifiedDate": datetime(2026, 4, 1, 9)},
    ],
)
def test_where_mail_comes_back_somebody_checks_within_30_days(tmp_path, bounce):
    register = derived(tmp_path, **client(date(2024, 2, 29), contact_columns=bounce))

    assert ("RET-3", date(2026, 4, 1), date(2026, 5, 1), "check") == kept(register)


def test_who_left_the_company_is_checked_within_30_days(tmp_path):
    left = {
        "extra": '{"LID__No_longer_at_Company__c": "Not at Company"}',
        "LastModifiedDate": datetime(2026, 4, 1, 9),
        "EmailBouncedDate": datetime(2026, 1, 1),
    }

    register = derived(tmp_path, **client(date(2024, 2, 29), contact_columns=left))

    assert ("RET-3L", date(2026, 4, 1), date(2026, 5, 1), "check") == kept(register)


def test_a_mark_that_is_not_ticked_says_nothing(tmp_path):
    mark = {"extra": '{"LID__No_longer_at_Company__c": "false", "Muu__c": "1"}'}

    register = derived(tmp_path, **client(date(2024, 2, 29), contact_columns=mark))

    assert "RET-1" == kept(register)[0]


def test_a_bounce_on_a_record_of_the_past_does_not_count(tmp_path):
    bounced = {"EmailBouncedDate": datetime(2026, 1, 1), "Email": "old@example.com"}
    register = derived(
        tmp_path,
        contact=[
            contact("003A"),
            lead("00QA", IsConverted=True, ConvertedContactId="003A", **bounced),
            contact("003B", MasterRecordId="003A", IsDeleted=True, **bounced),
        ],
    )

    assert "RET-2" == kept(register)[0]


def test_a_rule_is_data_and_the_first_that_fits_decides(tmp_path):
    rule = """
[[retention]]
rule = "RET-X"
name = "former_quick"
title = { fi = "Entinen", en = "Former" }
applies_to = "person"
relationship = ["former"]
condition = "none"
counted_from = "created"
months = 1
days = 2
at_end = "anonymise"
ground = { fi = "Koe", en = "Trial" }
article = "5(1)(e)"

[[retention]]
rule = "RET-1"
"""
    policy = changed_policy(tmp_path, ('[[retention]]\nrule = "RET-1"\n', rule))
    tables = {
        "account": [
            {"Id": "001A", "Name": "A", "Type": "Former Customer"},
            {"Id": "001B", "Type": "Customer"},
        ],
        "contact": [
            contact("003A", AccountId="001A", CreatedDate=datetime(2024, 1, 31, 9)),
            contact("003B", AccountId="001B"),
        ],
    }

    before = derived(tmp_path, **tables, snapshot_id="before")
    after = derived(tmp_path, **tables, snapshot_id="after", policy_file=policy)

    assert "RET-1" == kept(before)[0]
    assert ("RET-X", date(2024, 1, 31), date(2024, 3, 2), "anonymise") == kept(after)
    assert kept(before, "003B") == kept(after, "003B")


def test_months_changed_on_a_screen_count(tmp_path):
    overrides = tmp_path / "policy.overrides.json"
    overrides.write_text('{"retention.prospect.months": 18}', encoding="utf-8")

    register = derived(tmp_path, overrides=overrides, contact=[lead("003A")])

    assert date(2021, 7, 1) == kept(register)[2]
    (rule,) = register.rows("from retention_rule where rule = 'RET-2'")
    assert (18, "last_contact", ["potential"]) == (rule["months"], rule["counted_from"], rule["relationship"])


def test_a_time_from_deals_counts_from_the_record_where_there_was_no_deal(tmp_path):
    policy = changed_policy(tmp_path, ('"last_contact_or_deal"\nmonths = 36', '"last_deal"\nmonths = 36'))

    register = derived(tmp_path, **client(date(2024, 2, 29)), policy_file=policy)

    assert ("RET-1", date(2020, 1, 1), date(2023, 1, 1), "delete") == kept(register)


def test_rules_for_vouchers_keep_nobody(tmp_path):
    register = derived(tmp_path, **client(date(2024, 2, 29)))

    rules = [row["rule"] for row in register.rows("from retention_rule where applies_to <> 'person'")]
    assert "RET-4" in rules
    assert not {row["rule"] for row in register.table("person_status")} & set(rules)


def test_a_record_without_a_date_never_expires(tmp_path):
    register = derived(tmp_path, contact=[lead("003A", CreatedDate=None)])

    assert ("RET-2", None, None, "delete") == kept(register)


def test_the_list_stands_in_the_order_of_the_ends_then_of_the_names(tmp_path):
    days = {"003D": 2021, "003C": 2019, "003B": 2021, "003A": None}
    people = [
        lead(key, Name=f"Name {key}", CreatedDate=datetime(year, 1, 1, 9) if year else None)
        for key, year in days.items()
    ]

    register = derived(tmp_path, contact=people)

    listed = register.rows("from retention_list order by rowid")
    assert ["Name 003C", "Name 003B", "Name 003D", "Name 003A"] == [row["name"] for row in listed]
    assert [1, 2, 3, 4] == [row["list_position"] for row in listed]
    positions = {row["person_no"]: row["list_position"] for row in register.table("person_status")}
    assert {row["person_no"]: row["list_position"] for row in listed} == positions


def test_a_person_whose_every_record_is_in_the_bin_is_in_no_status(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            contact("003A", IsDeleted=True),
            contact("003B", IsDeleted=True, Email="b@example.com"),
            lead("00QB", Email="b@example.com"),
        ],
    )

    assert register.person("003A")["deleted"]
    assert not register.person("003B")["deleted"]
    assert [register.person_of("00QB")] == [row["person_no"] for row in register.table("person_status")]
    assert "003a" in {row["token"] for row in register.table("search_token")}


def test_who_was_anonymised_is_nobody_any_more(tmp_path):
    blank = {"FirstName": None, "Email": None}
    register = derived(
        tmp_path,
        contact=[
            contact("003A", LastName="Poistettu 2026-0012", **blank),
            contact("003B", LastName="Poistettu 2026-0013", Email="still@example.com"),
            contact("003C", LastName="Poistettula", **blank),
        ],
    )

    assert [True, False, False] == [register.person(f"003{n}")["deleted"] for n in "ABC"]


def test_every_person_who_is_not_deleted_is_in_each_cube_once(tmp_path):
    people = [
        contact(f"003{n:02d}", IsDeleted=n % 7 == 0, LeadSource=["Web", "X", None][n % 3], AccountId="001A")
        for n in range(40)
    ]

    register = derived(
        tmp_path,
        account=[{"Id": "001A", "Type": "Customer"}],
        contact=people,
        individual=[individual("0PKA")],
    )

    (living,) = register.rows("select count(*) as n from person where not deleted")
    for table in ("retention_cube", "source_cube"):
        assert living == register.rows(f"select sum(persons)::bigint as n from {table}")[0]
    assert living == register.rows("select count(*) as n from person_status")[0]
    assert living == register.rows("select count(*) as n from retention_list")[0]
    assert 35 == living["n"]


def test_deriving_twice_from_the_same_rows_gives_the_same(tmp_path):
    tables = client(date(2024, 2, 29))

    first = derived(tmp_path, **tables, snapshot_id="1", policy_file=POLICY)
    second = derived(tmp_path, **tables, snapshot_id="2", policy_file=POLICY)

    for table in ("person", "person_record", "person_status", "retention_list", "search_token", "activity"):
        assert first.table(table) == second.table(table)
