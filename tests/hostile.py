"""Registers whose every text is an attack, and a server that must never be called by what shows them.

with canary() as (address, calls):
    write_register(folder, address)
"""

import threading
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle

from tests.generator import generate
from tests.generator.dialects import DATA_LOADER
from tests.generator.fields import FIELDS, Kind, kind
from tests.generator.writers import write_sheets

# What other columns and our own words are found by; the rest of a record is free text.
CODES = {"Status", "StageName", "PrivacyConsentStatus", "ContactPointType", "TaskSubtype", "UserType"}
CODES |= {"RelationType", "RelationObjectType", "CaseNumber", "Username", "IsDeleted"}
ADDRESSES = {"Email", "FromAddress", "ToAddress", "CcAddress", "RelationAddress", "SuppliedEmail"}
COLUMNS = [
    "<img src=x onerror=alert(1)>__c",
    "=1+1__c",
    "![x](y)__c",
    "$x$ :red[x] ${x} #x__c",
    "\u202ecba__c",
]


def payloads(address):
    """Return texts that ask for `address` or act wherever they are taken for more than text."""
    return [
        f"![kuva]({address}/markdown.png)",
        f"<img src='{address}/html.png' onerror=\"fetch('{address}/onerror')\">",
        f"<script>fetch('{address}/script')</script>",
        f'"><svg onload="fetch(\'{address}/svg\')"><a href="{address}/a">x</a>',
        f"<span style=\"background:url('{address}/css.png')\">x</span><br><b>x</b>",
        f"[linkki]({address}/link) {address}/bare www.evil.example <{address}/angle> [x]: {address}/ref",
        f"javascript:fetch('{address}/js') [x](javascript:alert(1)) mailto:a@evil.example",
        f"$\\href{{{address}/tex}}{{x}}$ $$\\includegraphics{{{address}/tex.png}}$$ $\\frac12$",
        ":material/delete: :smile: :red[x] :red-badge[x] :streamlit: :small[x]",
        f"%{{y}} %{{customdata}} ${{signature}} {{{{7*7}}}} {{0.__class__}} <img src={address}/hover.png>",
        f'#image("{address}/typst.png") #read("/etc/passwd") #import "@preview/x:1.0.0": * $x$ `r`',
        f'=HYPERLINK("{address}/formula","x")',
        f'=WEBSERVICE("{address}/web")',
        "+1+1",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        "|calc",
        "%0A=1+1",
        "exe.\u202egnp.\u2066x\u2069\u200f \u202d\u061c\ufeff",
        "nolla\x00 kello\x07 esc\x1b[31m \x85\u2028\u2029",
        "BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VCALENDAR",
        "Eve\r\nBcc: a@evil.example\r\n\r\nx",
        "# Otsikko\n\n- luettelo\n\n> lainaus\n\n| a | b |\n|---|---|\n| c | d |",
        "'; drop table person; -- \" or 1=1 \\",
    ]


def write_register(folder, address, *, size=30, long=1_000_000):
    """Write an export whose every free text is one of the payloads, in turn; one note is very long."""
    texts = cycle(payloads(address))
    seen = {}

    def poisoned(object_name, row):
        free = [name for name in FIELDS[object_name] if is_free(name)]
        seen[object_name] = seen.get(object_name, 0) + 1
        poison = {name: next(texts) for name in [*free, *COLUMNS]}
        if seen[object_name] % 3 == 0:
            poison |= {name: next(texts) for name in ADDRESSES & set(row)}
        if object_name == "Contact" and seen[object_name] == 1:
            poison["Description"] = f"<img src={address}/long.png> ".ljust(long, "ä")
        return row | poison

    rows = ((name, poisoned(name, row)) for name, row in generate(size, 2, date(2026, 11, 23)).rows())
    write_sheets(rows, folder, DATA_LOADER, dict.fromkeys(FIELDS, COLUMNS))
    strange = folder / "![x](y) <img src=x onerror=alert(1)>.csv"
    strange.write_text('"Id","=1+1"\n"a0X000000000001AAA","<script>alert(1)</script>"\n', encoding="utf-8")


def is_free(name):
    return kind(name) is Kind.TEXT and not name.endswith("Id") and name not in CODES | ADDRESSES | {"Id"}


@contextmanager
def canary():
    """Yield the address of a server on loopback, and the list of paths that it was asked for."""
    calls = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - their names are the methods'

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Canary)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", calls
    finally:
        server.shutdown()
        server.server_close()
