"""What leaves the house about a breach: the authority's form, the letter, register and list."""

import json
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from dashboard.clock import helsinki_date
from dashboard.decisions.breaches import list_affected, resolve
from dashboard.outputs.breach import (
    BreachPaper,
    affected_csv,
    hand_out_breach_paper,
    read_breach_file,
    register_csv,
    write_paper,
)
from dashboard.outputs.calendar import make_calendar
from dashboard.outputs.reminders.lines import Why, find_lines
from dashboard.vocabulary import SYSTEM, Denied, Nature, Refused
from dashboard.widgets.reminder_words import WORDING
from tests.decisions.drafts import standing
from tests.decisions.test_breaches import AWARE, assess, booked, inform, ledger, notify
from tests.little_register import contact, key, register_of
from tests.outputs.papers import ACTING, cells, pdf_text, rules, squeezed


@pytest.fixture
def soon():
    return AWARE + timedelta(hours=3)


@pytest.fixture
def handed(store, settings, officer):
    """Return a function that hands a paper out as text and as the words of its PDF."""

    def hand_out(kind, now, language="en", actor=officer):
        papers = [
            hand_out_breach_paper(
                store, actor, rules(settings), 1, BreachPaper(kind), language=language, ending=ending, now=now
            )
            for ending in ("txt", "pdf")
        ]
        return papers[0].content.decode(), pdf_text(papers[1].content)

    return hand_out


def test_the_form_answers_what_the_law_asks_and_says_what_is_not_known_yet(store, staff, soon, handed):
    booked(store, staff, soon, records=None)

    written, printed = handed("notification", soon)

    answers = dict(
        each.split("\n", 1)
        for each in written.replace("\n\n\n", "\n\n").strip().split("\n\n")
        if "\n" in each
    )
    assert "Initial notification" == answers["Which notification"]
    assert "20 Nov 2026 14:00" == answers["Became aware"]
    assert "about 120" == answers["Number of persons"]
    assert answers["Number of records"].startswith("Not known yet")
    assert "Huijausviestejä, vilppiä." == answers["Likely consequences"]
    assert [] == [each for each in answers.values() if squeezed(each) not in squeezed(printed)]


def test_a_supplement_tells_what_was_sent_before_and_the_reason_for_the_delay(
    store, staff, officer, soon, handed
):
    case_id, late = booked(store, staff, soon), AWARE + timedelta(hours=80)
    assess(store, officer, case_id, soon, "high")
    assert "Reason for the delay" not in handed("notification", soon)[0]
    assert "To be filled in" in handed("notification", late)[0]
    notify(store, officer, case_id, late, note="Selvitys kesti.", reference="1234/171/26")
    inform(store, officer, case_id, late)

    written, _ = handed("notification", late, language="fi")

    for said in ("Täydentävä ilmoitus", "1234/171/26", "Selvitys kesti.", "Korkea riski", "sähköpostitse"):
        assert said in written


def test_the_letter_says_all_that_article_34_wants(store, staff, soon, handed):
    booked(store, staff, soon)

    for written in handed("breach_letter", soon, language="fi"):
        for said in (
            "lista meni väärään",
            "Huijausviestejä",
            "Vaihdettiin",
            "support@indieplace.fi",
            "tietosuoja.fi",
        ):
            assert said in " ".join(written.split())


def test_a_letter_that_would_not_say_all_is_not_written(store, staff, soon, handed):
    booked(store, staff, soon, measures="")

    with pytest.raises(Refused, match=r"Art. 34\(2\)"):
        handed("breach_letter", soon)


def test_nothing_that_was_written_acts_on_paper(store, staff, officer, settings, soon, handed):
    booked(store, staff, soon, description="\n".join(ACTING), natures=tuple(Nature))

    written, printed = handed("notification", soon)

    assert "\u202e" not in written
    assert "[U+202E]" in written
    assert "[U+202E]" in squeezed(printed)
    found = [cell for row in cells(register_csv(store, officer, language="en", now=soon)) for cell in row]
    assert not any(cell.startswith(("=", "+", "@", "-")) for cell in found)


