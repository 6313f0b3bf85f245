"""A manager's monthly report: nothing from one to four, nothing that tells it, the same on every day.

What can be worked out of months of requests held together is tried by `test_hidden_months`, of the tables of
persons by `test_hidden_persons`. Here: that the report shows those and nothing beside them.
"""

import re
from datetime import date, datetime, timedelta
from random import Random

import pytest

from dashboard.databases.masking import MASKED
from dashboard.databases.worked_out import is_small
from dashboard.decisions.demands import REMEDIES
from dashboard.decisions.steps import Words
from dashboard.outputs.monthly_report import Format
from dashboard.outputs.register_figures import register_figures, register_titles
from dashboard.outputs.request_figures import month_figures
from dashboard.text import text
from dashboard.vocabulary import Action, Refused, Right, Step
from tests.decisions.test_breaches import booked
from tests.outputs.monthly import answered, asked, cells, paper, past, report, rules, tables, tiles
from tests.outputs.papers import cells as csv_cells
from tests.outputs.papers import pdf_text
from tests.outputs.test_monthly_report import look
from tests.queries.deciding import decide
from tests.registers import person, snapshot_of

NOW = datetime(2026, 11, 23, 8, 0)
TODAY = date(2026, 11, 23)
MONTHS = ("2026-08", "2026-09", "2026-10")
COUNTS = {"persons": 40, "expired": 3, "unknown_source": 37, "not_in_notice": 0, "opted_out": 6}
IMPORTS = {
    date(2026, 9, 27): COUNTS,
    date(2026, 10, 4): {**COUNTS, "expired": 5},
    date(2026, 10, 25): {**COUNTS, "expired": 7, "opted_out": 4},
}


@pytest.fixture
def register(settings, store):
    """Thirty persons with small groups among them."""
    people = [person(n, expires_on=date(2026, 1, 1), relationship="former") for n in range(1, 4)]
    people += [
        person(n, expires_on=date(2028, 1, 1), email_opt_out=True, opted_out=True) for n in range(4, 12)
    ]
    people += [person(n, expires_on=date(2028, 1, 1), source="unknown") for n in range(12, 16)]
    people += [person(n, expires_on=date(2028, 1, 1), source="public_media") for n in range(16, 31)]
    snapshot_of(settings, people=people, figure_history=past(IMPORTS))
    return store


def numbers(made):
    """Every number that a report tells: cells, key figures before and now, points of pictures."""
    found = [cell for table in tables(made) for row in table.rows for cell in row]
    found += [each for tile in made.tiles for each in (tile.value, tile.before)]
    found += [value for picture in made.pictures for series in picture.series for value in series.values]
    return [each for each in found if isinstance(each, int)]


def some_requests(store, officer, random):
    """Register and answer requests of four months, some of them recorded later than they came."""
    for number in range(random.randint(0, 9)):
        day = date(2026, 8, 3) + timedelta(days=random.randint(0, 100))
        learnt = min(day + timedelta(days=random.choice((0, 0, 12))), TODAY)
        ids = asked(
            store,
            officer,
            day,
            random.randint(1, 8),
            right=Right.PROFILING_QUESTION,
            learnt=learnt,
            key=number,
        )
        went = learnt + timedelta(days=random.choice((1, 20, 45)))
        if went <= TODAY:
            answered(store, officer, ids[: random.randint(1, len(ids))], went)


@pytest.mark.parametrize("seed", range(6))
def test_no_number_from_one_to_four_is_in_any_report(register, officer, manager, seed):
    some_requests(register, officer, Random(seed))

    for month in MONTHS:
        made = report(register, manager, month, NOW)
        assert not [each for each in numbers(made) if is_small(each)]
        lines = csv_cells(paper(register, manager, month, NOW, ending=Format.CSV).content)
        assert not {"1", "2", "3", "4"} & {line[3] for line in lines}


def test_no_small_number_stands_in_its_words(register, officer, manager):
    look(register, {date(2026, 9, 27): 2, date(2026, 10, 25): 3})
    asked(register, officer, date(2026, 9, 1), 3)
    booked(register, officer, NOW)

    made = report(register, manager, "2026-10", NOW)

    told = " ".join(made.attention).replace("clauses of the notice: 12.", "")
    assert not re.search(r"\b[1-4]\b", told)


@pytest.mark.parametrize("seed", range(6))
def test_the_report_of_one_day_says_of_requests_what_that_of_the_day_before_said(
    register, officer, manager, seed
):
    random = Random(seed)
    some_requests(register, officer, random)
    before = [_of_requests(report(register, manager, month, NOW)) for month in MONTHS]
    tomorrow = date(2026, 11, 24)

    late = asked(register, officer, date(2026, 10, 30), 3, learnt=tomorrow, key="late")
    answered(register, officer, late, tomorrow)
    asked(register, officer, date(2026, 9, 3), 5, learnt=tomorrow, key="very late")

    after = [_of_requests(report(register, manager, month, NOW + timedelta(days=2))) for month in MONTHS]
    assert before == after


