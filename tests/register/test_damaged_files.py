"""Packed files with a byte flipped, wherever it is: read as whole as before, or refused in a sentence."""

import errno
import gzip
import os
import zipfile

import pytest

from dashboard.register.dialect import UnreadableError
from dashboard.register.files import discover
from dashboard.register.sheets import sheets
from dashboard.register.workspace import Workspace
from dashboard.vocabulary import Refused
from tests.damaged import flipped
from tests.exports import contact_id, csv_text, workbook, zip_file

CONTACTS = csv_text(["Id", "LastName"], [[contact_id(number), f"Aho {number}"] for number in range(9)])
NOT_WHOLE = "{file} cannot be unpacked: it is damaged or not complete."


def outcomes(file, work):
    """Read a file with each of its bytes flipped; return what was said, and the texts that were read."""
    said, read = set(), set()
    for content in flipped(file.read_bytes()):
        file.write_bytes(content)
        try:
            found = discover([file], work)
        except Refused as refused:
            said.add(refused.message)
        else:
            read |= {each.path.read_bytes() for each in found.files}
    return said, read


@pytest.fixture
def work(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return Workspace(folder)


@pytest.mark.parametrize(
    "packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_an_archive_is_read_whole_or_refused(export, work, packing):
    with zipfile.ZipFile(export / "a.zip", "w", packing) as archive:
        archive.writestr("Contact ä.csv", CONTACTS)

    said, read = outcomes(export / "a.zip", work)

    assert NOT_WHOLE in said
    assert {CONTACTS.encode()} == read


def test_an_archive_with_a_name_wiped_out_is_refused(export, work):
    whole = zip_file(export / "a.zip", {"Contact.csv": CONTACTS}).read_bytes()
    begins = whole.rindex(b"Contact.csv")
    (export / "a.zip").write_bytes(whole[:begins] + bytes(11) + whole[begins + 11 :])

    with pytest.raises(Refused, match="damaged or not complete"):
        discover([export / "a.zip"], work)


def test_a_gzipped_file_is_read_whole_or_refused(export, work):
    (export / "Contact.csv.gz").write_bytes(gzip.compress(CONTACTS.encode()))

    said, read = outcomes(export / "Contact.csv.gz", work)

    assert {NOT_WHOLE} == said
    assert {CONTACTS.encode()} == read


def test_a_workbook_is_read_or_said_to_be_none(export):
    file = workbook(export / "Contact.xlsx", {"Contact": [["Id", "LastName"], [contact_id(1), "Aho"]]})
    read = 0
    for content in flipped(file.read_bytes()):
        file.write_bytes(content)
        try:
            sheets(file, {"id"})
        except UnreadableError:
            continue
        read += 1

    assert read


def test_a_full_disk_is_not_taken_for_damage(export, work, monkeypatch):
    """Whoever makes room can try again; whoever is told of damage exports anew."""
    (export / "Contact.csv.gz").write_bytes(gzip.compress(CONTACTS.encode()))

    def full(*_given):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("dashboard.register.files.copy", full)

    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        discover([export / "Contact.csv.gz"], work)
