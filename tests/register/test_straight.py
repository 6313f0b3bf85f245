"""Files in which nothing is amiss go straight into their table, to the same end as by the long way."""

from datetime import date

import pytest

from dashboard.register import filling, straight
from dashboard.register.tables import Measure
from tests.exports import contact_id, csv_file
from tests.generator import generate, write

TODAY = date(2026, 11, 22)
TABLES = (
    *("account", "contact", "individual", "activity", "activity_relation", "campaign", "campaign_member"),
    *("opportunity", "opportunity_contact_role", "consent", "salesforce_user", "other_record", "reject"),
)
COLUMNS = ["Id", "LastName", "HasOptedOutOfEmail", "CreatedDate", "Muistio__c"]


@pytest.fixture
def long_way(monkeypatch):
    """The objects whose files go the long way, as they are loaded; their own way is none."""
    taken = []
    stage = filling.stage

    def told(connection, table, *rest):
        taken.append(table.object_name)
        return stage(connection, table, *rest)

    monkeypatch.setattr(filling, "stage", told)
    return taken


def person(number, *, opted_out="false", made="2024-01-05T10:00:00.000Z", note=""):
    return [contact_id(number), f"Aho{number}", opted_out, made, note]


def contents(imported):
    return {table: imported.rows(f"select * from {table} order by all") for table in TABLES}


@pytest.mark.parametrize("dialect", ["data_loader", "bulk", "command_line"])
def test_both_ways_end_in_the_same_tables(load, long_way, monkeypatch, tmp_path, dialect):
    write(generate(60, 7, TODAY), tmp_path / "export", dialect)

    straight_on = load(tmp_path / "export", publishing=False)
    assert ["Case"] == long_way
    monkeypatch.setattr(filling, "go_straight", lambda *_: None)
    by_the_long_way = load(tmp_path / "export", publishing=False)

    assert contents(straight_on) == contents(by_the_long_way)
    assert straight_on.counts() == by_the_long_way.counts()


def test_a_column_without_a_home_goes_along(load, long_way, export):
    csv_file(export / "Contact.csv", COLUMNS, [person(1, note="tavattu messuilla"), person(2)])

    imported = load(export)

    assert [] == long_way
    assert [('{"Muistio__c":"tavattu messuilla"}',), (None,)] == imported.rows(
        "select extra from contact order by Id"
    )


@pytest.mark.parametrize(
    ("amiss", "counts"),
    [
        (person(2, made="eilen"), (2, 1, 1, 0)),
        (person(2, opted_out="ehkä"), (2, 1, 1, 0)),
        (person(2, made="5.1.2024 10.00"), (2, 2, 0, 0)),
        (["", *person(2)[1:]], (2, 1, 1, 0)),
        (person(1), (2, 1, 0, 1)),
        (["@ref1", *person(2)[1:]], (2, 2, 0, 0)),
    ],
)
def test_whatever_is_amiss_sends_all_files_of_the_table_the_long_way(load, long_way, export, amiss, counts):
    csv_file(export / "Contact.csv", COLUMNS, [person(1), amiss])
    csv_file(export / "Lead.csv", ["Id", "LastName"], [["00Q5g00000000001AA"[:15], "Koski"]])
    csv_file(export / "Account.csv", ["Id", "Name"], [])

    imported = load(export)

    assert ["Contact", "Lead"] == long_way
    assert [(0, 0, 0, 0), counts, (1, 1, 0, 0)] == imported.counts()


def test_an_id_in_two_files_counts_once(load, long_way, export):
    csv_file(export / "Contact.csv", COLUMNS, [person(1), person(2)])
    csv_file(export / "Contact2.csv", COLUMNS, [person(2), person(3)])

    imported = load(export)

    assert [(2, 1, 0, 1), (2, 2, 0, 0)] == imported.counts()
    assert ["Contact", "Contact"] == long_way


@pytest.mark.parametrize("found", [None, Measure(1, 7), Measure(2, 7)])
def test_a_file_that_the_two_readers_do_not_agree_on_goes_the_long_way(
    load, long_way, export, monkeypatch, found
):
    csv_file(export / "Contact.csv", COLUMNS, [person(1), person(2)])
    monkeypatch.setattr(straight, "counted", lambda _table: found)

    imported = load(export)

    assert ["Contact"] == long_way
    assert [(2, 2, 0, 0)] == imported.counts()


def test_an_empty_truth_value_is_false_only_where_a_file_never_says_false(load, export):
    csv_file(export / "Contact.csv", COLUMNS, [person(1, opted_out=""), person(2, opted_out="true")])
    csv_file(export / "Lead.csv", COLUMNS, [person(3, opted_out=""), person(4, opted_out="false")])

    imported = load(export)

    assert [False, True, None, False] == imported.column("select HasOptedOutOfEmail from contact order by Id")
