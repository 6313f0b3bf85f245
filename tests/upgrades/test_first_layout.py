"""A data folder of the first layout goes on under this version: nothing is lost, every screen shows it."""

import re
from collections import Counter
from contextlib import closing

import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from dashboard import session, sql
from dashboard.__main__ import main
from dashboard.databases import Store, queue_file
from dashboard.decisions.account import everybody
from dashboard.decisions.rules import read_rules
from dashboard.decisions.sessions import session_id_of
from dashboard.decisions.whole_history import check_history
from dashboard.outputs.backup import archive
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import SYSTEM, Actor, Role
from tests.authorisation import SCREENS
from tests.decisions.drafts import step
from tests.people import sign_in
from tests.upgrades.conftest import LATER
from tests.upgrades.folders import KEY, told
from tests.upgrades.make import FIRST

pytestmark = pytest.mark.embedded
OFFICER, STAFF = Actor("maija", Role.OFFICER), Actor("sari", Role.STAFF)
USERS = {Role.OFFICER: "maija", Role.STAFF: "sari", Role.MANAGER: "mauri", Role.ADMIN: "pekka"}
# Each screen for an officer where they use it, and what another role begins with.
SHOWN = [(name, Role.OFFICER if Role.OFFICER in roles else min(roles)) for name, roles in SCREENS.items()]
SHOWN += [("queue", Role.STAFF), ("figures", Role.MANAGER)]
FIRST_MIGRATIONS = {row["name"] for row in told("schema_migration")}
LATER_MIGRATIONS = [name for name in sql.names("queue/schema") if name not in FIRST_MIGRATIONS]


def last_states(events):
    """Return how many cases stand in each state, by the last event of each."""
    last = {}
    for event in sorted(events, key=lambda each: each["seq"]):
        if event["case_id"]:
            last[event["case_id"]] = event["state"]
    return Counter(last.values())


def asked(store, statement):
    with store.transaction() as transaction:
        return transaction._cursor.execute(statement).fetchall()


def test_the_history_is_whole_and_is_the_one_that_was_there(upgraded):
    checked = check_history(session.store(), [])

    assert checked.fault is None
    assert checked.older > len(told("request_queue"))
    seals = dict(asked(session.store(), "select seq, hash from queue.request_event"))
    assert {event["seq"]: event["hash"] for event in told("request_event")}.items() <= seals.items()


def test_cases_files_and_texts_are_what_they_were(upgraded):
    store = session.store()
    with store.page(SYSTEM) as page:
        found = Counter()
        for row in page.rows("metrics/cases"):
            found[row["state"]] += row["cases"]

    assert last_states(told("request_event")) == found
    assert len(found) > 15
    for table in ("request_queue", "write_back_item", "case_material", "setting"):
        assert [(len(told(table)),)] == asked(store, f"select count(*) from queue.{table}")


def test_people_settings_and_what_was_attested_still_count(upgraded):
    store = session.store()
    with store.transaction() as transaction:
        assert set(USERS.values()) < {each.user_name for each in everybody(transaction) if each.active}
    prospect = next(each for each in read_rules(store).retention if each.rule == "RET-2")
    assert 18 == prospect.months
    with store.page(OFFICER) as page:
        assert ["baseline.informed"] == [row["name"] for row in page.rows("imports/attested")]


def test_the_copy_is_worked_out_anew_from_the_same_records(upgraded):
    with session.store().page(SYSTEM) as page:
        contacts = page._cursor.execute("select count(*) from contact").fetchone()[0]
        assert page.snapshot.imported_at.isoformat() == "2026-11-23T11:00:00"

    lines = ROOT / "tests" / "upgrades" / "first" / "register" / "contact.json"
    assert len(lines.read_text("utf-8").splitlines()) == contacts


@pytest.mark.parametrize(("screen", "role"), SHOWN)
def test_every_screen_shows_it(upgraded, monkeypatch, screen, role):
    monkeypatch.setattr(session.identity, "browsers_cookie", lambda *_name: None)
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.session_state["session_id"] = session_id_of(sign_in(session.store(), USERS[role], LATER))
    app.query_params["case"] = "1"

    shown = app.run().switch_page(f"screens/{screen}.py").run()

    assert not shown.exception
    assert not shown.error
    assert shown.main.children


def test_work_goes_on_where_it_was(queue):
    with closing(Store(queue)) as store:
        ((case_id,),) = asked(
            store,
            "select case_id from queue.request_event join queue.request_queue using (case_id) "
            "where kind = 'marketing' group by case_id having arg_max(state, version) = 'approved'",
        )
        step(store, STAFF, "claim", case_id, LATER)

        assert check_history(store, []).fault is None


@pytest.mark.parametrize("newest", LATER_MIGRATIONS)
def test_from_every_layout_between_it_comes_to_this_one(queue, monkeypatch, newest):
    open_as_of(queue, monkeypatch, newest)

    with closing(Store(queue)) as store:
        checked = check_history(store, [])
        done = asked(store, "select name from queue.schema_migration")

    assert (len(told("request_event")), None) == (checked.last_seq, checked.fault)
    assert {(name,) for name in sql.names("queue/schema")} == set(done)


def open_as_of(settings, monkeypatch, newest):
    """Have the queue opened by a version whose newest table was made by a migration."""
    known = sql.names
    with monkeypatch.context() as patch:
        patch.setattr(sql, "names", lambda area: [name for name in known(area) if name <= newest])
        patch.setattr(queue_file, "read_whole", lambda _cursor: None)  # it had fewer tables
        Store(settings).close()


def test_a_backup_of_before_there_were_seals_is_restored(queue, tmp_path, monkeypatch):
    """The archive is the same since the first backup; the queue in it is one of that day."""
    open_as_of(queue, monkeypatch, "queue/schema/027_second_factor")
    (queue.keys / "suppression.key").write_bytes(KEY[::-1])
    (queue.data / "notice.toml").write_bytes((ROOT / "data" / "notice.toml").read_bytes())
    last = told("request_event")[-1]
    made = archive.Manifest(LATER, False, last["seq"], last["seq"], last["hash"], archive.measure(queue.data))
    archive.write(tmp_path / "backup.zip", queue.data, made)
    (tmp_path / "new").mkdir()
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(tmp_path / "new"))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", LATER.isoformat())

    ran = CliRunner().invoke(main, ["restore", str(tmp_path / "backup.zip")])

    assert 0 == ran.exit_code, ran.output
    with closing(Store(Settings(data=tmp_path / "new", demo=False))) as store:
        checked = check_history(store, [])
        assert checked.fault is None
        assert last["seq"] < checked.last_seq
        assert [(len(told("request_queue")),)] == asked(store, "select count(*) from queue.request_queue")


def test_doctor_says_what_the_policy_of_that_time_lacks(first, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(first.data))

    said = CliRunner().invoke(main, ["doctor"]).output

    assert "older than its table [controls]" in said
    assert "older version" in said


def test_nobody_can_have_an_address_that_was_written_down():
    written = "".join(path.read_text("utf-8") for path in FIRST.rglob("*.json")).lower()
    domains = re.findall(r"[\w.+-]+@([\w.-]+)", written)

    assert len(domains) > 100
    assert [] == [each for each in domains if not re.search(r"(^|\.)example(\.(com|fi|org))?$", each)]
