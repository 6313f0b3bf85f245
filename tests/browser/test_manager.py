"""Who sees whom: everything that a browser is sent on every screen, searched for every person.

Not what is drawn but what comes over the wire counts: each websocket frame and each response.
"""

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from dashboard.databases import Store
from dashboard.outputs.register_figures import register_titles
from dashboard.register import import_export, publish
from dashboard.settings import ROOT
from dashboard.text import text
from dashboard.vocabulary import Actor, Role
from tests.authorisation import SCREENS
from tests.browser.driving import download, open_screen, table
from tests.browser.serving import USERS, make_office
from tests.browser.wire import Wire, encoded
from tests.generator import generate
from tests.generator.dialects import DATA_LOADER
from tests.generator.writers import write_sheets
from tests.outputs.hands import decided
from tests.outputs.papers import pdf_text

_ = text("fi")
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 8)
OFFICER, STAFF, MANAGER, ADMIN = Role.OFFICER, Role.STAFF, Role.MANAGER, Role.ADMIN
MAY_OPEN = SCREENS | {"case?case=1": SCREENS["case"], "retention?status=all": SCREENS["retention"]}
REFUSAL = "Your role does not allow this. Ask an administrator if you need it."
SHORTEST = 5


@dataclass
class Office:
    """A served office: its persons, the one who has a case, and the figures that an officer reads."""

    url: str
    persons: dict[str, set[str]]
    of_cases: set[str]
    figures: dict[str, int]


@pytest.fixture(scope="module")
def office(module_server, tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    settings = make_office(folder / "data")
    write_sheets(generate(40, 2, date(2026, 11, 23)).rows(), folder / "export", DATA_LOADER)
    publish(settings, import_export(settings, [folder / "export"], now=NOW).snapshot_id)
    store = Store(settings)
    persons, figures, chosen = read(store)
    decided(store, Actor("maija", OFFICER), NOW, chosen["main_id"])
    store.close()
    return Office(
        module_server(settings, REKISTERIVAHTI_NOW=NOW.isoformat()), persons, {chosen["name"]}, figures
    )


def read(store):
    """Return the words that give each person away, the officer's figures, and somebody who has expired."""
    with store.page(Actor("maija", OFFICER)) as page:
        found = page._cursor.execute("select name, last_name, email, phone from person").fetchall()
        figures = page.row("overview/register", today=TODAY)
        chosen = page.rows("retention/list_range", first=1, last=1)[0]
        chosen["main_id"] = page._cursor.execute(
            "select main_id from person where person_no = ?", [chosen["person_no"]]
        ).fetchone()[0]
    words = {name: {word.strip() for word in told if word} for name, *told in found}
    return (
        {name: {word for word in {name, *each} if len(word) >= SHORTEST} for name, each in words.items()},
        figures,
        chosen,
    )


def walk(office, wire):
    """Open every screen by its address; return the screens that said the refusal and nothing else."""
    refused = set()
    for screen in MAY_OPEN:
        open_screen(wire.page, f"{office.url}/{screen}")
        main = wire.page.get_by_test_id("stMain")
        expect(main.get_by_text(_(REFUSAL)).or_(main.get_by_role("heading").first)).to_be_visible()
        if main.inner_text().strip() == _(REFUSAL):
            refused.add(screen)
        wire.read_responses()
    return refused


def not_for(role):
    return {screen for screen, roles in MAY_OPEN.items() if role not in roles}


def arrive(office, page, sign_in, role):
    """Sign in at the bare address, and hear everything from the first byte on."""
    wire = Wire(page)
    page.goto(office.url)
    sign_in(page, next(user for user, own in USERS.items() if own is role))
    wire.read_responses()
    return wire


def test_every_screen_has_its_readers_here():
    screens = {path.stem for path in Path(ROOT / "dashboard" / "screens").glob("[a-z]*.py")}

    assert screens == {screen.partition("?")[0] for screen in MAY_OPEN}


@pytest.mark.parametrize("before", [b"", b"x", b"xx", b"xxx"])
def test_a_name_is_found_however_it_is_written(before):
    name = "Äijö Mäki-Öhman"
    packed = base64.b64encode(before + name.encode() + b"!")

    for said in (packed, name.encode("utf-16"), quote(name).encode(), json.dumps(name).encode()):
        assert any(each in said for each in encoded(name))
    assert not any(each in base64.b64encode(before + b"Aino Makinen-Ohra") for each in encoded(name))


def test_an_officer_is_sent_persons_so_that_the_search_of_the_wire_is_proved(office, page, sign_in):
    wire = arrive(office, page, sign_in, OFFICER)

    refused = walk(office, wire)

    assert not_for(OFFICER) == refused
    assert len(wire.names(office.persons)) > len(office.persons) / 2


@pytest.mark.parametrize("role", [MANAGER, ADMIN])
def test_a_role_without_the_register_is_sent_nobody_on_any_screen(office, page, sign_in, role):
    wire = arrive(office, page, sign_in, role)

    refused = walk(office, wire)

    assert not_for(role) == refused
    assert set() == wire.names(office.persons)
    assert any(b"Rekisterivahti" in each for each in wire.said)
    assert {"new_session", "delta", "script_finished"} <= set(wire.messages)


def test_staff_are_sent_persons_of_cases_and_masked_hits_and_nobody_else(office, page, sign_in):
    outsider = min(office.persons.keys() - office.of_cases)
    wire = arrive(office, page, sign_in, STAFF)

    refused = walk(office, wire)
    open_screen(page, f"{office.url}/requests?section=new")
    search = page.get_by_role("searchbox", name=_("Find the person in the register"))
    search.fill(outsider.split()[-1])
    search.press("Enter")
    expect(table(page, "Persons found").first).to_contain_text("***")
    wire.read_responses()

    assert not_for(STAFF) == refused
    assert office.of_cases == wire.names(office.persons)


def test_a_manager_reads_less_than_five_where_there_are_fewer(office, page, sign_in, tmp_path):
    wire = arrive(office, page, sign_in, MANAGER)
    titles = register_titles(_)
    few = {name for name, value in office.figures.items() if name in titles and 0 < value < 5}

    for name in few:
        figure = page.get_by_test_id("stMetric").filter(has_text=titles[name])
        expect(figure.get_by_test_id("stMetricValue")).to_have_text("<5")
    saved = download(page, _("Make the file of monthly figures"), tmp_path)
    wire.take(saved.read_bytes())
    wire.take(pdf_text(download(page, _("Make the report (PDF)"), tmp_path, ending=".pdf").read_bytes()))

    assert few
    assert set() == wire.names(office.persons)
    lines = saved.read_text(encoding="utf-8-sig").splitlines()
    assert {titles[name] for name in few} <= {line.split(";")[0].strip('"') for line in lines if "<5" in line}
