"""A control is asked once, and then about persons whose cases have moved; what it says stays the same."""

from contextlib import contextmanager

import pytest

from dashboard.controls import Control, columns, controls, find, forget, inputs, keep, kept, keys_of
from dashboard.controls.found import everything
from dashboard.controls.kept import OF_COPY, OF_DELIVERIES, OF_PERSONS
from dashboard.databases import Page
from dashboard.decisions.accepting import accept
from dashboard.decisions.case_rows import case_id_of
from dashboard.decisions.steps import Words, take_step
from dashboard.sql import load
from dashboard.vocabulary import SYSTEM, Action, Kind, State, Step
from tests.controls import faulty as faults
from tests.controls.test_found import UNTIL
from tests.little_register import contact, register_of

NOW = faults.NOW
LARGE = sorted(OF_COPY | OF_PERSONS)
ACTS = (Action.DELETE, Action.SOURCE_CHECK, Action.OPT_OUT)
_OF_QUEUE = ("person_now", "case_now", "case_person", "notice_", "leaving_person", "queue.")


@pytest.fixture
def asked(monkeypatch):
    """Return the names of the controls that were asked about the whole register."""
    names, narrow, table, rows, only = [], [], Page.table, Page.rows, Page.only

    def counted(ask):
        def ask_counted(page, name, /, **values):
            if name.startswith("controls/") and not narrow:
                names.append(name.removeprefix("controls/"))
            return ask(page, name, **values)

        return ask_counted

    @contextmanager
    def only_few(page, few, name):
        with only(page, few, name):
            narrow.append(few)
            yield
            narrow.clear()

    monkeypatch.setattr(Page, "table", counted(table))
    monkeypatch.setattr(Page, "rows", counted(rows))
    monkeypatch.setattr(Page, "only", only_few)
    return names


def look(store, names=LARGE, now=NOW):
    """Return the open rows of controls, as a clause that is opened shows them."""
    with store.page(SYSTEM) as page:
        values = inputs(store.settings, now)
        return {name: _sorted(find(page, Control(f"controls/{name}"), values).open) for name in names}


def anew(store, names=LARGE, now=NOW):
    """Return the rows that controls find in the whole register now."""
    with store.page(SYSTEM) as page:
        values = inputs(store.settings, now)
        return {name: _sorted(everything(page, Control(f"controls/{name}"), values)) for name in names}


def _sorted(rows):
    return sorted((tuple(row.values()) for row in rows.to_pylist()), key=str)


def decide(store, action, contacts, name="decided"):
    draft = faults.draft(Kind.FINDING, action, contacts, "source_unknown")
    faults.open_case(store, name, NOW, draft, State.AWAITING_SECOND_APPROVAL)


def decide_each(store, contacts=range(1, 13)):
    for each in contacts:
        decide(store, Action.DELETE, [each], f"decided-{each}")


def take_back(store, officer, contacts=range(1, 13)):
    cases = {case_id_of(f"decided-{each}"): 1 for each in contacts}
    take_step(store, officer, Step.CANCEL, cases, now=NOW, words=Words(reason_code="another_person"))


def test_a_clause_that_is_opened_again_asks_no_control_about_the_register(faulty, asked):
    look(faulty)
    assert set(LARGE) <= set(asked)
    asked.clear()

    look(faulty)

    assert [] == asked


@pytest.mark.parametrize("action", ACTS)
def test_after_a_decision_the_rows_are_those_that_the_whole_register_has(faulty, asked, action):
    before = look(faulty)
    asked.clear()

    decide(faulty, action, range(1, 13))
    after = look(faulty)

    assert [] == asked
    assert anew(faulty) == after
    assert before != after


def test_rows_come_back_where_a_decision_is_taken_back(faulty, officer, asked):
    before = look(faulty)
    decide_each(faulty)
    assert before != look(faulty)
    asked.clear()

    take_back(faulty, officer)

    assert before == look(faulty)
    assert [] == asked


def test_what_is_first_looked_at_after_a_decision_comes_when_it_is_taken_back(faulty, officer, asked):
    decide_each(faulty)
    look(faulty)
    asked.clear()

    take_back(faulty, officer)

    after = look(faulty)
    assert [] == asked
    assert anew(faulty) == after


