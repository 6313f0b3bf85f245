"""The monthly report of an officer: the numbers of the screens, month beside month, on paper and as CSV."""

import json
from datetime import date, datetime, timedelta

import pytest
from pypdf import PdfReader

from dashboard.decisions.demands import REMEDIES
from dashboard.decisions.steps import Words
from dashboard.outputs.monthly_report import Format, Month, choices, month_of, read_month
from dashboard.outputs.request_figures import request_figures
from dashboard.vocabulary import Action, Denied, Refused, Right, Step
from tests.decisions.test_breaches import assess, booked, notify
from tests.outputs.monthly import answered, asked, cells, paper, past, report, rules, tables, tiles
from tests.outputs.papers import cells as csv_cells
from tests.outputs.papers import pdf_text, squeezed
from tests.queries.deciding import decide
from tests.registers import person, snapshot_of

NOW = datetime(2026, 11, 23, 8, 0)
TODAY = date(2026, 11, 23)
EXPIRED, KEPT = date(2026, 1, 1), date(2026, 12, 9)
OCTOBER, NOVEMBER = "2026-10", "2026-11"
IMPORTS = {
    date(2026, 9, 27): {
        "persons": 12_300,
        "expired": 9,
        "unknown_source": 3,
        "not_in_notice": 0,
        "opted_out": 4,
    },
    date(2026, 10, 4): {
        "persons": 12_400,
        "expired": 8,
        "unknown_source": 3,
        "not_in_notice": 0,
        "opted_out": 4,
    },
    date(2026, 10, 25): {
        "persons": 12_345,
        "expired": 5,
        "unknown_source": 2,
        "not_in_notice": 1,
        "opted_out": 6,
    },
}


@pytest.fixture
def register(settings, store):
    """Nine persons today, two expired; and the imports of September and October."""
    people = [person(n, expires_on=EXPIRED, relationship="former") for n in (1, 2)]
    people += [person(n, expires_on=KEPT, created_on=date(2026, 10, 6)) for n in (3, 4, 5)]
    people += [
        person(n, expires_on=KEPT, source="unknown", email_opt_out=True, opted_out=True) for n in range(6, 10)
    ]
    snapshot_of(settings, people=people, figure_history=past(IMPORTS))
    return store


def look(store, days):
    """Keep what a control found: day → open rows of the control of expired persons."""
    rows = [
        {
            "control": "c12_expired_not_decided",
            "snapshot_id": day.isoformat(),
            "day": day,
            "open_rows": count,
            "affected": count,
        }
        for day, count in days.items()
    ]
    with store.transaction() as transaction:
        transaction.insert("control_result", rows)


def test_the_cover_says_of_which_month_register_and_notice_it_is_and_who_made_it(register, officer):
    text = pdf_text(paper(register, officer, OCTOBER, NOW, language="fi").content)

    for told in ("Tietosuojan kuukausiraportti", "Lokakuu 2026", "Indieplace Oy", "versio 1"):
        assert told in text
    assert "viety 23.11.2026" in text
    assert "0 päivän ikäinen" in text
    assert "23.11.2026 klo 10.00, rekisterin vastuuhenkilö" in text


def test_numbers_are_written_as_finns_write_them(register, officer):
    asked_on = date(2026, 10, 1)
    for days in (3, 6):
        answered(register, officer, asked(register, officer, asked_on, key=days), asked_on + timedelta(days))

    text = pdf_text(paper(register, officer, OCTOBER, NOW, language="fi").content)

    assert "12 345" in text
    assert "4,5" in text


@pytest.mark.parametrize("language", ["fi", "en"])
def test_it_has_two_to_four_pages(register, officer, language, tmp_path):
    look(register, {date(2026, 10, 25): 5})
    file = tmp_path / "report.pdf"
    file.write_bytes(paper(register, officer, OCTOBER, NOW, language=language).content)

    assert 2 <= len(PdfReader(file).pages) <= 4


def test_key_figures_stand_beside_those_of_the_month_before_and_of_today(register, officer):
    figures = cells(report(register, officer, OCTOBER, NOW), "Register")

    with register.page(officer) as page:
        screen = page.row("overview/register", today=TODAY)
    assert {
        "September 2026": 12_300,
        "October 2026": 12_345,
        "Change": 45,
        "Today, 23 Nov 2026": screen["persons"],
    } == figures["Persons in the register"]
    assert {"September 2026": 9, "October 2026": 5, "Change": -4, "Today, 23 Nov 2026": 2} == figures[
        "Expired, to be decided"
    ]


