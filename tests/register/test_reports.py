from datetime import date, datetime

import pytest

from tests.exports import contact_id, csv_file, csv_text, record_id

ACCOUNT = record_id("Account", 1)
COLUMNS = [
    ("Yhteyshenkilön tunnus", contact_id(1)[:15]),
    ("Etunimi", "Maija"),
    ("Sukunimi", "Meikäläinen"),
    ("Tilin nimi", "Esimerkki Oy"),
    ("Tilin tunnus", ACCOUNT[:15]),
    ("Sähköposti", "maija@example.fi"),
    ("Matkapuhelin", "-"),
    ("Sähköpostikielto", "1"),
    ("Luontipäivä", "7.7.2023 22.44"),
    ("Viimeisin toiminto", "7.2.2023"),
    ("Sukunimi", "toinen"),
]
FOOTER = (
    '\r\n\r\n"Yhteyshenkilöt, kaikki"\r\n'
    '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\r\n'
    '"Luottamuksellista tietoa"\r\n"Luonut:  Aino Koskilehto  23.11.2026 10.00"\r\n"Esimerkki Oy"\r\n'
)


@pytest.fixture
def report(export):
    text = csv_text([label for label, _ in COLUMNS], [[cell for _, cell in COLUMNS]]) + FOOTER
    (export / "report1732345678901.csv").write_bytes(text.encode("cp1252"))
    return export


def test_a_finnish_report_is_read_by_its_labels(report, load):
    imported = load(report)

    assert "Contact" == imported.file.object_name
    assert [(1, 1, 0, 0)] == imported.counts()
    found = imported.row(
        "select Id, FirstName, LastName, AccountId, Email, HasOptedOutOfEmail, LastActivityDate from contact"
    )
    expected = (contact_id(1), "Maija", "Meikäläinen", ACCOUNT, "maija@example.fi", True, date(2023, 2, 7))
    assert expected == found


def test_the_footer_is_cut_and_said(report, load):
    assert (
        "The lines below the rows of the report were cut, since they are no records: 5."
        in load(report).file.note
    )


def test_a_lone_dash_in_a_report_is_an_empty_cell(report, load):
    assert [None] == load(report).column("select MobilePhone from contact")


def test_times_in_a_report_are_finnish_local_time(report, load):
    assert [datetime(2023, 7, 7, 19, 44)] == load(report).column("select CreatedDate from contact")


def test_a_repeated_label_is_kept_beside_the_first(report, load):
    extra = load(report).row("select extra ->> 'Sukunimi (2)', extra ->> 'Tilin nimi' from contact")

    assert ("toinen", "Esimerkki Oy") == extra


def test_a_lone_dash_elsewhere_is_a_dash(export, load):
    csv_file(export / "Contact.csv", ["Id", "LastName", "Phone"], [[contact_id(1), "Aho", "-"]])

    assert ["-"] == load(export).column("select Phone from contact")


def test_an_english_report_is_read_by_its_labels(export, load):
    header = [
        "Lead ID",
        "First Name",
        "Last Name",
        "Company / Account",
        "Email Opt Out",
        "Create Date",
        "Contact ID",
    ]
    lead = record_id("Lead", 1)
    row = [lead[:15], "Matti", "Virta", "Example Oy", "0", "2023-02-07T10:00:00.000Z", ""]
    csv_file(export / "Leads this year.csv", header, [row])

    imported = load(export)

    assert ("Lead", lead, "Virta", "Example Oy", False, datetime(2023, 2, 7, 10)) == imported.row(
        "select object, Id, LastName, Company, HasOptedOutOfEmail, CreatedDate from contact"
    )


def test_a_footer_padded_to_the_width_of_the_table_is_cut_too(export, load):
    lines = [["Kaikki yhteyshenkilöt", "", ""], ["Copyright (c) 2000-2026 salesforce.com, inc.", "", ""]]
    rows = [[contact_id(1)[:15], "Maija", "Aho"], [contact_id(2)[:15], "", ""], *lines]
    csv_file(export / "report1.csv", ["Contact ID", "First Name", "Last Name"], rows, delimiter=";")

    imported = load(export)

    assert [(2, 2, 0, 0)] == imported.counts()


@pytest.mark.parametrize(
    ("object_name", "header"),
    [
        ("Contact", ["Contact Name", "Email", "Mailing City"]),
        ("Contact", ["Koko nimi", "Sähköposti", "Tilin nimi"]),
        ("Contact", ["Yhteyshenkilön nimi", "Sähköposti", "Postituskaupunki"]),
        ("Lead", ["Lead Name", "Company / Account", "Email"]),
        ("Lead", ["Liidin nimi", "Yritys / tili", "Sähköposti"]),
    ],
)
def test_a_report_that_shows_whole_names_and_no_ids_is_told_by_its_labels(export, load, object_name, header):
    csv_file(export / "report1732345678901.csv", header, [["Maija Aho", "m@example.fi", "Oulu"]])

    imported = load(export)

    assert [(object_name, "Maija Aho")] == imported.rows("select object, Name from contact")


@pytest.mark.parametrize("label", ["Subtotal", "Grand Total", "Välisumma", "Yhteensä"])
def test_a_subtotal_in_a_report_without_ids_is_rejected_and_nobody(export, load, label):
    rows = [
        ["Esimerkki Oy", "Maija", "Aho", ""],
        [label, "1", "", "EUR 1,50"],
        ["Total", "Matti", "Berg", "2"],
    ]
    csv_file(export / "report1.csv", ["Account Name", "First Name", "Last Name", "Phone"], rows)

    imported = load(export)

    assert [(3, 2, 1, 0)] == imported.counts()
    assert ["Aho", "Berg"] == imported.column("select LastName from contact order by 1")
    assert (2, label) == imported.row("select record_no, text ->> 'Account Name' from reject")


@pytest.mark.parametrize(
    "sign", ["Tekijänoikeus (c) 2000-2026 salesforce.com, inc.", "© 2026 Salesforce, Inc."]
)
def test_the_footer_is_known_in_finnish_too(export, load, sign):
    text = csv_text(["Etunimi", "Sukunimi"], [["Maija", "Aho"]]) + f'"{sign}"\r\n"Luottamuksellista"\r\n'
    (export / "report1.csv").write_text(text, encoding="utf-8", newline="")

    assert [(1, 1, 0, 0)] == load(export).counts()


def test_a_company_that_is_called_total_is_no_total(export, load):
    rows = [["Total", "Maija", "12"], ["Total", "", "1"], ["Copyright (c) 2000-2026 salesforce.com, inc."]]
    csv_file(export / "report1.csv", ["Account Name", "Last Name", "Phone"], rows)

    imported = load(export)

    assert [(1, 1, 0, 0)] == imported.counts()
    assert ["Maija"] == imported.column("select LastName from contact")


def test_a_record_that_only_speaks_of_salesforce_is_no_footer(export, load):
    note = "Copyright (c) salesforce.com, sanoi hän"
    csv_file(export / "Contact.csv", ["Id", "LastName", "Description"], [[contact_id(1), "Aho", note]])

    assert [(1, 1, 0, 0)] == load(export).counts()
