"""The first screen of an officer: what is to be done, each line with a way there."""

from datetime import date, datetime, timedelta

import pytest

from dashboard import session
from dashboard.databases import Page, snapshot_path
from dashboard.decisions.informing_deliveries import mark_elsewhere
from dashboard.decisions.ledger import record_act
from dashboard.session import looked_after
from dashboard.vocabulary import SYSTEM, Action, Means, Refused, Right, Role
from tests.outputs import informing
from tests.queries.deciding import decide
from tests.registers import person, snapshot_of

TODAY = date(2026, 11, 23)
EXPIRED = date(2026, 1, 1)
KEPT = date(2028, 1, 1)
ARRIVALS = {"Register a request", "Opt-out by telephone", "Book a breach"}


@pytest.fixture
def screen(open_screen):
    return lambda role=Role.OFFICER: open_screen("overview", role)


def lines(screen):
    """Return what leads on, besides the figures and the forms for what comes in."""
    labels = [each.proto.label for each in screen.get("page_link")]
    return [label for label in labels if label not in {"Persons", "Requests", *ARRIVALS}]


def said(screen):
    return "\n".join([each.value for each in screen.markdown] + [each.value for each in screen.caption])


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER, Role.ADMIN])
def test_only_an_officer_sees_it(screen, store, role):
    opened = screen(role)

    assert opened.error
    assert not opened.metric


def test_before_the_first_import_it_leads_to_the_imports(screen, store):
    opened = screen()

    assert not opened.exception
    assert ["Bring in the first export from Salesforce", "Go to imports"] == lines(opened)
    assert not opened.success, "no promise is known to be kept"


def test_nothing_is_well_while_nobody_knows_who_has_expired(screen, settings, store):
    snapshot_of(settings, people=[person(1, expires_on=None), person(2, expires_on=KEPT)])

    assert "1 person's retention period cannot be counted" in lines(screen())


def test_an_export_that_does_not_tell_everything_makes_no_promise(screen, settings, store):
    missing = {"fact": "deals", "known": False, "reason": "…", "missing": "Opportunity"}
    snapshot_of(settings, people=[person(1, expires_on=KEPT)], coverage=[missing])

    opened = screen()

    assert not opened.success
    assert "the export does not tell everything" in opened.info[0].value


def test_every_line_says_what_and_how_many(screen, settings, store, officer, second_officer, now):
    people = [
        person(1, expires_on=EXPIRED),
        person(2, expires_on=EXPIRED),
        person(3, expires_on=KEPT, source="unknown"),
        person(4, expires_on=KEPT, source="not_in_notice"),
        person(5, expires_on=KEPT, opted_out=True, opt_out_conflict=True),
    ]
    snapshot_of(settings, people=people)
    decide(store, second_officer, Action.DELETE, [2], now - timedelta(days=3))

    opened = screen()

    assert [
        "1 decision waits for your approval",
        "1 person's retention period has ended and nothing is decided",
        "1 person has opted out in one record and not in another",
        "1 person's source is unknown",
        "1 person comes from a source that the notice does not name",
        "Import a newer copy",
        "Open the notice board",
    ] == lines(opened)
    assert "waited 3 days" in said(opened)


def test_whoever_should_have_been_told_by_now_stands_there_until_they_have_been(
    screen, settings, store, officer, now
):
    informing.register(settings, *(informing.person(number) for number in (1, 2)))
    informing.change_notice(store, officer, now)
    words = "2 persons have not been informed in time (Art. 14)"

    opened = screen()
    (line,) = [each.proto for each in opened.get("page_link") if each.proto.label == words]
    assert line.query_string == "section=persons&whom=overdue"

    case_id = informing.begun(store, officer, now)
    assert words in lines(opened.run()), "nobody has told those who wait in a round"
    mark_elsewhere(store, officer, case_id, Means.LETTER, now.date(), now)
    assert words not in lines(opened.run())


@pytest.fixture
def asked(monkeypatch):
    """The names of the queries that pages ask, in their order."""
    names, rows = [], Page.rows
    monkeypatch.setattr(
        Page, "rows", lambda page, name, **more: names.append(name) or rows(page, name, **more)
    )
    return names


