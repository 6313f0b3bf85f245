"""Files that want to fill the disk or the memory, leave their folder, or be what they are not.

Each ends in a sentence, in bounded memory, with the copy in use still in use.
"""

import gzip
import io
import json
import os
import struct
import subprocess
import sys
import zipfile

import pytest

from dashboard.databases import current_snapshot_name
from dashboard.settings import ROOT
from dashboard.vocabulary import Refused
from tests.exports import contact_id, contacts_file, csv_text, workbook, zip_file

CONTACTS = csv_text(["Id", "LastName"], [[contact_id(1), "Aho"]])
OUT_OF_PROPORTION = "would grow out of all proportion"
SAID = ["more than", "out of all proportion", "reach over"]


@pytest.fixture
def refused(load, settings, export):
    """Return a function that imports over a copy in use, which must stay, and returns the refusal."""
    old = export.parent / "old"
    contacts_file(old, [contact_id(1), "Aho", ""])
    load(old)
    before = (current_snapshot_name(settings), sorted(settings.snapshots.iterdir()))

    def try_it():
        with pytest.raises(Refused) as told:
            load(export)
        assert before == (current_snapshot_name(settings), sorted(settings.snapshots.iterdir()))
        return str(told.value)

    return try_it


def test_a_folder_link_that_leads_outside_is_not_followed(export, refused):
    secret = export.parent / "secret.csv"
    secret.write_text(CONTACTS, encoding="utf-8")
    (export / "Contact.csv").symlink_to(secret)

    assert "a link in it leads outside" in refused()


def test_a_link_that_stays_in_the_folder_is_read_once(export, load):
    contacts_file(export, [contact_id(1), "Aho", ""])
    (export / "Lead.csv").symlink_to(export / "Contact.csv")
    (export / "loop").symlink_to(export)

    assert [(1, 1, 0, 0)] == load(export).counts()


def test_a_link_in_an_archive_is_refused(export, refused):
    link = zipfile.ZipInfo("Contact.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(export / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert "a link in it leads outside" in refused()


def test_many_small_files_that_grow_together_are_refused(export, refused):
    """Each grows less than is harmless; together they would be 20 GB out of 2 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Contact.csv", b"0" * 20_000_000)
    (export / "a.zip").write_bytes(overlapping(packed.getvalue(), "Contact.csv", 1_000))

    assert OUT_OF_PROPORTION in refused()


def overlapping(content, name, times):
    """Return an archive whose directory lists the same bytes many times, under other names."""
    end = content.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", content[end + 16 : end + 20])[0]
    entry = content[start:end]
    listed = b"".join(entry.replace(name.encode(), b"%07d.csv" % n) for n in range(times))
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, times, times, len(listed), start, 0)
    return content[:start] + listed + tail


def test_archives_in_an_archive_that_grow_together_are_refused(export, refused):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Contact.csv", b"0" * 60_000_000)
    zip_file(export / "a.zip", {f"{n}.zip": inner.getvalue() for n in range(5)})

    assert OUT_OF_PROPORTION in refused()


def test_a_declared_size_of_ten_gigabytes_is_refused(export, refused):
    path = zip_file(export / "a.zip", {"Contact.csv": CONTACTS})
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 0xFFFFFFF0)
    path.write_bytes(content)

    assert OUT_OF_PROPORTION in refused()


def test_a_gzipped_file_that_grows_out_of_all_proportion_is_refused(export, refused):
    (export / "Contact.csv.gz").write_bytes(gzip.compress(b"0" * 110_000_000))

    assert OUT_OF_PROPORTION in refused()


def test_a_workbook_that_grows_out_of_all_proportion_is_refused(export, refused):
    with (
        zipfile.ZipFile(export / "Contact.xlsx", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as file,
    ):
        for _ in range(110):
            file.write(b" " * 1_000_000)

    assert OUT_OF_PROPORTION in refused()


def test_a_workbook_with_one_cell_at_the_far_end_is_refused(export, refused):
    far_workbook(export)

    assert "reach over more than" in refused()


def far_workbook(export):
    workbook(export / "Contact.xlsx", {"Contact": [["Id", "LastName"]]})
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    with zipfile.ZipFile(export / "Contact.xlsx") as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace("</sheetData>", far)
    return zip_file(export / "Contact.xlsx", members)


NO_TABLES = [
    b"",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR,\0\n" + bytes(range(256)),
    b"\xff\xd8\xff\xe0\0\x10JFIF,\n" + bytes(range(256)),
    b"GIF89a,\n" + bytes(range(256)),
    b"Rar!\x1a\x07,\n",
    b"7z\xbc\xaf\x27\x1c,\n",
    b"\x7fELF\x02\x01,\n",
    b"SQLite format 3\0,\n",
    b"\0" * 5_000,
]


def test_what_is_no_table_is_refused_where_persons_would_be_missing(export, refused):
    for name in ("Contact.csv", "Contact.json", "Contact.xlsx"):
        for content in NO_TABLES:
            (export / name).write_bytes(content)
            assert f"{name} cannot be read, and without it persons would be missing" in refused()
            (export / name).unlink()


def test_a_table_of_five_thousand_columns_is_read_whole(export, load):
    names = [f"Field{n}__c" for n in range(5_000)]
    contacts_file(export, [contact_id(1), "Aho", *map(str, range(5_000))], columns=("Id", "LastName", *names))

    imported = load(export)

    assert [(1, 1, 0, 0)] == imported.counts()
    kept = json.loads(imported.row("select extra from contact")[0])
    assert {name: str(n) for n, name in enumerate(names)} == kept


@pytest.mark.parametrize("size", [1_000_000, 5_000_000])
def test_a_very_long_cell_is_kept_whole(export, load, size):
    contacts_file(
        export,
        [contact_id(1), "Aho", "ä" * size],
        [contact_id(2), "Rautio", "x"],
        columns=("Id", "LastName", "Description"),
    )

    imported = load(export)

    assert [(2, 2, 0, 0)] == imported.counts()
    assert [size, 1] == imported.column("select length(Description) from contact order by Id")


COSTLY = """
import resource, sys, tempfile
from pathlib import Path
from dashboard.register.dialect import UnreadableError
from dashboard.register.files import discover
from dashboard.register.sheets import sheets
from dashboard.register.workspace import workspace
from dashboard.vocabulary import Refused

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

before = most()
for path in map(Path, sys.argv[1:]):
    try:
        with workspace(Path(tempfile.mkdtemp()) / "work") as work:
            sheets(path, set()) if path.suffix == ".xlsx" else discover([path], work)
    except (Refused, UnreadableError) as told:
        print(told)
print(most() - before)
"""


def test_none_of_them_costs_memory(export, tmp_path):
    entries = export / "entries.zip"
    zip_file(entries, {"Contact.csv": ""})
    entries.write_bytes(overlapping(entries.read_bytes(), "Contact.csv", 60_000))
    packed = tmp_path / "big.csv.gz"
    packed.write_bytes(gzip.compress(b"0" * 110_000_000))
    far = far_workbook(export)

    told = subprocess.run(
        [sys.executable, "-c", COSTLY, entries, packed, far],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    assert SAID == [words for words, line in zip(SAID, told, strict=False) if words in line]
    assert int(told[-1]) < 150