def _of_requests(made):
    found = {name: tiles(made)[name] for name in ("Requests received", "Answered in time")}
    section = made.sections[0]
    bars = [picture for picture in made.pictures if picture.bars]
    return found, [list(table.rows) for row in section.rows for table in row], bars


def test_requests_read_as_the_months_that_cannot_be_worked_out(register, officer, manager):
    some_requests(register, officer, Random(4))
    ids = asked(register, officer, date(2026, 10, 1), 9)
    answered(register, officer, ids[:7], date(2026, 10, 9))

    made = report(register, manager, "2026-10", NOW)

    (month,) = month_figures(register, manager, rules(register).clock, [date(2026, 10, 1)], TODAY)
    shown = {name: row["Count"] for name, row in cells(made, "Requests of the month").items()}
    assert (month.in_all.received, month.in_all.answered) == (shown["Received"], shown["Answered"])
    assert (month.refused, month.partly, month.dropped) == (MASKED, MASKED, MASKED)
    assert month.in_all.on_time == cells(made, "Answered requests by right")["All"]["In time"]


def test_a_manager_reads_what_was_open_extended_paused_and_refused_on_which_ground(
    register, officer, manager
):
    ids = asked(register, officer, date(2026, 10, 1), 16)
    words = Words(ground="12(5)", note="x", details={REMEDIES: True})
    answered(register, officer, ids[:6], date(2026, 10, 9), end=Step.REJECT, words=words)
    answered(register, officer, ids[6:11], date(2026, 10, 9))

    made = report(register, manager, "2026-10", NOW)

    month = {name: row["Count"] for name, row in cells(made, "Requests of the month").items()}
    assert (5, 30) == (month["Open at the end of the month"], month["Their median age, days"])
    handled = {name: row["Count"] for name, row in cells(made, "Of those answered").items()}
    assert (6, MASKED, MASKED) == (
        handled["Refused"],
        handled["Extended, told in time"],
        handled["Clock paused"],
    )
    (ground,) = cells(made, "Refused or fulfilled in part, by ground").values()
    assert {"Refused": 6, "Fulfilled in part": MASKED} == ground


def test_the_register_reads_as_on_the_screen_and_nothing_beside_it(register, officer, manager):
    decide(register, officer, Action.DELETE, [1], NOW)

    made = report(register, manager, "2026-10", NOW)

    screen = register_figures(register, manager, TODAY)
    titles = register_titles(text("en"))
    today = {name: row["Import of 23 Nov 2026"] for name, row in cells(made, "Register").items()}
    assert {titles[name]: screen.tables.register[name] for name in titles} == today
    assert [row["persons"] for row in screen.tables.sources] == [
        row["Persons"] for row in cells(made, "Where the data come from").values()
    ]
    ends = {value for row in cells(made, "Register").values() for value in list(row.values())[:2]}
    assert ends <= {value for course in screen.past.values() for _day, value in course} | {None}


def test_no_decision_moves_what_it_says_of_the_register(register, officer, manager):
    """Of what was decided in a day, the difference between two tables would tell how much it was."""
    before = report(register, manager, "2026-10", NOW)

    decide(register, officer, Action.DELETE, [1, 2, 3], NOW)
    decide(register, officer, Action.OPT_OUT, [20, 21], NOW)
    decide(register, officer, Action.SOURCE_CHECK, [12], NOW)

    after = report(register, manager, "2026-10", NOW + timedelta(days=1))
    assert before.sections == after.sections
    assert (before.tiles, before.pictures) == (after.tiles, after.pictures)


def test_no_change_is_told_since_a_small_one_is_a_few_persons(register, manager):
    columns = [
        column.head for table in tables(report(register, manager, "2026-10", NOW)) for column in table.columns
    ]

    assert "Change" not in columns


def test_findings_are_told_in_words(register, manager):
    look(register, {date(2026, 9, 27): 0, date(2026, 10, 25): 3})

    found = cells(report(register, manager, "2026-10", NOW), "Clauses")

    assert {"Before": "not looked at", "At the end of the month": "open findings"} == found["12"]


def test_a_month_that_goes_on_is_told_to_officers_only(register, manager):
    with pytest.raises(Refused, match="2026-11 is not over yet"):
        paper(register, manager, "2026-11", NOW)


def test_acts_and_breaches_are_not_in_it(register, manager):
    names = {table.name for table in tables(report(register, manager, "2026-10", NOW))}

    assert not names & {"Decisions", "Informing and objections", "Data breaches recorded", "Open today"}


def test_the_paper_says_what_less_than_five_means(register, manager):
    read = pdf_text(paper(register, manager, "2026-10", NOW, language="fi").content)

    assert "Luvut 1–4 näkyvät muodossa <5" in read
