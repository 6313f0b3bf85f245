from dashboard.register.records import BROKEN_QUOTE, WRONG_WIDTH
from tests.exports import contact_id, contacts_file

HEAD = "Id,LastName,Email\r\n"


def whole(number, name="Aho"):
    return f'"{contact_id(number)}","{name}","p{number}@example.fi"\r\n'


def write(export, *lines):
    (export / "Contact.csv").write_text(HEAD + "".join(lines), encoding="utf-8", newline="")


def names(imported):
    return imported.column("select LastName from contact order by Id")


def test_too_few_and_too_many_columns_are_rejected_and_the_rest_is_loaded(export, load):
    short, long = f"{contact_id(2)},Berg\r\n", f"{contact_id(3)},Carlson,c@example.fi,liikaa\r\n"
    write(export, whole(1), short, long, whole(4, "Dahl"))

    imported = load(export)

    assert [(4, 2, 2, 0)] == imported.counts()
    assert [
        (2, 3, WRONG_WIDTH, short, contact_id(2), None),
        (3, 4, WRONG_WIDTH, long, contact_id(3), "c@example.fi"),
    ] == imported.rows(
        "select record_no, line_no, reason, text, record_id, email from reject order by record_no"
    )
    assert ["Aho", "Dahl"] == names(imported)


def test_a_quote_that_is_never_closed_costs_its_own_record_only(export, load):
    torn = f'"{contact_id(2)}","Berg,"b@example.fi"\r\n'
    write(export, whole(1), torn, whole(3, "Carlson"), whole(4, "Dahl"))

    imported = load(export)

    assert [(4, 3, 1, 0)] == imported.counts()
    assert (2, 3, BROKEN_QUOTE, torn) == imported.row("select record_no, line_no, reason, text from reject")
    assert ["Aho", "Carlson", "Dahl"] == names(imported)


def test_an_open_quote_before_records_without_quotes_costs_its_own_record_only(export, load):
    torn = f'{contact_id(2)},"Berg,b@example.fi\r\n'
    rest = [f"{contact_id(number)},Virta,v@example.fi\r\n" for number in range(3, 60)]
    write(export, whole(1), torn, *rest)

    imported = load(export)

    assert [(59, 58, 1, 0)] == imported.counts()
    assert [torn] == imported.column("select text from reject")


def test_an_open_quote_in_a_long_file_does_not_swallow_it(export, load):
    torn = f'{contact_id(0)},"Berg,b@example.fi\r\n'
    rest = [f"{contact_id(number)},Virta,v@example.fi\r\n" for number in range(1, 30_001)]
    write(export, torn, *rest)

    assert [(30_001, 30_000, 1, 0)] == load(export).counts()


def test_a_record_of_several_lines_with_a_column_too_many_is_one_reject(export, load):
    broken = f'"{contact_id(2)}","rivi yksi\r\nrivi kaksi\r\nrivi kolme","x","y"\r\n'
    write(export, whole(1), broken, whole(3, "Carlson"))

    imported = load(export)

    assert [(3, 2, 1, 0)] == imported.counts()
    assert [(2, 3, WRONG_WIDTH, broken)] == imported.rows(
        "select record_no, line_no, reason, text from reject"
    )


def test_text_behind_a_closing_quote_is_not_guessed_at(export, load):
    write(export, f'"{contact_id(1)}","Sanoi "hei" eilen","a@example.fi"\r\n', whole(2, "Berg"))

    imported = load(export)

    assert [(2, 1, 1, 0)] == imported.counts()
    assert ["a@example.fi"] == imported.column("select email from reject")


def test_a_bad_cell_behind_a_broken_record_keeps_its_own_number_and_line(export, load):
    rows = [f"{contact_id(1)},Aho", f"{contact_id(2)},Berg,2020-01-01", f"{contact_id(3)},Carlson,huono"]
    text = "\n".join(["Id,LastName,CreatedDate", *rows])
    (export / "Contact.csv").write_text(text, encoding="utf-8")

    imported = load(export)

    assert [(3, 1, 2, 0)] == imported.counts()
    assert [(1, 2), (3, 4)] == imported.rows("select record_no, line_no from reject order by record_no")


def test_a_field_longer_than_the_database_expects_arrives_whole(export, load):
    note = ("pitkä rivi " * 400 + "\n") * 1000
    contacts_file(export, [contact_id(1), "Aho", note], columns=("Id", "LastName", "Description"))

    assert [len(note)] == load(export).column("select length(Description) from contact")


def test_a_header_whose_quote_is_open_is_an_error_of_its_file(export, load):
    contacts_file(export, [contact_id(1), "Aho", ""])
    (export / "Account.csv").write_text('"Id,Name\r\n', encoding="utf-8")

    account, contact = load(export).report.files

    assert account.error
    assert 1 == contact.loaded
