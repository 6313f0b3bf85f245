from datetime import date, datetime

import pytest

from dashboard.register import SlashDates
from dashboard.register.reasons import AMBIGUOUS, BAD_ID, NO_ID, UNREADABLE
from tests.exports import contact_id, contacts_file, csv_file, record_id

ID = contact_id(1)
MOMENTS = [
    ("2006-04-15T03:23:15.000Z", datetime(2006, 4, 15, 3, 23, 15)),
    ("2024-01-22T20:36:47.000+0000", datetime(2024, 1, 22, 20, 36, 47)),
    ("2024-01-22T20:36:47.000+0200", datetime(2024, 1, 22, 18, 36, 47)),
    ("2024-01-22T20:36:47+02:00", datetime(2024, 1, 22, 18, 36, 47)),
    ("2024-01-22T20:36:47Z", datetime(2024, 1, 22, 20, 36, 47)),
    ("2024-01-22T20:36:47.123", datetime(2024, 1, 22, 20, 36, 47, 123000)),
    ("2023-02-07 20:44:05", datetime(2023, 2, 7, 20, 44, 5)),
    ("2023-05-29 00:00:00", datetime(2023, 5, 29)),
    ("2023-05-29", datetime(2023, 5, 29)),
    (" 2023-05-29 ", datetime(2023, 5, 29)),
    ("7.2.2023 22.44", datetime(2023, 2, 7, 22, 44)),
    ("07.02.2023 22:44:05", datetime(2023, 2, 7, 22, 44, 5)),
    ("7.2.2023 klo 2.04", datetime(2023, 2, 7, 2, 4)),
    ("7.2.2023\xa022.44", datetime(2023, 2, 7, 22, 44)),
    ("7.2.2023", datetime(2023, 2, 7)),
    ("2009/07/15 02:14:45+0800", datetime(2009, 7, 14, 18, 14, 45)),
    ("2009-07-15T02:14:45.000Z-0300", datetime(2009, 7, 15, 5, 14, 45)),
    ("2010-10-14T12:00:00.000GMT", datetime(2010, 10, 14, 12)),
    ("2024-01-22 20:36:47 UTC", datetime(2024, 1, 22, 20, 36, 47)),
    ("2023-2-7, 10:44 PM", datetime(2023, 2, 7, 22, 44)),
    ("2023-2-7 12:04 am", datetime(2023, 2, 7, 0, 4)),
    ("07/15/2009 02:14:45+0800", datetime(2009, 7, 14, 18, 14, 45)),
    ("07/15/2009T02:14:45+0800", datetime(2009, 7, 14, 18, 14, 45)),
    ("15/07/2009 02:14", datetime(2009, 7, 15, 2, 14)),
    ("7/15/2023, 10:44 PM", datetime(2023, 7, 15, 22, 44)),
    ("#N/A", None),
    ("", None),
]
UNREADABLE_MOMENTS = [
    "wrongdate",
    "epoch",
    "infinity",
    "2023-02-30",
    "32.1.2023",
    "2009-07/14 02:14:45",
    "2009\\7\\14 22:14:45",
    "45000",
    "2024-01-22 20:36:47 am",
]


def one_contact(export, column, value, **more):
    columns = ("Id", "LastName", "Email", column, *more)
    return contacts_file(export, [ID, "Aho", "aho@example.fi", value, *more.values()], columns=columns)


@pytest.mark.parametrize(("written", "meant"), MOMENTS)
def test_a_moment_is_read_in_every_spelling(export, load, written, meant):
    one_contact(export, "CreatedDate", written)

    assert [meant] == load(export).column("select CreatedDate from contact")


@pytest.mark.parametrize("written", UNREADABLE_MOMENTS)
def test_a_moment_that_cannot_be_read_rejects_its_record_with_all_there_is(export, load, written):
    one_contact(export, "CreatedDate", written)

    imported = load(export)

    assert [(1, 0, 1, 0)] == imported.counts()
    told = imported.row(
        "select file, object, record_no, line_no, column_name, reason, value, record_id, email from reject"
    )
    reason = UNREADABLE["TIMESTAMP"]
    expected = ("Contact.csv", "Contact", 1, 2, "CreatedDate", reason, written, ID, "aho@example.fi")
    assert expected == told
    assert [("Aho", "Contact")] == imported.rows("select text ->> 'LastName', object from reject")


@pytest.mark.parametrize(
    "written",
    [
        "2023-05-29",
        "2023-05-29 00:00:00",
        "2023-05-29T23:30:00.000Z",
        "2023-05-29T00:30:00+0300",
        "29.5.2023",
        "29.5.2023, 0.30",
        "29.5.2023 klo 0.30",
    ],
)
def test_a_date_is_the_day_that_is_written(export, load, written):
    one_contact(export, "LastActivityDate", written)

    assert [date(2023, 5, 29)] == load(export).column("select LastActivityDate from contact")


