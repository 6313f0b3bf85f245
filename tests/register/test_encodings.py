import codecs
import unicodedata

import pytest

from tests.exports import contact_id, contacts_file

NAME = "Äyräväinen-Öljymäki"
SOUND = [
    ("utf-8", b"", "utf-8"),
    ("utf-8", codecs.BOM_UTF8, "utf-8-bom"),
    ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
    ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
    ("utf-16-le", b"", "utf-16-le"),
    ("utf-16-be", b"", "utf-16-be"),
    ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le"),
    ("utf-32-be", codecs.BOM_UTF32_BE, "utf-32-be"),
    ("cp1252", b"", "cp1252"),
]
BROKEN = [
    ("utf-8", codecs.BOM_UTF8 * 2, "utf-8"),
    ("utf-8", codecs.BOM_UTF16_LE, "utf-8"),
    ("utf-8", "\ufeff".encode().decode("cp1252").encode(), "utf-8"),
    ("utf-16-le", codecs.BOM_UTF8, "utf-16-le"),
    ("utf-32-le", codecs.BOM_UTF16_BE, "utf-32-le"),
    ("utf-32-be", codecs.BOM_UTF16_BE, "utf-32-be"),
]


@pytest.mark.parametrize(("encoding", "mark", "said"), SOUND)
def test_a_name_arrives_whole_in_every_encoding(export, load, encoding, mark, said):
    contacts_file(export, [contact_id(1), NAME, ""], encoding=encoding, mark=mark)

    imported = load(export)

    assert [NAME] == imported.column("select LastName from contact")
    assert [said] == imported.column("select encoding from import_file")
    assert "byte-order mark" not in (imported.file.note or "")


@pytest.mark.parametrize(("encoding", "mark", "said"), BROKEN)
def test_a_broken_byte_order_mark_is_noted_and_does_no_harm(export, load, encoding, mark, said):
    contacts_file(export, [contact_id(1), NAME, ""], encoding=encoding, mark=mark)

    imported = load(export)

    assert [NAME] == imported.column("select LastName from contact")
    assert [said] == imported.column("select encoding from import_file")
    assert "byte-order mark" in imported.file.note


def test_a_file_that_is_not_utf_8_is_read_as_windows_1252_and_says_so(export, load):
    contacts_file(export, [contact_id(1), "Kivelä – €", ""], encoding="cp1252")

    imported = load(export)

    assert ["Kivelä – €"] == imported.column("select LastName from contact")
    assert "windows-1252" in imported.file.note


def test_one_foreign_byte_does_not_spoil_the_rest_of_a_utf_8_file(export, load):
    text = f"Id,LastName\r\n{contact_id(1)},Säde\r\n{contact_id(2)},S~de\r\n"
    (export / "Contact.csv").write_bytes(text.encode().replace(b"~", b"\xe4"))

    imported = load(export)

    assert ["Säde", "Säde"] == imported.column("select LastName from contact order by Id")
    assert "Some bytes of the file are not UTF-8" in imported.file.note


def test_bytes_that_windows_1252_does_not_know_are_kept_too(export, load):
    text = f"Id,LastName\r\n{contact_id(1)},ä~b\r\n".encode("cp1252").replace(b"~", b"\x81")
    (export / "Contact.csv").write_bytes(text)

    assert ["ä\x81b"] == load(export).column("select LastName from contact")


def test_decomposed_letters_stay_as_they_were_written(export, load):
    decomposed = unicodedata.normalize("NFD", "Häkkinen")
    contacts_file(export, [contact_id(1), decomposed, ""])

    assert [decomposed] == load(export).column("select LastName from contact")


def test_a_header_in_decomposed_letters_is_still_known(export, load):
    label = unicodedata.normalize("NFD", "Sähköposti")
    contacts_file(export, [contact_id(1), "Virta", "v@example.fi"], columns=("Id", "LastName", label))

    assert ["v@example.fi"] == load(export).column("select Email from contact")


def test_hash_and_size_are_those_of_the_file_itself(export, load):
    path = contacts_file(export, [contact_id(1), NAME, ""], encoding="utf-16-le", mark=codecs.BOM_UTF16_LE)

    digest, size = load(export).row("select sha256, bytes from import_file")

    assert path.stat().st_size == size
    assert 64 == len(digest)
