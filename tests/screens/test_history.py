"""The history screen: who did what and when, found again, taken out only with a trace."""

import json
import threading
from datetime import date, datetime, timedelta

import pytest

from dashboard.decisions.ledger import record_act
from dashboard.decisions.opening import person_opened
from dashboard.decisions.settings import change_setting
from dashboard.outputs.backup import running
from dashboard.outputs.backup.making import Stage
from dashboard.outputs.guarded_csv import guarded, guarded_csv
from dashboard.text import text
from dashboard.vocabulary import Actor, Denied, Role
from dashboard.widgets import backup_button, history_check
from dashboard.widgets.history_rows import Filters, export, read
from tests import tampering
from tests.decisions.drafts import opened, right, step
from tests.screens.acting import events, words


@pytest.fixture
def case_id(store, officer, now):
    return opened(store, officer, right(), now)


def found(store, reader, **filters):
    with store.page(reader) as page:
        return [(row["step"], row["actor"]) for row in read(page, Filters(**filters))]


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER, Role.ADMIN])
def test_only_officers_read_the_history(open_screen, case_id, role):
    screen = open_screen("history", role)

    assert "Your role does not allow this" in words(screen)
    assert not screen.dataframe


def test_the_newest_act_is_first_in_words(open_screen, case_id):
    table = open_screen("history", Role.OFFICER).dataframe[0].value

    assert ["Signed in", "Case opened"] == list(table["what"])
    assert ["", "1"] == list(table["case"])
    assert ["Officer", "Officer"] == list(table["who"])
    assert "Erasure" == table["matter"].iloc[1]


def test_it_is_found_by_who_by_what_and_by_case(store, officer, staff, now, case_id):
    step(store, staff, "start", case_id, now)
    person_opened(store, staff, case_id, 1, now)
    opened(store, officer, right(("003000000000009AAA",)), now)

    assert {("start", "staff"), ("person_opened", "staff")} == set(found(store, officer, actor="staff"))
    assert [("open", "officer")] * 2 == found(store, officer, step="open")
    assert ["person_opened", "start", "open"] == [name for name, _ in found(store, officer, case_number=1)]


def test_an_officer_checks_it_and_the_first_fault_is_named(acting, store, officer, staff, now, case_id):
    state = acting(officer)
    history_check.check()
    assert (None, 1) == (state[history_check.CHECKED].fault, state[history_check.CHECKED].events)
    tampering.change(store, "update queue.request_event set actor = 'x' where seq = 1")
    history_check.check()
    assert "Event 1 of the history was changed: its actor" in str(state[history_check.CHECKED].fault)
    assert ["whole", "broken"] == [
        json.loads(details)["what"] for _, _, details in events(store, "check_history")
    ]

    acting(staff)
    with pytest.raises(Denied):
        history_check.check()


def test_what_came_of_the_check_stands_under_its_button(open_screen, case_id):
    screen = open_screen("history", Role.OFFICER)
    next(each for each in screen.button if each.label == "Check the history").click().run()

    assert "The history is whole: 2 events. No head of it was written down yet" in words(screen)


@pytest.fixture
def held_up(monkeypatch):
    """Hold up a backup on its way until the event is set; give also a function that waits for its end."""
    go_on, make = threading.Event(), running.back_up

    def slowly(store, target, actor, now, tell):
        tell(Stage.CHECKING)
        assert go_on.wait(30)
        return make(store, target, actor, now)

    def end():
        go_on.set()
        for thread in threading.enumerate():
            if thread.name == "backup":
                thread.join(30)

    monkeypatch.setattr(running, "back_up", slowly)
    yield end
    end()


