import pytest

from tests.exports import WHEN_NEEDED, contact_id, contacts_file, csv_file

NOTE = 'Sanoi "hei"; sitten\r\nrivi kaksi,\nrivi kolme\tja | ^ `loppu`'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "`"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_a_note_with_everything_in_it_arrives_whole(export, load, delimiter, line_end):
    columns = ("Id", "LastName", "Description")
    contacts_file(
        export, [contact_id(1), "Aho", NOTE], columns=columns, delimiter=delimiter, line_end=line_end
    )

    imported = load(export)

    assert [NOTE] == imported.column("select Description from contact")
    assert [(1, 1, 0, 0)] == imported.counts()


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_a_file_without_quotes_is_read(export, load, line_end):
    contacts_file(export, [contact_id(1), "Aho", ""], line_end=line_end, quoting=WHEN_NEEDED)

    assert ["Aho"] == load(export).column("select LastName from contact")


def test_a_quote_inside_a_field_without_quotes_is_a_letter_like_any_other(export, load):
    (export / "Contact.csv").write_text(
        f'Id,LastName,Title\n{contact_id(1)},Aho,5" putki\n', encoding="utf-8"
    )

    assert ['5" putki'] == load(export).column("select Title from contact")


def test_the_line_that_tells_excel_the_delimiter_is_no_header(export, load):
    text = f"sep=;\r\nId;LastName\r\n{contact_id(1)};Aho, Maija\r\n"
    (export / "Contact.csv").write_text(text, encoding="utf-8", newline="")

    assert ["Aho, Maija"] == load(export).column("select LastName from contact")


def test_blank_lines_are_no_records(export, load):
    text = f"\r\n\r\nId,LastName\r\n\r\n{contact_id(1)},Aho\r\n\r\n{contact_id(2)},Berg\r\n\r\n"
    (export / "Contact.csv").write_text(text, encoding="utf-8", newline="")

    imported = load(export)

    assert [(2, 2, 0, 0)] == imported.counts()
    assert ["Aho", "Berg"] == imported.column("select LastName from contact order by 1")


def test_the_last_line_needs_no_end(export, load):
    (export / "Contact.csv").write_text(f"Id,LastName\n{contact_id(1)},Aho", encoding="utf-8")

    assert ["Aho"] == load(export).column("select LastName from contact")


@pytest.mark.parametrize(
    "name", ["LASTNAME", "lastName", "last_name", "Last Name", " LastName ", "Last_Name"]
)
def test_a_column_is_known_in_every_spelling(export, load, name):
    contacts_file(export, [contact_id(1), "Aho"], columns=("ID", name))

    imported = load(export)

    assert ["Aho"] == imported.column("select LastName from contact")
    assert [["Id", "LastName"]] == imported.column("select columns from import_file")


@pytest.mark.parametrize(
    "first", [[contact_id(1), "Aho"], ["Aho", "a@example.fi"], [contact_id(1)[:15]], ['{"records": []}']]
)
def test_a_file_without_a_header_loses_no_record_to_it(export, load, first):
    contacts_file(export)
    csv_file(export / "Account.csv", first, [first])

    account = load(export).report.files[0]

    assert "The file has no header: its first line is a record already." == account.error


def test_a_header_without_rows_is_no_error(export, load):
    contacts_file(export)

    imported = load(export)

    assert [(0, 0, 0, 0)] == imported.counts()
    assert imported.file.error is None


def test_of_two_columns_of_one_name_the_first_counts_and_the_other_is_kept(export, load):
    contacts_file(export, [contact_id(1), "Aho", "Toinen"], columns=("Id", "LastName", "Last Name"))

    imported = load(export)

    assert ("Aho", "Toinen") == imported.row("select LastName, extra ->> 'Last Name' from contact")


def test_two_spellings_of_one_name_are_kept_apart_also_where_the_record_is_rejected(export, load):
    columns = ("Id", "E-mail", "Email", "DoNotCall")
    row = ["a@example.fi", "b@example.fi"]
    contacts_file(export, [contact_id(1), *row, "0"], [contact_id(2), *row, "maybe"], columns=columns)
    csv_file(export / "Branch__c.csv", ["created_date", "CreatedDate"], [["eilen", "tänään"]])

    imported = load(export)

    assert tuple(row) == imported.row("select Email, extra ->> 'Email (2)' from contact")
    assert tuple(row) == imported.row("select text ->> 'Email', text ->> 'Email (2)' from reject")
    assert ("eilen", "tänään") == imported.row(
        "select data ->> 'CreatedDate', data ->> 'CreatedDate (2)' from other_record"
    )


def test_columns_without_a_home_stand_in_extra_if_they_are_filled(export, load):
    columns = ("Id", "LastName", "Lempiväri__c", "Tyhjä__c", "rowid", "object")
    contacts_file(export, [contact_id(1), "Aho", "sininen", "", "7", "hm"], columns=columns)

    imported = load(export)

    expected = '{"Lempiväri__c":"sininen","rowid":"7","object":"hm"}'
    assert ("Contact", expected) == imported.row("select object, extra from contact")
    assert [list(columns)] == imported.column("select columns from import_file")


def test_a_file_name_with_signs_of_a_pattern_is_a_file_name(export, load):
    contacts_file(export, [contact_id(1), "Aho", ""], name="Contact [1] *.csv")
    contacts_file(export, [contact_id(2), "Berg", ""], name="Contact 1 x.csv")

    assert ["Aho", "Berg"] == load(export).column("select LastName from contact order by 1")
