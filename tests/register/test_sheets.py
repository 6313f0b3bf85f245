from datetime import date, datetime

from tests.exports import contact_id, contacts_file, record_id, workbook


def test_every_sheet_of_a_workbook_is_a_file(export, load):
    people = [["Id", "LastName", "HasOptedOutOfEmail", "CreatedDate", "Phone"],
              [contact_id(1), "Äyräs", True, "2023-02-07 22:44:05", 358401234567]]  # fmt: skip
    leads = [["Id", "LastName", "Company"], [record_id("Lead", 1), "Virta", "Example Oy"]]
    workbook(export / "register.xlsx", {"Contact": people, "Leads 2026": leads, "Empty": []})

    imported = load(export)

    assert [("register.xlsx/Contact", "Contact", 1), ("register.xlsx/Leads 2026", "Lead", 1)] == [
        (file.file, file.object_name, file.loaded) for file in imported.report.files
    ]
    assert ("Äyräs", True, datetime(2023, 2, 7, 22, 44, 5), "358401234567") == imported.row(
        "select LastName, HasOptedOutOfEmail, CreatedDate, Phone from contact where object = 'Contact'"
    )


def test_a_bad_date_in_a_sheet_is_rejected_and_not_emptied(export, load):
    rows = [
        ["Id", "LastName", "LastActivityDate"],
        [contact_id(1), "Aho", "huono"],
        [contact_id(2), "Berg", "29.5.2023"],
    ]
    workbook(export / "Contact.xlsx", {"Sheet1": rows})

    imported = load(export)

    assert (1, 2, "huono") == imported.row("select record_no, line_no, value from reject")
    assert [date(2023, 5, 29)] == imported.column("select LastActivityDate from contact")


def test_what_only_calls_itself_a_workbook_is_an_error_of_its_file(export, load):
    contacts_file(export)
    (export / "Account.xlsx").write_bytes(b"no workbook")
    (export / "Case.xls").write_bytes(b"\xd0\xcf\x11\xe0")

    account, contact = load(export, export, export / "Case.xls").report.files[:2]

    assert "no Excel workbook" in account.error
    assert contact.error is None
