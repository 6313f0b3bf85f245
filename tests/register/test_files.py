import gzip
import io
import zipfile
from datetime import datetime

import pytest

from dashboard.vocabulary import Refused
from tests.exports import contact_id, contacts_file, csv_text, zip_file

CONTACTS = csv_text(["Id", "LastName"], [[contact_id(1), "Aho"]])


def files(imported):
    return [file.file for file in imported.report.files]


def notes(imported):
    return " ".join(note.sentence for note in imported.report.notes)


def test_folders_are_read_with_all_that_is_in_them(export, load):
    contacts_file(export, [contact_id(1), "Aho", ""], name="a/b/Contact.csv")

    assert ["a/b/Contact.csv"] == files(load(export))


def test_attachments_of_a_weekly_export_are_left_aside_and_counted(export, load):
    members = {"Contact.csv": CONTACTS, "Attachments/00PRv1": b"\x89PNG", "ContentVersion/068Rv1": b"%PDF"}
    zip_file(export / "WE_1.ZIP", members)

    imported = load(export)

    assert ["WE_1.ZIP/Contact.csv"] == files(imported)
    assert "Attached files were left aside, since they hold no records: 2." in notes(imported)


def test_attached_archives_are_not_opened(export, load):
    zip_file(export / "a.zip", {"Contact.csv": CONTACTS, "export/Attachments/00P.zip": b"torn"})
    (export / "Documents").mkdir()
    (export / "Documents" / "015.zip").write_bytes(b"torn")

    assert "Attached files were left aside, since they hold no records: 2." in notes(load(export))


