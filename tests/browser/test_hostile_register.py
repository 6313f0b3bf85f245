"""A register whose every text is an attack, on every screen: it is shown, and nothing of it happens."""

from datetime import datetime
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from dashboard.databases import Store
from dashboard.decisions.attachments import Attachment, attach
from dashboard.decisions.breaches import Breach
from dashboard.decisions.breaches import register as register_breach
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.opening import add_note
from dashboard.register import import_export, publish
from dashboard.vocabulary import Actor, Channel, Found, Nature, Right, Role
from tests.browser.driving import open_screen
from tests.browser.serving import make_office
from tests.hostile import canary, payloads, write_register
from tests.hostile_office import write_policy

NOW = datetime(2026, 11, 24, 8)
MAIJA = Actor("maija", Role.OFFICER)
PLACES = [
    *("overview", "notice", "notice?clause=6", "notice?clause=7", "notice?clause=12", "retention?status=all"),
    *("sources?section=mapping", "sources?section=open", "opt_outs?section=conflicts", "requests", "queue"),
    *("informing?section=unreachable", "breaches?case=2", "case?case=1", "figures", "history", "imports"),
    "imports?section=difference",
]
# What comes to life: links and pictures of the register, formulas, headings and lists made of its text.
ALIVE = """(address) => [
    `a[href*="${address}"]`, `[src*="${address}"]`, `[style*="${address}"]`, `[*|href*="${address}"]`,
    'a[href^="javascript"]', 'a[href*="evil"]', 'a[href^="mailto"]', '.katex', 'main script', 'main iframe',
    '[onerror]', '[onload]', 'main blockquote',
].filter((selector) => document.querySelector(selector))"""


@pytest.fixture(scope="module")
def attacked(module_server, tmp_path_factory):
    """Yield the address of an office with the register, and what the canary was asked for."""
    folder = tmp_path_factory.mktemp("office")
    with canary() as (address, calls):
        settings = make_office(folder / "data")
        write_policy(settings, payloads(address))
        write_register(folder / "export", address)
        publish(settings, import_export(settings, [folder / "export"], now=NOW).snapshot_id)
        store = Store(settings)
        work_on(store, payloads(address))
        store.close()
        (folder / ".streamlit").mkdir()
        (folder / ".streamlit" / "config.toml").write_text('[logger]\nlevel = "debug"\n', encoding="utf-8")
        set_up = {"HOME": str(folder), "REKISTERIVAHTI_NOW": NOW.isoformat()}
        yield module_server(settings, **set_up), address, calls


def work_on(store, texts):
    """Open a case and a breach in which somebody has written the same."""
    with store.page(MAIJA) as page:
        ids = page._cursor.execute("select list(record_id) from person_record where person_no = 1").fetchone()
    everything = "\n".join(texts)
    intake = Intake(
        rights=[Right.ACCESS],
        channel=Channel.EMAIL,
        received_on=NOW.date(),
        salesforce_ids=tuple(ids[0]),
        requester=texts[0],
        contact=texts[5],
        representative=texts[1],
        note=everything,
    )
    (case_id,) = register(store, MAIJA, intake, key="case", now=NOW, snapshot_id=None)
    add_note(store, MAIJA, case_id, everything, NOW)
    name = f"{texts[2]}.txt".replace("/", "-")
    file = Attachment(file_name=name, content=b"text", about=texts[3], no_identity_document=True)
    attach(store, MAIJA, case_id, file, NOW)
    words = dict.fromkeys(["description", "consequences", "measures", "processor_name"], everything)
    breach = Breach(
        detected_at=NOW, aware_at=NOW, found=Found.BY_STAFF, natures=[Nature.AVAILABILITY], **words
    )
    register_breach(store, MAIJA, breach, key="breach", now=NOW)


def test_nothing_of_a_hostile_register_comes_to_life_on_any_screen(attacked, page, sign_in, module_server):
    """Nor does anything of it come into the log, at its most talkative level."""
    url, address, calls = attacked
    said, dialogs = [], []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.on("websocket", lambda socket: socket.on("framereceived", said_of(said, address)))
    page.goto(url)
    sign_in(page, "maija")

    alive, shown = {}, set()
    for place in PLACES:
        open_screen(page, f"{url}/{place}")
        expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        if found := page.evaluate(ALIVE, address):
            alive[place] = found
        if said:
            shown.add(place)
            said.clear()

    assert ({}, []) == (alive, dialogs)
    assert {"retention?status=all", "notice?clause=7", "requests", "breaches?case=2", "case?case=1"} <= shown
    assert [] == calls
    assert [] == [line for line in module_server.log if address in line or "Maija" in line]
    assert len(module_server.log) > len(PLACES)
    urlopen(f"{address}/heard", timeout=5)
    assert ["/heard"] == calls


def said_of(said, address):
    def take(frame):
        if address.encode() in (frame if isinstance(frame, bytes) else frame.encode()):
            said.append(address)

    return take
