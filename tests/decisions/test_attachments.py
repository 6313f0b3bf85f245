"""Files of a case: what may come in, what the history keeps of one, and who takes one out before its time."""

import io
import json
import zipfile
from datetime import date

import pytest

from dashboard.decisions.attachments import Attachment, attach, find, remove
from dashboard.decisions.file_kinds import MOST_BYTES, check_file
from dashboard.decisions.steps import Words
from dashboard.outputs.attachment import hand_out_attachment
from dashboard.vocabulary import Denied, NotFound, Refused
from tests.damaged import flipped
from tests.decisions.drafts import opened, right, step
from tests.screens.acting import events

PDF = b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(30)


def office(*names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return held.getvalue()


def letter(name="Aino Mäkelä.pdf", content=PDF, **more):
    return Attachment(file_name=name, content=content, no_identity_document=True, **more)


@pytest.fixture
def case_id(store, officer, now):
    return opened(store, officer, right(), now)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("A.PNG", PNG),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(30)),
        ("a.txt", "Hyvää päivää".encode()),
        ("a.csv", b"a;b\n1;2\n"),
        ("a.eml", b"From: a@example.fi\nSubject: x\n\nhei"),
        ("a.docx", office("[Content_Types].xml", "word/document.xml")),
        ("a.xlsx", office("[Content_Types].xml", "xl/workbook.xml")),
    ],
)
def test_files_of_an_office_may_come_in(name, content):
    assert check_file(name, content)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.exe", b"MZ\x90\0", "cannot be attached"),
        ("a", b"x", "cannot be attached"),
        ("a.pdf", b"MZ\x90\0" + bytes(60), "not what its name says"),
        ("a.png", PDF, "not what its name says"),
        ("a.txt", b"<html><script>", "not what its name says"),
        ("a.txt", b" \n<?xml version='1.0'?><svg/>", "not what its name says"),
        ("a.csv", b"a;b\0", "not what its name says"),
        ("a.docx", office("[Content_Types].xml", "xl/workbook.xml"), "not what its name says"),
        ("a.docx", b"PK\x03\x04" + bytes(60), "not what its name says"),
        ("a.docx", office("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("a.pdf", b"", "is empty"),
        ("a.txt", b"x" * (MOST_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_what_is_too_large_or_something_else_stays_out(name, content, why):
    with pytest.raises(Refused) as refused:
        check_file(name, content)

    assert why in refused.value.message.format(**refused.value.values)


def test_a_file_of_an_office_with_a_flipped_byte_comes_in_or_is_told_apart():
    whole = office("[Content_Types].xml", "xl/workbook.xml", "xl/media/kuvä.png")
    said = set()
    for content in flipped(whole):
        try:
            assert check_file("a.xlsx", content)
        except Refused as refused:
            said.add(refused.message)

    assert {"The file is not what its name says ({ending}). Save it anew in its own program."} == said


def test_the_history_holds_size_type_and_hash_but_no_name(store, officer, case_id, now):
    attach(store, officer, case_id, letter(about="Vastaus Ainolta"), now)

    ((_, _, details),) = events(store, "attach")
    assert {"bytes": len(PDF), "type": "application/pdf"}.items() <= json.loads(details).items()
    assert "Aino" not in str(events(store))


def test_nothing_is_kept_without_the_word_that_it_is_no_identity_document(store, officer, case_id, now):
    with pytest.raises(Refused, match="identity document"):
        attach(store, officer, case_id, Attachment(file_name="a.pdf", content=PDF), now)


def test_a_closed_case_takes_no_file_and_no_day_in_the_past(store, officer, case_id, now):
    with pytest.raises(Refused, match="later day"):
        attach(store, officer, case_id, letter(until=date(2026, 11, 22)), now)
    step(store, officer, "withdraw", case_id, now, words=Words(note="perui"))

    with pytest.raises(Refused, match="is closed"):
        attach(store, officer, case_id, letter(), now)


def test_a_file_is_taken_out_as_it_came_under_a_name_that_tells_of_nobody(store, staff, case_id, now):
    material_id = attach(store, staff, case_id, letter(), now)

    paper = hand_out_attachment(store, staff, case_id, material_id, now)

    assert ("attachment-1.pdf", "application/octet-stream", PDF) == (paper.name, paper.mime, paper.content)
    ((_, actor, details),) = events(store, "download")
    assert ("staff", 1) == (actor, json.loads(details)["case"])


def test_an_officer_deletes_a_file_with_a_reason_and_the_history_stays(store, officer, staff, case_id, now):
    material_id = attach(store, staff, case_id, letter(), now)

    with pytest.raises(Denied):
        remove(store, staff, case_id, material_id, "väärä", now)
    with pytest.raises(Refused, match="Give a reason"):
        remove(store, officer, case_id, material_id, " ", now)
    remove(store, officer, case_id, material_id, "Väärä tiedosto", now)

    with store.transaction() as transaction, pytest.raises(NotFound):
        find(transaction, case_id, material_id)
    assert ["attach", "remove_attachment"] == [name for name, *_ in events(store)][1:]


def test_a_manager_reads_and_keeps_no_file(store, manager, officer, case_id, now):
    material_id = attach(store, officer, case_id, letter(), now)

    with pytest.raises(Denied):
        attach(store, manager, case_id, letter(), now)
    with pytest.raises(Denied):
        hand_out_attachment(store, manager, case_id, material_id, now)