def test_the_register_holds_every_breach_with_its_reasons(store, staff, officer, soon):
    case_id = booked(store, staff, soon)
    booked(store, staff, soon, key="second", aware_at=None)
    assess(store, officer, case_id, soon, "none")

    heads, newest, oldest = cells(register_csv(store, officer, language="en", now=soon))

    assert ["2", "1"] == [newest[0], oldest[0]]
    line = dict(zip(heads, oldest, strict=True))
    assert ("No risk", "Virtanen sai listan, ja siinä on vilppiä.") == (
        line["How grave"],
        line["Reasons for the assessment"],
    )


def test_the_list_is_taken_by_officers_only_and_leaves_only_a_count(store, settings, staff, officer, soon):
    register_of(settings, {"Contact": [contact(1, FirstName="=Anna"), contact(2)]})
    case_id = booked(store, staff, soon)
    with store.page(officer) as page:
        listed = resolve(page, [key("Contact", 1)])
    list_affected(store, officer, (case_id, standing(store, case_id)["version"]), listed, soon)

    rows = cells(affected_csv(store, officer, 1, language="fi", now=soon))

    assert 2 == len(rows)
    assert rows[1][0].startswith("'=Anna")
    assert "Anna" not in ledger(store)
    with pytest.raises(Denied):
        affected_csv(store, staff, 1, language="fi", now=soon)


def test_what_was_taken_stands_in_the_history_and_staff_takes_nothing(store, staff, officer, soon, handed):
    booked(store, staff, soon)
    handed("notification", soon)

    with store.transaction() as transaction:
        taken = transaction._cursor.execute(
            "select details from queue.request_event where step = 'download'"
        ).fetchall()
    assert ["notification-1.txt", "notification-1.pdf"] == [json.loads(text)["file"] for (text,) in taken]
    with pytest.raises(Denied):
        handed("notification", soon, actor=staff)


def test_when_the_words_are_deleted_by_their_rule_the_facts_still_stand(
    store, staff, officer, soon, settings
):
    booked(store, staff, soon)
    with store.transaction() as transaction:
        transaction._cursor.execute("delete from queue.case_material")

    with store.page(officer) as page:
        file = read_breach_file(page, 1)
        written = write_paper(file, rules(settings), BreachPaper.AUTHORITY, language="en", now=soon)
    assert ("", 120) == (file.breach.description, file.breach.persons)
    assert "Not known yet" in written.text


def test_the_calendar_has_the_day_on_which_the_hours_end_until_the_authority_knows(
    store, staff, officer, soon
):
    case_id = booked(store, staff, soon)
    booked(store, staff, soon, key="suspected", aware_at=None)

    assert [(date(2026, 11, 23), "Personal data breach")] == in_calendar(store, soon)

    assess(store, officer, case_id, soon)
    notify(store, officer, case_id, soon)
    assert [] == in_calendar(store, soon)


def in_calendar(store, now):
    """Return the day of each event, and the matter that it names."""
    with store.page(SYSTEM) as page:
        made = make_calendar(page, store, WORDING, now, language="en", address=None)
    found = Calendar.from_ical(made.content).events
    return [(each.start, str(each["summary"]).split(": ")[1].split(" – ")[0]) for each in found]


def test_a_breach_is_brought_up_every_day_and_before_all_else(store, staff, settings, soon):
    booked(store, staff, soon)

    for later in (1, 9):
        today = helsinki_date(soon) + timedelta(days=later)
        with store.page(SYSTEM) as page:
            first = find_lines(page, rules(settings), today)[0]
        assert (Why.NOTIFY_AUTHORITY, True) == (first.why, first.is_news(today - timedelta(days=1), today))
