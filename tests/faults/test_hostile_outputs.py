"""Whatever leaves the house says what others have written, and nothing of it acts.

Every file and mail of tests/handed_out.py, made in an office where every text is an attack.
"""

import csv
import email
import io
import json
import re
import zipfile
from datetime import datetime
from email.policy import default
from html.parser import HTMLParser

import pytest
import streamlit
from icalendar import Calendar
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from dashboard import session
from dashboard.outputs.plain import plain
from dashboard.text import text
from tests.handed_out import HANDED_OUT, PIECES, found
from tests.hostile_office import ADDRESSES, TEXTS, Office
from tests.outputs.papers import OFFICER, squeezed
from tests.outputs.taken import MAIL, Handed

NOW = datetime(2026, 11, 24, 8)
PLAIN_NAME = re.compile(r"[a-zA-Z0-9]+([-_.][a-zA-Z0-9]+)+")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
UNSEEN = set("\x00\x07\x1b\x85\u202e\u2066\u2069\u200f\u202d\u061c\u2028\u2029")
TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "table", "tr", "th", "td"}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "scope", "dir"}
ACTS_IN_PDF = {"/URI", "/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles", "/AcroForm"}
HEADERS = ["auto-submitted", "content-language", "content-transfer-encoding", "content-type", "date", "from"]
HEADERS += ["message-id", "mime-version", "reply-to", "subject", "to"]
RECEIVER = re.compile(r"p\d+@example\.com|[a-z2]+@company\.example|=cmd@evil\.example|\+1@x\.fi")
# Of the texts nothing stands there: codes, counts, numbers of cases, days.
NOBODYS = {
    *("outputs.anchoring._written", "outputs.attachment.hand_out_attachment", "outputs.write_back.hand_out"),
    *(
        "outputs.calendar.make_calendar",
        "outputs.reminders.mail.write_mail",
        "widgets.figures_file.make_file",
    ),
    "outputs.suppression_list.hand_out",
}
# What is written out there in full, not only in part.
WHOLE = {
    *("outputs.breach.papers.hand_out_breach_paper", "outputs.breach.papers.register_csv"),
    *("outputs.informing.posting.write_mail", "outputs.letters.letter.hand_out_letter"),
    *("outputs.mailing_list.files.hand_out", "outputs.report.report.hand_out_report"),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory, module_store):
    """The office, with an officer before its screens."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streamlit, "session_state", {})
        patch.setattr(session, "store", lambda: module_store)
        patch.setattr(session, "actor", lambda _permission=None: OFFICER)
        patch.setattr(session, "text", lambda: text("en"))
        patch.setattr(session, "now", lambda: NOW)
        patch.setattr(session, "today", NOW.date)
        yield Office(module_store, NOW)


def test_whatever_hands_something_out_stands_in_the_table():
    assert set(HANDED_OUT) | PIECES == found()
    assert not set(HANDED_OUT) & PIECES


@pytest.mark.parametrize("name", sorted(HANDED_OUT))
def test_what_is_handed_out_says_what_was_written_and_does_nothing(office, name):
    handed = HANDED_OUT[name](office)

    assert handed
    for file in handed:
        assert PLAIN_NAME.fullmatch(file.name)
    told = "".join(squeezed(each) for file in handed for each in inert(file))
    said = [each for each in TEXTS if squeezed(plain(each)).lstrip("'") in told]
    if name in NOBODYS:
        assert [] == [each for each in said if len(each) > len("@SUM(A1:A9)")]
    elif name in WHOLE:
        assert TEXTS == said
    else:
        assert said


def inert(file):
    """Check that a file does nothing, whatever it is; yield the texts in it as a reader sees them."""
    ending = file.name.rpartition(".")[2]
    if ending == "zip":
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            for name in archive.namelist():
                assert "/" not in name
                yield from inert(Handed(name, archive.read(name)))
    else:
        yield from KINDS[ending](file)


def pdf(file):
    reader = PdfReader(io.BytesIO(file.content))
    objects = [reader.get_object(IndirectObject(n, 0, reader)) for n in range(1, reader.trailer["/Size"])]
    assert not ACTS_IN_PDF & {name for each in objects if isinstance(each, DictionaryObject) for name in each}
    assert not [page for page in reader.pages if page.get("/Annots")]
    yield "".join(page.extract_text() for page in reader.pages)


class Page(HTMLParser):
    """Knows a page's elements, their attributes, and its words."""

    def __init__(self, content):
        super().__init__()
        self.elements, self.attributes, self.words = set(), set(), []
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _value in attrs}

    def handle_data(self, data):
        self.words.append(data)


def html(file):
    page = Page(file.content.decode())
    assert page.elements <= TAGS
    assert page.attributes <= ATTRIBUTES
    yield from written(file.content.decode(), "".join(page.words))


def written(raw, words):
    assert not UNSEEN & set(raw)
    yield words


def txt(file):
    yield from written(file.content.decode(), file.content.decode())


def schema_or_data(file):
    json.loads(file.content)
    yield from written(file.content.decode(), all_texts(json.loads(file.content)))


def all_texts(value):
    if isinstance(value, dict):
        return "\n".join(all_texts(each) for pair in value.items() for each in pair)
    return "\n".join(map(all_texts, value)) if isinstance(value, list) else plain(value)


def table(file):
    """A file for Salesforce holds exactly what goes into a record; any other may be opened by anybody."""
    for_salesforce = re.match(r"\d\d_", file.name)
    rows = csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline=""), delimiter=";")
    for row in rows:
        for cell in row:
            assert for_salesforce or not cell.startswith(FORMULA)
            yield plain(cell.removeprefix("'"))


def workbook(file):
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in archive.namelist() if "external" in name or "_rels/sheet" in name]
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    yield ""


def calendar(file):
    parts = {each.name for each in Calendar.from_ical(file.content).walk()}
    assert {"VCALENDAR", "VEVENT", "VALARM"} >= parts
    yield file.content.decode()


def mail(file):
    found = email.message_from_bytes(file.content, policy=default)
    names = sorted(name.lower() for name in found.keys())  # noqa: SIM118 - a header that comes twice, twice
    assert len(names) == len(set(names))
    assert set(names) <= set(HEADERS)
    assert [] == found.defects
    assert "text/plain" == found.get_content_type()
    (receiver,) = found["To"].addresses
    assert RECEIVER.fullmatch(str(receiver))
    yield from written(found.get_content().replace("\r", ""), found.get_content())


KINDS = {
    "pdf": pdf,
    "html": html,
    "txt": txt,
    "json": schema_or_data,
    "csv": table,
    "xlsx": workbook,
    "ics": calendar,
    MAIL.rpartition(".")[2]: mail,
}


def test_the_suppression_list_holds_nothing_but_one_address_a_line(office):
    addresses, hashes = HANDED_OUT["outputs.suppression_list.hand_out"](office)

    for line in addresses.content.decode().split("\n")[1:-1]:
        assert re.fullmatch(r"'?[^\s,;@]+@[^\s,;@]+", line), (line, ADDRESSES)
    assert all(re.fullmatch(r"[0-9a-f]{64}", line) for line in hashes.content.decode().split()[1:])
