"""What an import knows of its objects: when each was exported, how much it holds, which columns it lost."""

import zipfile
from datetime import datetime

from dashboard.databases import build_snapshot, snapshot_path
from tests.exports import contact_id, csv_file, record_id

COLUMNS = ("Id", "LastName", "SystemModstamp")
OLD, FRESH, TOLD = datetime(2026, 11, 1, 10), datetime(2026, 11, 20, 3), datetime(2026, 11, 22, 9)


def contacts(folder, *moments, name="Contact.csv", first=1):
    rows = [[contact_id(first + n), "A", f"{moment}"] for n, moment in enumerate(moments)]
    return csv_file(folder / name, COLUMNS, rows)


def messages(folder, *moments, name="EmailMessage.csv"):
    rows = [[record_id("EmailMessage", 1 + n), "s", f"{moment}"] for n, moment in enumerate(moments)]
    return csv_file(folder / name, ("Id", "Subject", "SystemModstamp"), rows)


def exported(imported):
    return dict(imported.rows("select object, exported_at from known_object where records is not null"))


def counts(imported):
    return imported.rows("select object, records, previous_records from known_object order by object")


def test_each_object_is_as_old_as_its_own_file(export, load):
    contacts(export, FRESH, OLD)
    messages(export, OLD)

    assert {"Contact": FRESH, "EmailMessage": OLD} == exported(load(export))


def test_a_told_moment_is_that_of_every_file(export, load):
    contacts(export, FRESH)
    messages(export)

    assert {"Contact": TOLD, "EmailMessage": TOLD} == exported(load(export, exported_at=TOLD))


def test_a_file_without_any_moment_tells_none(export, load):
    contacts(export, FRESH)
    messages(export)

    assert {"Contact": FRESH, "EmailMessage": None} == exported(load(export))


def test_the_members_of_an_archive_are_as_old_as_their_places_in_it(export, load):
    files = contacts(export, OLD), messages(export)
    with zipfile.ZipFile(export / "WE_1.ZIP", "w") as archive:
        for path, moment in zip(files, (FRESH, OLD), strict=True):
            archive.writestr(zipfile.ZipInfo(path.name, moment.timetuple()[:6]), path.read_bytes())

    assert {"Contact": FRESH, "EmailMessage": OLD} == exported(load(export / "WE_1.ZIP"))


def test_of_several_files_of_an_object_the_oldest_counts(export, load):
    contacts(export, FRESH)
    contacts(export, OLD, name="part/Contact.csv", first=7)

    assert {"Contact": OLD} == exported(load(export))


def test_a_file_whose_every_record_is_in_a_newer_one_says_nothing(export, load):
    contacts(export, FRESH, FRESH)
    contacts(export, OLD, name="part/Contact.csv")

    assert {"Contact": FRESH} == exported(load(export))


def test_a_later_export_is_compared_with_the_one_before(export, load):
    contacts(export, OLD, OLD, OLD)
    load(export, exported_at=OLD)
    contacts(export, OLD)

    assert [("Contact", 1, 3)] == counts(load(export, exported_at=FRESH))


def test_the_same_export_again_does_not_confirm_itself(export, load):
    contacts(export, OLD, OLD, OLD)
    load(export, exported_at=OLD)
    contacts(export, OLD)
    load(export, exported_at=FRESH)

    assert [("Contact", 1, 3)] == counts(load(export, exported_at=FRESH))
    assert [("Contact", 1, 1)] == counts(load(export, exported_at=TOLD))


def test_an_export_without_an_object_does_not_make_it_forgotten(export, load):
    contacts(export, OLD)
    sent = messages(export, OLD, OLD)
    load(export, exported_at=OLD)
    sent.unlink()
    load(export, exported_at=FRESH)
    messages(export, OLD)

    assert ("EmailMessage", 1, 2) in counts(load(export, exported_at=TOLD))


def test_a_column_that_an_export_lacks_is_remembered_until_it_comes_back(export, load):
    def lost(imported):
        return imported.rows("select column_name from known_column where gone_at is not null")

    contacts(export, OLD)
    assert [] == lost(load(export))
    csv_file(export / "Contact.csv", ("Id", "LastName"), [[contact_id(1), "A"]])
    load(export)
    assert [("SystemModstamp",)] == lost(load(export))
    contacts(export, OLD)
    assert [] == lost(load(export))


def test_a_snapshot_of_an_older_program_is_no_obstacle(export, load, settings):
    contacts(export, OLD)
    first = load(export)
    with build_snapshot(snapshot_path(settings, first.report.snapshot_id)) as connection:
        connection.execute("drop table known_object")

    assert [("Contact", 1, None)] == counts(load(export))
