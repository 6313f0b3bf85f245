"""When a request is due, read from its history: proof of identity, extension, refusal, withdrawal."""

from datetime import date, datetime

import pytest

from dashboard.clock import LAWFUL
from dashboard.decisions.request_clock import deadline_of
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Right
from tests.decisions.drafts import opened, right, step

RECEIVED = date(2026, 11, 20)  # drafts.right
TODAY = date(2026, 12, 3)
DOUBT = Words(reason_code="unknown_address", note="Osoite ei ole rekisterissä")


@pytest.fixture
def due(store, officer, now):
    """Return a function that opens a request, takes steps on given days, and returns its deadline."""

    def due_(*taken, asked=Right.ACCESS):
        case_id = opened(store, officer, right(action=asked), now)
        for name, day, words in taken:
            step(store, officer, name, case_id, datetime(*day), words=words)
        with store.page(officer) as page:
            row = page.row("case/case", case_number=1)
        return deadline_of(row, LAWFUL, TODAY)

    return due_


def test_a_month_from_receipt_rolled_to_a_working_day(due):
    assert date(2026, 12, 21) == due().due  # 20 December is a Sunday


def test_a_question_of_identity_stands_the_clock_still_but_the_base_date_stays(due):
    counted = due(("ask_identity", (2026, 11, 23, 8), DOUBT))

    assert (date(2026, 11, 23), date(2026, 12, 21)) == (counted.paused_since, counted.base_due)


def test_the_days_until_proof_are_added(due):
    counted = due(
        ("ask_identity", (2026, 11, 23, 8), DOUBT),
        ("confirm_identity", (2026, 11, 30, 8), Words(reason_code="document_shown")),
    )

    assert (7, date(2026, 12, 28)) == (counted.paused_days, counted.due)


def test_a_light_proof_adds_nothing(due):
    counted = due(
        ("ask_identity", (2026, 11, 23, 8), DOUBT),
        ("confirm_identity", (2026, 11, 30, 8), Words(reason_code="register_reply")),
    )

    assert counted.base_due == counted.due


def test_a_step_recorded_later_counts_on_its_own_day(due):
    told = Words(reason_code="complexity", note="Monta järjestelmää", details={"on": "2026-12-01"})

    counted = due(("extend", (2027, 1, 15, 8), told))

    assert (True, date(2027, 2, 22)) == (counted.extension_counted, counted.due)


def test_an_extension_told_too_late_changes_nothing(due):
    counted = due(("extend", (2027, 1, 15, 8), Words(reason_code="complexity", note="x")))

    assert (False, date(2026, 12, 21)) == (counted.extension_counted, counted.due)


def test_a_withdrawn_request_is_not_due(due):
    assert due(("withdraw", (2026, 12, 1, 8), Words(note="perui"))).due is None


def test_days_are_helsinki_days(due):
    half_past_midnight_in_helsinki = (2026, 11, 23, 22, 30)

    counted = due(("ask_identity", half_past_midnight_in_helsinki, DOUBT))

    assert date(2026, 11, 24) == counted.paused_since


def test_a_complaint_has_no_limit_of_its_own(due):
    assert due(asked=Right.COMPLAINT).due is None