def test_requests_stand_by_their_due_date_around_what_is_to_be_done_now(
    screen, settings, store, officer, now, asked
):
    snapshot_of(settings, people=[person(1, expires_on=EXPIRED), person(2), person(3)])
    decide(store, officer, Right.ACCESS, [2], now)
    decide(store, officer, Right.ERASURE, [3], now)

    opened = screen()

    # Received on 20.11.2026: a month ends on 20.12., a Sunday.
    assert "28 days left" in said(opened)
    assert lines(opened)[0].endswith("nothing is decided")
    assert ["Access to own data, case 1", "Erasure, case 2"] == lines(opened)[1:3]
    assert asked.count("overview/register") == asked.count("requests/open")


def test_figures_come_with_their_trend(screen, settings, store):
    history = [
        {
            "snapshot_id": f"{day}",
            "taken_on": date(2026, 11, day),
            "figure": "persons",
            "dimension": None,
            "value": n,
        }
        for day, n in ((9, 5), (16, 4), (23, 2))
    ]
    snapshot_of(settings, people=[person(1), person(2)], figure_history=history)

    persons = screen().metric[0]

    assert ("Persons in the register", "2", "-2") == (persons.label, persons.value, persons.delta)


def test_open_requests_are_counted_on_the_day_of_each_import(screen, settings, store, officer, now):
    history = [
        {"snapshot_id": f"{day}", "taken_on": date(2026, 11, day), "figure": "persons", "value": 2}
        for day in (9, 16, 23)
    ]
    snapshot_of(settings, people=[person(1), person(2)], figure_history=history)
    decide(store, officer, Right.ACCESS, [1], now)

    requests = screen().metric[4]

    # Received on 20.11.2026, after the import of the 16th.
    assert ("Open requests", "1", "+1") == (requests.label, requests.value, requests.delta)


@pytest.mark.parametrize(("days", "old"), [(8, False), (9, True)])
def test_a_copy_older_than_eight_days_is_warned_of(screen, settings, store, days, old):
    moment = datetime(2026, 11, 23, 6) - timedelta(days=days)
    snapshot_of(settings, exported_at=moment)

    opened = screen()

    assert f"The copy is {days} days old." in said(opened)
    assert old == ("Decisions rest on old data" in said(opened))
    assert old == (f"The copy of the register is {days} days old" in lines(opened))


def test_what_the_export_cannot_tell_is_said(screen, settings, store):
    missing = {"fact": "last_contact", "known": False, "reason": "…", "missing": "EmailMessage, Task.WhoId"}
    snapshot_of(settings, coverage=[missing])

    assert (
        "The last contact is unknown: E-mail messages, Tasks and notes (WhoId) was not in the export."
        in said(screen())
    )


@pytest.mark.parametrize(
    ("newest", "words"),
    [
        (timedelta(hours=2), "but the newest event of the history is of 23"),
        (timedelta(days=-400), "more than a year after the newest event of the history"),
        (timedelta(0), None),
    ],
)
def test_a_clock_that_does_not_fit_the_history_is_told_until_it_is_set_right(
    store, app, now, monkeypatch, caplog, newest, words
):
    tab = app(Role.OFFICER)
    with store.transaction() as transaction:
        record_act(transaction, SYSTEM, "back_up", now + newest)
    session.close_stores()

    shown = tab.run()

    warned = [each.value for each in shown.warning]
    assert bool(words) == any(words in each for each in warned) if words else not warned
    assert bool(words) == any("The clock of this machine says" in each for each in caplog.messages)
    assert shown.sidebar.button, "nobody is locked out"
    monkeypatch.setenv("REKISTERIVAHTI_NOW", (now + newest + timedelta(minutes=1)).isoformat())
    assert not looked_after.wrong_clock()


def test_a_copy_that_was_read_is_told_to_be_sound_or_damaged(screen, settings, store, now):
    path = snapshot_path(settings, snapshot_of(settings, people=[person(n) for n in range(1, 301)]))
    assert looked_after.copy_read() is None
    looked_after.read_copy(store, now)
    assert "Read from end to end and found sound" in said(screen())

    content = bytearray(path.read_bytes())
    content[20_000] ^= 1
    path.write_bytes(content)
    looked_after.read_copy(store, now + timedelta(days=6))
    assert looked_after.copy_read().fault is None
    with pytest.raises(Refused, match="a copy of the register, is damaged"):
        looked_after.read_copy(store, now + timedelta(days=7))

    assert "a copy of the register, is damaged" in str(looked_after.copy_read().fault)