def test_while_a_month_goes_on_it_is_compared_with_what_the_screens_say_now(register, officer, now):
    decide(register, officer, Action.DELETE, [1], now)

    made = report(register, officer, NOVEMBER, NOW)

    assert "November 2026 so far" == made.subtitle
    assert (1, 5) == tiles(made)["Expired, to be decided"]
    assert {"October 2026": 5, "Change": -4, "Today, 23 Nov 2026": 1} == cells(made, "Register")[
        "Expired, to be decided"
    ]


def test_the_tables_of_today_are_those_of_the_screens(register, officer):
    made = report(register, officer, OCTOBER, NOW)

    with register.page(officer) as page:
        sources = {row["source"]: row["persons"] for row in page.rows("figures/sources")}
        channels = [row["persons"] for row in page.rows("figures/opt_outs")]
        status = {
            (row["relationship"], row["status"]): row["persons"]
            for row in page.rows("figures/status", today=TODAY)
        }
    shown = cells(made, "Where the data come from")
    assert {"Entered by staff": sources["staff"], "Unknown": sources["unknown"]} == {
        name: row["Persons"] for name, row in shown.items()
    }
    assert {"Entered by staff": 3, "Unknown": 0} == {name: row["New"] for name, row in shown.items()}
    assert channels == [row["Persons"] for row in cells(made, "Objections to marketing, by channel").values()]
    standing = cells(made, "Where persons stand, by relationship")
    assert status["former", "expired"] == standing["Former client"]["Expired"]
    assert status["potential", "in_time"] == standing["Potential client"]["Still kept"]


def test_requests_are_counted_as_on_the_screen(register, officer, settings):
    october = date(2026, 10, 5)
    ids = asked(register, officer, october, 4)
    answered(register, officer, ids[:2], date(2026, 10, 15))
    answered(
        register,
        officer,
        asked(register, officer, date(2026, 9, 1), right=Right.OBJECTION),
        date(2026, 10, 30),
    )

    made = report(register, officer, OCTOBER, NOW)

    screen = request_figures(register, officer, rules(register).clock, TODAY)
    rights = cells(made, "Requests by right")
    assert (4, 3) == (rights["All"]["Received"], rights["All"]["Answered"])
    assert screen.by_month[date(2026, 10, 1)] == (rights["All"]["Received"], rights["All"]["Answered"])
    assert (screen.on_time, screen.in_all.median_days) == tuple(rights["All"].values())[-2:]
    assert (0, 1, 0.0, 59) == tuple(rights["Objection to processing"].values())[:4]
    assert screen.late == cells(made, "Open today")["Past the limit"]["Count"]
    assert screen.open == cells(made, "Open today")["Open requests"]["Count"] == 2


def test_grounds_of_refusal_are_named(register, officer):
    ids = asked(register, officer, date(2026, 10, 5))
    words = Words(reason_code="done", ground="12(5)", note="Kiusaa.", details={REMEDIES: True})
    answered(register, officer, ids, date(2026, 10, 6), end=Step.REJECT, words=words)

    made = report(register, officer, OCTOBER, NOW)

    assert {
        "Manifestly unfounded or excessive (Art. 12(5))": {"Refused": 1, "Fulfilled in part": 0}
    } == cells(made, "Refused or fulfilled in part, by ground")


def test_decisions_are_counted_in_the_month_of_each_step(register, officer):
    decide(register, officer, Action.DELETE, [1, 2], datetime(2026, 11, 30, 21, 59))
    decide(register, officer, Action.KEEP, [3], datetime(2026, 11, 30, 22, 0), until="2027-01-01")

    december = datetime(2026, 12, 5, 8, 0)
    of_november, of_december = (
        cells(report(register, officer, month, december), "Decisions") for month in (NOVEMBER, "2026-12")
    )

    assert {
        "Delete from Salesforce": {"Decided": 2, "Carried out": 0, "Proved": 0, "Failed": 0}
    } == of_november
    assert ["Keep for now"] == list(of_december)


def test_breaches_are_told_by_what_became_of_their_72_hours(register, officer, now):
    in_time, late = (booked(register, officer, now, key=key) for key in ("a", "b"))
    booked(register, officer, now, key="c", aware_at=None)
    for case_id in (in_time, late):
        assess(register, officer, case_id, now)
    notify(register, officer, in_time, now, datetime(2026, 11, 21, 8, 0))

    after = datetime(2026, 11, 25, 8, 0)

    assert {
        "Authority notified within 72 hours": {"Count": 1},
        "Not notified within 72 hours": {"Count": 1},
        "Only suspected so far": {"Count": 1},
    } == cells(report(register, officer, NOVEMBER, after), "Data breaches recorded")