@pytest.mark.parametrize("state", ["sent", "bounced", "exempt"])
def test_a_delivery_is_seen_at_once(faulty, state):
    look(faulty, OF_DELIVERIES)

    for number in (1, 3):
        faults.deliver(faulty, number, state, version="1", step=2)

    assert anew(faulty, OF_DELIVERIES) == look(faulty, OF_DELIVERIES)


def test_an_accepted_row_is_left_out_of_what_is_kept(faulty, officer, asked):
    name = "c07_unknown_source"
    look(faulty)
    with faulty.page(SYSTEM) as page:
        rows = find(page, Control(f"controls/{name}"), inputs(faulty.settings, NOW)).open.to_pylist()
    asked.clear()

    accept(
        faulty,
        officer,
        name,
        keys_of(Control(f"controls/{name}"), rows[:1]),
        until=UNTIL,
        reason="Agreed.",
        now=NOW,
    )

    assert len(rows) - 1 == len(look(faulty)[name])
    assert [] == asked


def test_another_day_and_another_setting_are_asked_anew(faulty):
    look(faulty)
    written = faulty.settings.policy.read_text(encoding="utf-8")
    faulty.settings.policy.write_text(
        written.replace("unused_after_days = ", "unused_after_days = 1 # "), encoding="utf-8"
    )
    later = faults.NOW.replace(year=NOW.year + 3)

    assert anew(faulty, now=later) == look(faulty, now=later)


def test_another_copy_begins_anew(settings, store):
    register_of(settings, {"Contact": [contact(1, LeadSource="?")]})
    name = ["c07_unknown_source"]
    assert 1 == len(look(store, name)["c07_unknown_source"])

    register_of(settings, {"Contact": [contact(1, LeadSource="Web")]}, hour=1)

    assert 0 == len(look(store, name)["c07_unknown_source"])


def test_the_daily_look_keeps_every_large_control_of_the_day(faulty, asked):
    keep(faulty, NOW)
    assert set(LARGE) == set(asked)
    asked.clear()

    look(faulty)

    assert [] == asked


def test_a_decision_that_is_larger_than_cuts_in_columns_is_right_too(faulty, asked, monkeypatch):
    monkeypatch.setattr(columns, "_MOST_CUTS", 0)
    look(faulty)
    decide(faulty, Action.DELETE, range(1, 13))

    assert anew(faulty) == look(faulty)


def test_what_is_forgotten_is_asked_anew(faulty, asked):
    look(faulty)
    asked.clear()

    with faulty.page(SYSTEM) as page:
        forget(page)
    look(faulty)

    assert set(LARGE) <= set(asked)


def test_what_would_be_too_much_is_not_kept(faulty, asked, monkeypatch):
    monkeypatch.setattr(kept, "MOST_BYTES", 0)
    expected = look(faulty)
    asked.clear()

    assert expected == look(faulty)
    assert set(LARGE) <= set(asked)


def test_of_what_is_not_kept_nothing_is_held(faulty, officer, monkeypatch):
    name = "c07_unknown_source"
    monkeypatch.setattr(kept, "MOST_BYTES", 0)
    control, values = Control(f"controls/{name}"), inputs(faulty.settings, NOW)
    with faulty.page(SYSTEM) as page:
        rows = find(page, control, values).open.to_pylist()
    keys = keys_of(control, rows[:1])
    accept(faulty, officer, name, keys, until=UNTIL, reason="Agreed.", now=NOW)

    with faulty.page(SYSTEM) as page:
        assert 1 == find(page, control, values).accepted.num_rows
        assert {} == page.kept


def test_controls_of_the_copy_read_nothing_that_is_decided_here():
    for name in OF_COPY:
        assert not [word for word in _OF_QUEUE if word in load(f"controls/{name}").text], name


def test_controls_of_persons_read_no_moment():
    for name in OF_PERSONS:
        assert "now" not in {parameter.name for parameter in load(f"controls/{name}").parameters}, name
    delivered = {
        each.short
        for each in controls()
        if "notice_now" in load(each.name).text or "notice_settled" in load(each.name).text
    }
    assert delivered == OF_DELIVERIES