@pytest.mark.parametrize(
    "written", ["1", "true", "TRUE", "True", "yes", "Y", "on", "t", "1.0", "Kyllä", " true "]
)
def test_true_is_read_in_every_spelling(export, load, written):
    one_contact(export, "HasOptedOutOfEmail", written)

    assert [True] == load(export).column("select HasOptedOutOfEmail from contact")


@pytest.mark.parametrize(
    "written", ["0", "false", "FALSE", "no", "N", "off", "f", "0.0", "Ei", "", " ", "#N/A"]
)
def test_false_is_read_in_every_spelling_and_an_empty_cell_is_false_where_no_other_is(export, load, written):
    one_contact(export, "DoNotCall", written)

    assert [False] == load(export).column("select DoNotCall from contact")


@pytest.mark.parametrize("false", ["0", "false", "No"])
def test_an_empty_truth_value_is_unknown_in_a_file_that_writes_false_in_words(export, load, false):
    columns = ("Id", "LastName", "DoNotCall", "HasOptedOutOfEmail")
    contacts_file(export, [ID, "Aho", false, ""], [contact_id(2), "Berg", "#N/A", "1"], columns=columns)
    contacts_file(export, [contact_id(3), "Cool", ""], name="dump/Contact.csv", columns=columns[:3])

    found = load(export).rows("select DoNotCall, HasOptedOutOfEmail from contact order by Id")

    assert [(False, None), (None, True), (False, None)] == found


def test_a_missing_column_is_unknown_and_not_false(export, load):
    one_contact(export, "DoNotCall", "1")

    assert [None] == load(export).column("select HasOptedOutOfEmail from contact")


def test_a_truth_value_that_is_none_rejects_its_record(export, load):
    one_contact(export, "DoNotCall", "maybe")

    assert [UNREADABLE["BOOLEAN"]] == load(export).column("select reason from reject")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1124741.15", 1124741.15),
        ("1 124 741,15", 1124741.15),
        ("1,124,741.15", 1124741.15),
        ("EUR 1 000,50", 1000.5),
        ("12,5 €", 12.5),
        ("1.234.567,50", 1234567.5),
        ("1.234,50 €", 1234.5),
        ("-5", -5.0),
        ("", None),
    ],
)
def test_an_amount_is_read_with_comma_point_and_currency(export, load, written, meant):
    contacts_file(export)
    csv_file(export / "Opportunity.csv", ["Id", "Amount"], [[record_id("Opportunity", 1), written]])

    assert [meant] == load(export).column("select Amount from opportunity")


def test_ids_of_15_characters_become_18_and_links_with_them(export, load):
    columns = ("Id", "LastName", "AccountId", "Laskutus_Id")
    account = record_id("Account", 7)
    contacts_file(export, [ID[:15], "Aho", account[:15], account[:15]], columns=columns)

    assert (ID, account, account) == load(export).row(
        "select Id, AccountId, extra ->> 'Laskutus_Id' from contact"
    )


@pytest.mark.parametrize(
    "wrong",
    [ID[:17], ID + "x", ID[:17] + ("A" if ID[17] != "A" else "B"), "id#7", "ulhLv5btm8B/N7JURh1/+w=="],
)
def test_an_id_of_wrong_length_or_checksum_is_rejected(export, load, wrong):
    contacts_file(export, [wrong, "Aho", "a@example.fi"], [contact_id(2), "Berg", ""])

    imported = load(export)

    assert [(2, 1, 1, 0)] == imported.counts()
    assert (BAD_ID, "Id", wrong) == imported.row("select reason, column_name, record_id from reject")


def test_a_record_without_an_id_among_others_is_rejected(export, load):
    contacts_file(export, ["", "Aho", "a@example.fi"], [contact_id(2), "Berg", ""])

    assert (NO_ID, "a@example.fi") == load(export).row("select reason, email from reject")


def test_a_link_that_is_no_id_costs_nobody_their_record(export, load):
    contacts_file(export, [ID, "Aho", "tqs6UXPA/Lm7W+0dX0=="], columns=("Id", "LastName", "AccountId"))

    assert ["tqs6UXPA/Lm7W+0dX0=="] == load(export).column("select AccountId from contact")


def test_dates_with_slashes_are_decided_for_the_whole_column_by_one_part_above_12(export, load):
    rows = [[contact_id(1), "Aho", "07/02/2023"], [contact_id(2), "Berg", "07/13/2023"]]
    contacts_file(export, *rows, columns=("Id", "LastName", "LastActivityDate"))

    imported = load(export)

    assert [date(2023, 7, 2), date(2023, 7, 13)] == imported.column(
        "select LastActivityDate from contact order by Id"
    )
    assert "Dates in LastActivityDate have the month first" in imported.file.note