def test_findings_stand_by_clause_with_their_change(register, officer):
    look(register, {date(2026, 9, 27): 9, date(2026, 10, 25): 12, date(2026, 11, 20): 1})

    made = report(register, officer, OCTOBER, NOW)

    (table,) = [table for table in tables(made) if table.name == "Open findings"]
    assert [("12", 9, 12, 3)] == [(row[0], *row[2:]) for row in table.rows if row[3] is not None]
    assert any(sentence.startswith("Clause 12 has grown from 9 to 12") for sentence in made.attention)


def test_what_was_never_looked_at_is_not_called_kept(register, officer):
    made = report(register, officer, OCTOBER, NOW)

    assert not next(table for table in tables(made) if table.name == "Open findings").rows
    assert (
        "The controls have not looked at a copy of the register by the end of this month." in made.attention
    )


def test_what_needs_attention_is_made_from_the_figures(register, officer):
    asked(register, officer, date(2026, 9, 1))

    told = report(register, officer, OCTOBER, NOW).attention

    assert "1 request is past its time limit (Art. 12(3))." in told
    assert "2 persons' retention period has ended and nothing is decided (clause 12)." in told
    assert "7 persons fall due in the coming calendar month." in told


def test_a_first_month_without_history_and_requests_reads_sensibly(settings, store, officer):
    snapshot_of(settings, people=[])

    made = report(store, officer, OCTOBER, NOW)

    assert {"Persons in the register": (None, None), "Answered in time": (None, None)}.items() <= tiles(
        made
    ).items()
    text = pdf_text(paper(store, officer, OCTOBER, NOW).content)
    assert "No request in this month, nor in the last twelve." in text
    assert "There is nobody to count." in text
    assert "None" not in text


def test_without_a_register_there_is_none(store, officer):
    with pytest.raises(Refused, match="There is no register yet"):
        paper(store, officer, OCTOBER, NOW)


def test_a_month_to_come_is_refused(register, officer):
    with pytest.raises(Refused, match="2026-12 has not begun"):
        paper(register, officer, "2026-12", NOW)


def test_staff_get_none(register, staff):
    with pytest.raises(Denied):
        paper(register, staff, OCTOBER, NOW)


@pytest.mark.parametrize("written", ["2026-13", "10/2026", "2026-1", ""])
def test_a_month_is_written_in_one_way(written):
    with pytest.raises(Refused, match="Write the month"):
        read_month(written)


def test_months_to_choose_begin_with_the_one_that_goes_on(officer, manager):
    assert [month_of(TODAY), Month(date(2026, 10, 1))] == choices(officer, TODAY)[:2]
    assert Month(date(2026, 10, 1)) == choices(manager, TODAY)[0]


def test_a_month_is_one_of_helsinki():
    assert (datetime(2026, 9, 30, 21), datetime(2026, 10, 31, 22)) == (
        read_month(OCTOBER).since,
        read_month(OCTOBER).until,
    )


def test_the_csv_tells_the_same_numbers(register, officer):
    answered(register, officer, asked(register, officer, date(2026, 10, 5)), date(2026, 10, 9))
    made = report(register, officer, OCTOBER, NOW)
    lines = csv_cells(paper(register, officer, OCTOBER, NOW, ending=Format.CSV).content)

    assert ["Part", "Row", "Column", "Value"] == lines[0]
    assert ["Register", "Persons in the register", "Change", "45"] in lines
    assert ["Register", "Expired, to be decided", "Change", "-4"] in lines
    told = {(part, row, column): value for part, row, column, value in lines}
    for head, value in cells(made, "Requests by right")["All"].items():
        assert ("" if value is None else str(value)) == told["Requests by right", "All", head]


def test_no_number_of_the_paper_is_missing_in_its_text(register, officer):
    made = report(register, officer, OCTOBER, NOW, "fi")
    text = squeezed(pdf_text(paper(register, officer, OCTOBER, NOW, language="fi").content))

    words = [row[0] for table in tables(made) for row in table.rows] + list(made.attention)
    assert not [each for each in words if squeezed(each) not in text]


def test_taking_it_stands_in_the_history(register, officer):
    made = paper(register, officer, OCTOBER, NOW)

    assert "monthly-report-2026-10.pdf" == made.name
    with register.transaction() as transaction:
        ((details,),) = transaction._cursor.execute(
            "select details from queue.request_event where step = 'download'"
        ).fetchall()
    told = json.loads(details)
    assert ("monthly_report", "2026-10", "en") == (told["what"], told["month"], told["language"])
    assert "case" not in told
