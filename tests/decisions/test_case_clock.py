"""What the clock reads from the history: nothing moves the day on which a request was closed."""

from datetime import date, datetime

from dashboard.decisions.ledger import Event, append
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Right
from tests.decisions.drafts import opened, right, standing, step


def test_what_is_written_about_a_closed_request_does_not_close_it_later(store, officer, now):
    case_id = opened(store, officer, right(action=Right.ACCESS), now)
    step(store, officer, "reject", case_id, now, words=Words(ground="12(5)", note="x"))
    version = standing(store, case_id)["version"]
    later = Event("letter_sent", case_id=case_id, version=version + 1, state="rejected")
    with store.transaction() as transaction:
        append(transaction, officer, datetime(2027, 1, 20, 8), [later])

    with store.page(officer) as page:
        row = page.row("case/case", case_number=1)

    assert date(2026, 11, 23) == row["closed_on"]