@pytest.mark.parametrize(
    "content",
    [
        b"PK\3\4\n,",
        b"\x1f\x8b\n,",
        b"%PDF-1.7\n,",
        b"\xd0\xcf\x11\xe0\n,",
        b" <!DOCTYPE html>\n,",
        b"<html>\n,",
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_an_error_and_no_records(export, load, content):
    contacts_file(export)
    (export / "Account.csv").write_bytes(content)
    (export / "Case.json").write_bytes(content)

    account, case, _ = load(export).report.files

    assert "The file holds no table: its content is not what its name says." == account.error == case.error


def test_what_is_no_table_is_left_aside_and_named(export, load):
    contacts_file(export)
    (export / "README.txt").write_text("hello", encoding="utf-8")

    assert "Left aside, since they are no tables: README.txt." in notes(load(export))


@pytest.mark.parametrize("name", ["contacts.txt", "Lead.TAB", "Contact export 2026.txt"])
def test_a_text_file_that_is_called_after_an_object_is_a_table(export, load, name):
    (export / "README.txt").write_text("hello", encoding="utf-8")
    (export / name).write_text(CONTACTS.replace(",", "\t"), encoding="utf-16")

    assert [name] == files(load(export))


def test_an_old_workbook_in_a_folder_is_named_and_not_left_aside_without_its_persons(export, load):
    contacts_file(export)
    (export / "report1.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert "Old Excel files cannot be read" in load(export).report.files[1].error

    (export / "Lead.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(Refused, match=r"Lead\.xls cannot be read, and without it persons would be missing"):
        load(export)


def test_hidden_files_and_those_of_a_mac_are_passed_over(export, load):
    contacts_file(export)
    zip_file(
        export / "a.zip", {"__MACOSX/._Contact.csv": b"\0\0", ".Contact.csv": b"x", "~$Contact.csv": b"x"}
    )

    imported = load(export)

    assert ["Contact.csv"] == files(imported)
    assert "" == notes(imported)


def test_an_archive_in_an_archive_is_read(export, load):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("Contact.csv", CONTACTS)
    zip_file(export / "both.zip", {"WE_1.ZIP": inner.getvalue()})

    assert ["both.zip/WE_1.ZIP/Contact.csv"] == files(load(export))


def test_archives_inside_archives_end_somewhere(export, load):
    content = CONTACTS.encode()
    name = "Contact.csv"
    for _ in range(5):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(name, content)
        content, name = packed.getvalue(), "inner.zip"
    (export / "outer.zip").write_bytes(content)

    with pytest.raises(Refused, match="archives inside archives"):
        load(export)


@pytest.mark.parametrize(
    "name", ["../Contact.csv", "/etc/Contact.csv", "a/../../Contact.csv", "C:/Contact.csv"]
)
def test_an_archive_that_points_outside_itself_is_refused(export, load, name):
    zip_file(export / "a.zip", {name: CONTACTS})

    with pytest.raises(Refused, match="points outside the archive"):
        load(export)


def test_a_bomb_is_refused_before_it_is_unpacked(export, load):
    with (
        zipfile.ZipFile(export / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("Contact.csv", "w") as file,
    ):
        for _ in range(150):
            file.write(b"0" * 1_000_000)

    with pytest.raises(Refused, match="out of all proportion"):
        load(export)


def test_a_torn_archive_is_refused_with_its_name(export, load):
    path = zip_file(export / "WE_1.ZIP", {"Contact.csv": CONTACTS * 100})
    path.write_bytes(path.read_bytes()[:-60])

    with pytest.raises(Refused, match=r"WE_1\.ZIP cannot be unpacked"):
        load(export)


def test_an_encrypted_archive_is_refused_with_what_to_do(export, load):
    path = zip_file(export / "a.zip", {"Contact.csv": CONTACTS})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    with pytest.raises(Refused, match="is encrypted"):
        load(export)


def test_a_gzipped_file_is_read(export, load):
    (export / "Contact.csv.gz").write_bytes(gzip.compress(CONTACTS.encode()))

    assert ["Contact.csv"] == files(load(export))


def test_a_path_that_is_not_there_is_refused_by_name(export, load):
    with pytest.raises(Refused, match="There is no file or folder"):
        load(export / "Contact.csv")


def test_the_members_of_an_archive_prove_when_the_export_was_made(export, load):
    with zipfile.ZipFile(export / "WE_1.ZIP", "w") as archive:
        archive.writestr(zipfile.ZipInfo("Contact.csv", (2026, 11, 20, 3, 0, 0)), CONTACTS)

    assert [datetime(2026, 11, 20, 3)] == load(export).column("select exported_at from snapshot")


@pytest.mark.parametrize(
    ("local", "earliest"),
    [
        ((2026, 11, 20, 3, 0, 0), datetime(2026, 11, 20, 1)),
        ((2026, 7, 1, 0, 30, 0), datetime(2026, 6, 30, 21, 30)),
        ((2026, 10, 25, 3, 30, 0), datetime(2026, 10, 25, 0, 30)),  # comes twice that night
        ((2026, 3, 29, 3, 30, 0), datetime(2026, 3, 29, 0, 30)),  # comes never that night
    ],
)
def test_an_archive_packed_by_hand_tells_the_local_time_of_whoever_packed_it(export, load, local, earliest):
    with zipfile.ZipFile(export / "export.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("Contact.csv", local), CONTACTS)

    assert [earliest] == load(export).column("select exported_at from snapshot")


def test_an_archive_that_does_not_say_when_proves_nothing(export, load):
    path = zip_file(export / "export.zip", {"Contact.csv": CONTACTS})
    content = bytearray(path.read_bytes())
    for place in (12, content.index(b"PK\x01\x02") + 14):
        content[place : place + 2] = b"\0\0"  # 0.0.1980
    path.write_bytes(content)

    assert [None] == load(export).column("select exported_at from snapshot")


def test_the_newest_stamp_of_the_records_proves_when_the_export_was_made(export, load):
    columns = ("Id", "LastName", "SystemModstamp")
    contacts_file(
        export,
        [contact_id(1), "A", "2026-11-01 10:00:00"],
        [contact_id(2), "B", "2031-01-01"],
        columns=columns,
    )

    assert [datetime(2026, 11, 1, 10)] == load(export).column("select exported_at from snapshot")


def test_an_export_that_says_it_is_a_demo_makes_a_demo(export, load):
    contacts_file(export)
    (export / "DEMO.json").write_text('{"demo": true}', encoding="utf-8")

    imported = load(export)

    assert [True] == imported.column("select demo from snapshot")
    assert ["Contact.csv"] == files(imported)
