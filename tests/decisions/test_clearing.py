"""What is written down about a case goes when its time is over; the history stays whole without it."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard import policy
from dashboard.clock import retention_end
from dashboard.decisions.attachments import Attachment, attach
from dashboard.decisions.clearing import clear, last_closing
from dashboard.decisions.ledger import chain_hash
from dashboard.decisions.opening import add_note
from dashboard.decisions.steps import Words
from dashboard.policy import AppliesTo
from dashboard.settings import ROOT
from dashboard.vocabulary import Right
from tests.decisions.drafts import ANNA, hold, opened, right, step
from tests.screens.acting import events

TOLD = {"requester": "Aino Mäkelä", "contact": "aino@example.fi", "note": "Soitti vaihteeseen"}
THREE_YEARS_ON = datetime(2029, 11, 24, 8, 0)


@pytest.fixture
def closed(store, officer, now):
    """An erasure request with words, a note and a file, closed today."""
    case_id = opened(store, officer, right(ANNA, Right.ERASURE, material=TOLD), now)
    add_note(store, officer, case_id, "Aino Mäkelä soitti uudelleen", now)
    file = Attachment(file_name="Aino Mäkelä.txt", content=b"aino@example.fi", no_identity_document=True)
    attach(store, officer, case_id, file, now)
    step(store, officer, "withdraw", case_id, now, words=Words(note="Aino Mäkelä perui"))
    return case_id


def everything(store):
    """Return every cell of every table of the queue as one text."""
    with store.transaction() as transaction:
        run = transaction._cursor.execute
        tables = run("select table_name from duckdb_tables() where database_name = 'queue'").fetchall()
        return "\n".join(str(row) for (name,) in tables for row in run(f"from queue.{name}").fetchall())


def chain_is_whole(store):
    with store.transaction() as transaction:
        rows = transaction._cursor.execute(
            "select prev_hash, payload, hash from queue.request_event order by seq"
        ).fetchall()
    return all(chain_hash(before, payload) == hash_ for before, payload, hash_ in rows) and all(
        one[2] == next_[0] for one, next_ in pairwise(rows)
    )


@pytest.mark.embedded
def test_margince_5505_nothing_of_the_person_is_left_anywhere_when_the_case_file_is_over(store, closed):
    assert "Aino" in everything(store)

    assert 4 == clear(store, THREE_YEARS_ON)

    left = everything(store)
    for word in ("Aino", "Mäkelä", "example.fi", "Soitti"):
        assert word not in left
    assert chain_is_whole(store)


def test_the_history_tells_how_much_went_of_which_case(store, closed):
    clear(store, THREE_YEARS_ON)

    ((_, actor, details),) = events(store, "clear")
    assert ("system", '{"from_cases":{"1":4},"pieces":4}') == (actor, details)


def test_clearing_twice_writes_nothing_twice(store, closed):
    clear(store, THREE_YEARS_ON)

    assert 0 == clear(store, THREE_YEARS_ON)
    assert 1 == len(events(store, "clear"))


def test_the_last_day_of_keeping_is_still_kept(store, closed):
    assert 0 == clear(store, THREE_YEARS_ON - timedelta(days=1))


def test_an_open_case_keeps_what_it_needs(store, officer, now):
    opened(store, officer, right(ANNA, Right.ERASURE, material=TOLD), now)

    assert 0 == clear(store, datetime(2049, 1, 1))


def test_a_legal_hold_keeps_what_was_written_about_its_person(store, officer, now, closed):
    opened(store, officer, hold(ANNA), now)

    assert 0 == clear(store, THREE_YEARS_ON)


def test_a_file_goes_on_its_own_day_or_when_the_case_closes(store, officer, now):
    case_id = opened(store, officer, right(ANNA, material=TOLD), now)
    for name, more in (("a.txt", {"until": date(2026, 12, 1)}), ("b.txt", {"until_closed": True})):
        file = Attachment(file_name=name, content=b"x", no_identity_document=True, **more)
        attach(store, officer, case_id, file, now)

    assert 0 == clear(store, datetime(2026, 12, 1, 12))
    assert 1 == clear(store, datetime(2026, 12, 2, 12))
    step(store, officer, "withdraw", case_id, now, words=Words(note="perui"))
    assert 1 == clear(store, datetime(2026, 12, 2, 12))


CASE_FILE = policy.load(ROOT / "data" / "policy.toml").rules(AppliesTo.CASE_FILE)[0]


@given(some.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_the_last_closing_day_is_the_last_one_that_is_over(today):
    day = last_closing(CASE_FILE, today)

    ends = [retention_end(each, months=36) for each in (day, day + timedelta(days=1))]
    assert ends[0] < today <= ends[1]


def test_without_a_rule_nothing_is_over():
    assert date.min == last_closing(None, date(2026, 11, 23))