def test_an_officer_makes_a_backup_by_a_button_that_waits_for_nothing(open_screen, store, case_id, held_up):
    screen = open_screen("history", Role.OFFICER)
    button = next(each for each in screen.button if each.label == "Back up now")
    screen = button.click().run()
    assert "A backup is being made. You may leave this screen." in words(screen)
    assert not (store.settings.data / "backups").exists()
    screen = button.click().run()
    assert ["A backup is being made already. Wait for it."] == [each.value for each in screen.error]

    held_up()
    screen.run()

    (made,) = (store.settings.data / "backups").iterdir()
    assert f"Backup made: {made.name}" in words(screen)
    assert "A backup is being made" not in words(screen)
    assert [("back_up", "officer")] == [(step, actor) for step, actor, _ in events(store, "back_up")]


def test_a_backup_that_is_refused_says_why_on_the_screen(open_screen, store, case_id, held_up):
    screen = open_screen("history", Role.OFFICER)
    next(each for each in screen.button if each.label == "Back up now").click().run()
    tampering.change(store, "update queue.request_event set actor = 'x' where seq = 1")

    held_up()

    assert "Event 1 of the history was changed" in screen.run().error[0].value
    assert running.current(store.settings) is None


def test_nobody_else_makes_one(acting, store, staff):
    acting(staff)

    with pytest.raises(Denied):
        backup_button.make()
    assert not (store.settings.data / "backups").exists()


def test_days_are_days_in_helsinki(store, officer):
    just_before_midnight = datetime(2026, 11, 23, 21, 59)
    with store.transaction() as transaction:
        record_act(transaction, officer, "late", just_before_midnight)
        record_act(transaction, officer, "next", just_before_midnight + timedelta(minutes=1))

    day = date(2026, 11, 23)
    assert ["late"] == [name for name, _ in found(store, officer, first=day, last=day)]
    assert ["next"] == [name for name, _ in found(store, officer, first=day + timedelta(days=1))]


def test_pages_follow_one_another_without_gaps(store, officer, now):
    with store.transaction() as transaction:
        for number in range(120):
            record_act(transaction, officer, f"act_{number}", now)

    with store.page(officer) as page:
        pages, before = [], 2**62
        while rows := read(page, Filters(), before=before):
            pages.append([row["step"] for row in rows])
            before = rows[-1]["seq"]

    assert [50, 50, 20] == [len(rows) for rows in pages]
    assert [f"act_{number}" for number in reversed(range(120))] == [name for rows in pages for name in rows]


def test_nothing_fitting_says_what_to_do(open_screen, case_id):
    screen = open_screen("history", Role.OFFICER)
    screen.number_input(key="case").set_value(99).run()

    assert "Widen the filters" in words(screen)


def test_taking_it_out_leaves_a_trace(acting, store, officer, case_id):
    acting(officer)

    file = export(Filters())

    assert "history-20261123.csv" == file.name
    when, who = text("en")("When"), text("en")("Who")
    assert file.content.startswith(f'\ufeff"{when}";"{who}"'.encode())
    assert [("export", "officer", '{"rows":1,"what":"history"}')] == events(store, "export")


def test_nobody_else_takes_it_out(acting, store, staff, case_id):
    acting(staff)

    with pytest.raises(Denied):
        export(Filters())
    assert [] == events(store, "export")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "|cmd", "%x"])
def test_a_cell_that_looks_like_a_formula_loses_its_power(cell):
    assert f"'{cell}" == guarded(cell)


def test_every_cell_is_quoted_and_guarded():
    written = guarded_csv({"a": "A", "b": "=B"}, [{"a": 'say "x"', "b": None}])

    assert '\ufeff"A";"\'=B"\r\n"say ""x""";""\r\n' == written.decode()


def test_opening_a_file_is_an_act_of_its_own(store, officer, now, case_id):
    with pytest.raises(Denied):
        person_opened(store, Actor("m", Role.MANAGER), case_id, 1, now)


def test_a_changed_mapping_is_told_without_the_value_that_was_mapped(open_screen, store, officer, now):
    change_setting(store, officer, "source_mapping.Maija Mallikas", "staff", reason="Asked her.", now=now)

    table = open_screen("history", Role.OFFICER).dataframe[0].value

    assert "setting: source_mapping, version: 1" == table["details"].iloc[1]