def test_dates_with_slashes_that_prove_nothing_are_rejected_with_the_way_out(export, load):
    rows = [[ID, "Aho", "07/02/2023"], [contact_id(2), "Berg", "7/2/23"]]
    contacts_file(export, *rows, columns=("Id", "LastName", "LastActivityDate"))

    imported = load(export)

    assert [(AMBIGUOUS, "LastActivityDate", "07/02/2023"), (AMBIGUOUS, "LastActivityDate", "7/2/23")] == (
        imported.rows("select reason, column_name, value from reject order by record_no")
    )


def test_what_one_column_proves_of_dates_with_slashes_holds_for_the_others_of_the_file_alone(export, load):
    columns = ("Id", "LastName", "LastActivityDate", "CreatedDate")
    contacts_file(export, [ID, "Aho", "07/02/2023", "13/02/2023"], columns=columns)
    contacts_file(export, [contact_id(2), "Berg", "07/02/2023", ""], columns=columns, name="b/Contact.csv")

    imported = load(export)

    assert [(1, 1, 0, 0), (1, 0, 1, 0)] == imported.counts()
    assert [date(2023, 2, 7)] == imported.column("select LastActivityDate from contact")
    assert "Dates in LastActivityDate are read as another column of the file proves." in (
        imported.report.files[0].note
    )


def test_a_year_of_two_figures_is_read_with_its_century(export, load):
    columns = ("Id", "LastName", "ConvertedDate", "LastModifiedDate")
    rows = [[ID, "Aho", "02/24/26", "02/03/26 08:55 PM"], [contact_id(2), "Berg", "2/3/99", "12/31/25 1:05"]]
    contacts_file(export, *rows, columns=columns)

    assert [
        (date(2026, 2, 24), datetime(2026, 2, 3, 20, 55)),
        (date(1999, 2, 3), datetime(2025, 12, 31, 1, 5)),
    ] == load(export).rows("select ConvertedDate, LastModifiedDate from contact order by Id")


@pytest.mark.parametrize(
    ("order", "meant"), [(SlashDates.MONTH_FIRST, date(2023, 7, 2)), (SlashDates.DAY_FIRST, date(2023, 2, 7))]
)
def test_the_officers_word_settles_dates_with_slashes(export, load, order, meant):
    one_contact(export, "LastActivityDate", "07/02/2023")

    assert [meant] == load(export, slash_dates=order).column("select LastActivityDate from contact")


def test_a_column_that_contradicts_itself_is_not_guessed_at(export, load):
    rows = [[contact_id(1), "Aho", "02/13/2023"], [contact_id(2), "Berg", "13/02/2023"]]
    rows = [[*rows[0], ""], [*rows[1], "2/13/2023"]]
    contacts_file(export, *rows, columns=("Id", "LastName", "LastActivityDate", "CreatedDate"))

    assert [(2, 0, 2, 0)] == load(export).counts()


def test_untyped_columns_keep_what_stands_in_them(export, load):
    one_contact(export, "Birthdate", "31.2.1980", Phone="0401234567", OwnerId="")

    birthdate, phone, owner = load(export).row("select Birthdate, Phone, OwnerId from contact")

    assert ("31.2.1980", "0401234567", None) == (birthdate, phone, owner)


def test_an_email_keeps_its_case_and_blanks(export, load):
    contacts_file(export, [ID, "Aho", "INFO@Example.FI "])

    assert ["INFO@Example.FI "] == load(export).column("select Email from contact")


def test_a_deleted_record_is_loaded_as_deleted(export, load):
    one_contact(export, "IsDeleted", "1")

    assert [True] == load(export).column("select IsDeleted from contact")


def test_record_and_line_of_a_reject_are_those_of_the_file(export, load):
    rows = [[contact_id(1), "Rivi\nkaksi\nkolme", "1.1.2020"], [contact_id(2), "Berg", "huono"]]
    contacts_file(export, *rows, columns=("Id", "LastName", "CreatedDate"))

    assert (2, 5) == load(export).row("select record_no, line_no from reject")


def test_an_activity_is_dated_by_what_it_is(export, load):
    contacts_file(export)
    planned = [record_id("Task", 1), "2024-01-02", ""]
    done = [record_id("Task", 2), "", "2024-01-03T10:00:00.000Z"]
    meeting = [record_id("Event", 1), "2024-02-01 10:00:00", "2024-02-01 11:00:00"]
    message = [record_id("EmailMessage", 1), "2024-03-01T08:00:00.000+0000"]
    csv_file(export / "Task.csv", ["Id", "ActivityDate", "CompletedDateTime"], [planned, done])
    csv_file(export / "Event.csv", ["Id", "StartDateTime", "EndDateTime"], [meeting])
    csv_file(export / "EmailMessage.csv", ["Id", "MessageDate"], [message])

    found = load(export).rows("select object, occurred_at from activity order by occurred_at")

    assert [
        ("Task", datetime(2024, 1, 2)),
        ("Task", datetime(2024, 1, 3, 10)),
        ("Event", datetime(2024, 2, 1, 11)),
        ("EmailMessage", datetime(2024, 3, 1, 8)),
    ] == found
