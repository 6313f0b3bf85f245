"""What the demo has none of is explained, too: drawn here, by the queries that its help names."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from dashboard.text import text
from dashboard.vocabulary import Role
from dashboard.widgets import charts
from dashboard.widgets.help_panel import HELP
from dashboard.widgets.informing_rounds import counted
from tests.benchmarks.recorded import recording
from tests.little_register import contact, register_of
from tests.outputs.informing import begun, change_notice, person, register
from tests.outputs.monthly import answered, asked
from tests.registers import person as person_of_list
from tests.registers import snapshot_of
from tests.screens.test_help import SELDOM, is_drawn, seen_of

# One person of the round each: all but the last have come further than the queue.
STATES = ("sent", "unclear", "bounced", "undeliverable", "exempt", "open", "queued")


@pytest.fixture
def look(open_screen, monkeypatch):
    """Return a function that opens a section of a screen, and says what was drawn and asked meanwhile."""

    def look_at(screen, role=Role.OFFICER, section=None):
        drawn, show = [], charts.show
        monkeypatch.setattr(
            charts, "show", lambda figure, *, key, alt: drawn.append(key) or show(figure, key=key, alt=alt)
        )
        with recording(screen) as queries:
            opened = open_screen(screen, role)
            if section:
                opened.segmented_control(key="section").select(section).run()
        return seen_of(opened, screen, role, drawn, queries)

    return look_at


def explained(seen, names):
    """Assert that each of some figures is drawn, and by the queries that are named."""
    figures = [figure for figure in HELP[seen.screen].figures if figure.name in names]
    assert set(names) == {figure.name for figure in figures}
    for figure in figures:
        assert is_drawn(figure, seen), figure.name
        assert set(figure.queries) <= seen.queries, figure.name


def round_in_all_states(store, settings, officer, now):
    register(settings, *(person(number) for number, _state in enumerate(STATES, 1)))
    change_notice(store, officer, now)
    begun(store, officer, now)
    with store.transaction() as transaction:
        rows = transaction._cursor.execute("from queue.notice_delivery order by delivery_id").to_arrow_table()
        come = [
            {**row, "version": 2, "state": state} for row, state in zip(rows.to_pylist(), STATES, strict=True)
        ]
        transaction.insert("notice_delivery", [row for row in come if row["state"] != "queued"])


def test_where_each_person_of_a_round_stands(look, store, settings, officer, now):
    round_in_all_states(store, settings, officer, now)

    explained(look("informing", section="rounds"), set(counted(text("en")).values()))


def test_each_figure_of_a_round_leads_to_its_person(open_screen, store, settings, officer, now):
    round_in_all_states(store, settings, officer, now)
    screen = open_screen("informing", Role.OFFICER)
    screen = screen.segmented_control(key="section").select("rounds").run()
    ways = [parse_qs(each.proto.query_string) for each in screen.get("page_link")]
    ways = [way for way in ways if "stand" in way]

    assert [["1"]] * len(STATES) == [way["case"] for way in ways]
    found = []
    for way in ways:
        for name, values in way.items():
            screen.query_params[name] = values
        screen.run()
        assert not screen.exception
        listed = [each.value for each in screen.dataframe if "persons of the round" in each.proto.alt]
        found += list(listed[0]["name"])
    assert len(STATES) == len(set(found))


def test_whose_time_cannot_be_counted(look, store, settings):
    snapshot_of(settings, people=[person_of_list(1, expires_on=None)])

    explained(look("retention"), {"Cannot be counted"})


def test_records_that_could_not_be_used(look, store, settings):
    rejected = {"file": "Contact.csv", "line_no": 7, "reason": "The record has no Id.", "text": "x"}
    register_of(settings, {"Contact": [contact(1)]}, rejects=[rejected])

    explained(look("imports", section="rejects"), {"Records that could not be used"})


def test_months_of_requests_for_a_manager(look, store, settings, officer):
    snapshot_of(settings, people=[person_of_list(number) for number in range(1, 8)])
    answered(store, officer, asked(store, officer, date(2026, 10, 5), 7), date(2026, 10, 9))

    explained(look("figures", Role.MANAGER), {"Requests received and answered"})


def test_nothing_else_is_seldom():
    told = {*counted(text("en")).values(), "Cannot be counted", "Records that could not be used"}

    assert SELDOM == told | {"Requests received and answered"}
