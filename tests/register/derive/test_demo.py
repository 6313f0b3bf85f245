"""The demo export, imported and derived: nobody is lost, nobody is counted twice."""

from datetime import date, datetime

import pytest

from dashboard.databases import snapshot_path
from dashboard.register.importing import import_export
from dashboard.settings import ROOT, Settings
from tests.register.derive.raw import Register


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    settings = Settings(data=tmp_path_factory.mktemp("data"), demo=False)
    export = sorted((ROOT / "data" / "demo" / "export").glob("*.csv"))
    report = import_export(settings, export, now=datetime(2026, 11, 23, 8))
    return Register(snapshot_path(settings, report.snapshot_id))


def test_every_living_contact_and_lead_belongs_to_exactly_one_person(register):
    rows = register.rows(
        "select contact.Id, count(person_record.person_no) as persons from contact "
        "left join person_record on person_record.record_id = contact.Id group by contact.Id"
    )

    assert {1} == {row["persons"] for row in rows}
    assert 500 < len(rows)


def test_every_person_who_is_not_deleted_is_counted_once(register):
    (living,) = register.rows("select count(*)::bigint as n from person where not deleted")

    for table in ("person_status", "retention_list"):
        assert living == register.rows(f"select count(*)::bigint as n from {table}")[0]
    for cube in ("retention_cube", "source_cube"):
        assert living == register.rows(f"select sum(persons)::bigint as n from {cube}")[0]


def test_rows_of_persons_stand_sorted_by_person(register):
    for table in ("contact", "activity", "campaign_member", "consent", "person_activity", "person_status"):
        numbers = [row["person_no"] for row in register.rows(f"select person_no from {table} order by rowid")]
        known = [number for number in numbers if number is not None]
        assert known
        assert sorted(known) == numbers[: len(known)]


def test_everything_is_known_and_every_day_lies_in_the_past(register):
    assert all(row["known"] for row in register.table("coverage"))
    for row in register.table("person_status"):
        assert row["created_on"] <= row["last_contact_on"] <= date(2026, 11, 23)
        assert row["reference_on"] < row["expires_on"]


def test_activities_of_the_demo_all_find_their_person(register):
    rows = register.rows("select object, count(*) as n from activity where person_no is null group by object")

    assert [] == rows
