"""Requests brought to where their papers can be written, and what can be read out of papers."""

import csv
import io
import json
import zipfile
from datetime import date, timedelta

from pypdf import PdfReader

from dashboard import policy
from dashboard.clock import helsinki_date
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.plan import plan
from dashboard.decisions.steps import Words
from dashboard.decisions.verification import verify
from dashboard.outputs.case_file import read_case_file
from dashboard.outputs.letters import LetterKind, write_letter
from dashboard.vocabulary import Action, Actor, Channel, Role
from dashboard.widgets.paper_labels import paper_labels
from tests.decisions.drafts import look, step
from tests.little_register import contact, key, register_of

RECEIVED = date(2026, 11, 20)
ANNA = (key("Contact", 1),)
ACTING = [
    "![kuva](http://evil.example/t.png)",
    "<img src=http://evil.example/t.png onerror=alert(1)>",
    "<script>alert(1)</script>",
    '"><a href="javascript:alert(1)">x</a>',
    '=HYPERLINK("http://evil.example")',
    "+1+1",
    "@SUM(A1)",
    "${ground} $$ $x ${nobody}",
    "{{7*7}} {7} %s %(x)s",
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0": *',
    "$x^2$ *b* _i_ `r` = H <label> @reference // c /* d */ \\u{41}",
    "exe.\u202egnp.\u2066x\u2069\u200f",
    "bell\x07escape\x1b[31m",
    'O\'Neill & Pojat & "Oy"',
]
OFFICER, SECOND, STAFF = (
    Actor(n, r) for n, r in (("officer", Role.OFFICER), ("officer2", Role.OFFICER), ("staff", Role.STAFF))
)


def asked(store, now, right, ids=ANNA, key=None, **more):
    """Register a request and return its id."""
    intake = Intake(
        rights=[right],
        channel=Channel.EMAIL,
        received_on=more.pop("received_on", RECEIVED),
        salesforce_ids=ids,
        **more,
    )
    return register(store, OFFICER, intake, key=key or right, now=now, snapshot_id=None)[0]


def identified(store, now, right, ids=ANNA, **more):
    """Register a request and confirm who asks."""
    case_id = asked(store, now, right, ids, **more)
    step(store, STAFF, "start", case_id, now)
    step(store, STAFF, "confirm_identity", case_id, now, words=Words("register_reply"))
    look(store, STAFF, case_id, now)
    return case_id


def erased(store, settings, now, case_id):
    """Carry an identified erasure out and let the next copy prove it."""
    with store.page(OFFICER) as page:
        seen = plan(page, Action.DELETE, [1])
    step(store, OFFICER, "propose", case_id, now, plan=seen)
    step(store, SECOND, "approve", case_id, now)
    step(store, STAFF, "claim", case_id, now)
    step(store, STAFF, "execute", case_id, now)
    register_of(settings, {"Contact": [contact(9)]}, hour=5)
    verify(store, now + timedelta(hours=6))


def rules(settings):
    return policy.load(settings.policy, settings.overrides)


def letter(store, settings, kind, number, now, *, language="fi", actor=OFFICER):
    """Write a letter as the screen shows it."""
    with store.page(actor) as page:
        return write_letter(
            page,
            rules(settings),
            read_case_file(page, number),
            LetterKind(kind),
            paper_labels(language),
            language=language,
            today=helsinki_date(now),
        )


def pdf_text(content):
    """Return the words of a PDF with single spaces, whatever its lines."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def squeezed(text):
    """Return a text without spaces and places to break: lines break where they must."""
    return "".join(str(text).replace("\u200b", "").split())


def annotations(content):
    return [each for page in PdfReader(io.BytesIO(content)).pages for each in page.get("/Annots", [])]


def members(paper):
    """Return the files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(paper.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def read_json(content):
    return json.loads(content)
