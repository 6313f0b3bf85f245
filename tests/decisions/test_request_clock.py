"""When a request is due, read from its history: proof of identity, extension, refusal, withdrawal."""

from datetime import date, datetime

import pytest

from dashboard.clock import LAWFUL
from dashboard.decisions.request_clock import deadline_of
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Refused, Right
from tests.decisions.drafts import opened, right, step

RECEIVED = date(2026, 11, 20)  # drafts.right
TODAY = date(2026, 12, 3)
DOUBT = Words(reason_code="unknown_address", note="Osoite ei ole rekisterissä")


@pytest.fixture
def told():
    return Words("complexity", note="Monta järjestelmää", details={"channel": "email"})


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
    told = Words(
        reason_code="complexity", note="Monta järjestelmää", details={"on": "2026-12-01", "channel": "letter"}
    )

    counted = due(("extend", (2027, 1, 15, 8), told))

    assert (True, date(2027, 2, 22)) == (counted.extension_counted, counted.due)


def test_an_extension_told_too_late_changes_nothing(due, told):
    counted = due(("extend", (2027, 1, 15, 8), told))

    assert (False, date(2026, 12, 21)) == (counted.extension_counted, counted.due)


def test_a_withdrawn_request_is_not_due(due):
    assert due(("withdraw", (2026, 12, 1, 8), Words(note="perui"))).due is None


def test_days_are_helsinki_days(due):
    half_past_midnight_in_helsinki = (2026, 11, 23, 22, 30)

    counted = due(("ask_identity", half_past_midnight_in_helsinki, DOUBT))

    assert date(2026, 11, 24) == counted.paused_since


def test_a_complaint_has_no_limit_of_its_own(due):
    assert due(asked=Right.COMPLAINT).due is None


PROOF = Words(reason_code="document_shown", note="Näytti henkilökortin")
LIGHT = Words(reason_code="register_reply")


def test_every_question_pauses_from_itself_to_its_own_answer(due):
    counted = due(
        ("ask_identity", (2026, 11, 20, 8), DOUBT),
        ("confirm_identity", (2026, 11, 22, 8), PROOF),
        ("ask_identity", (2026, 11, 24, 8), DOUBT),
        ("confirm_identity", (2026, 11, 30, 8), PROOF),
    )

    assert (2 + 6, date(2026, 12, 28)) == (counted.paused_days, counted.due)


def test_a_second_question_that_comes_late_adds_nothing_to_the_first_pause(due):
    counted = due(
        ("ask_identity", (2026, 11, 23, 8), DOUBT),
        ("confirm_identity", (2026, 11, 25, 8), PROOF),
        ("ask_identity", (2026, 12, 1, 8), DOUBT),
        ("confirm_identity", (2026, 12, 3, 8), PROOF),
    )

    assert (2, ["pause_credited", "asked_late"]) == (counted.paused_days, pauses(counted))


def test_a_second_question_without_an_answer_leaves_the_first_pause_standing(due):
    counted = due(
        ("ask_identity", (2026, 11, 20, 8), DOUBT),
        ("confirm_identity", (2026, 11, 22, 8), PROOF),
        ("ask_identity", (2026, 11, 24, 8), DOUBT),
    )

    assert (2, date(2026, 11, 24)) == (counted.paused_days, counted.paused_since)
    assert date(2026, 12, 22) == counted.due
    assert date(2026, 12, 31) == counted.due_if_verified_today  # 2 days, and 9 more on 3 December


def test_a_question_after_a_light_confirmation_is_open_until_its_own_answer(due):
    counted = due(
        ("start", (2026, 11, 20, 8), Words()),
        ("confirm_identity", (2026, 11, 20, 9), LIGHT),
        ("ask_identity", (2026, 11, 23, 8), DOUBT),
    )

    assert (date(2026, 11, 23), date(2026, 12, 21)) == (counted.paused_since, counted.due)


def test_a_light_confirmation_later_on_takes_no_pause_away(due):
    counted = due(
        ("ask_identity", (2026, 11, 23, 8), DOUBT),
        ("confirm_identity", (2026, 11, 25, 8), PROOF),
        ("confirm_identity", (2026, 12, 2, 8), LIGHT),
    )

    assert 2 == counted.paused_days


def test_an_extension_is_told_on_the_day_that_its_own_reason_has(due, told):
    early = Words("complexity", note="x", details={"channel": "email", "on": "2026-12-01"})
    late = Words("number_of_requests", note="x", details={"channel": "letter"})

    counted = due(("extend", (2026, 12, 28, 8), late), ("extend", (2026, 12, 29, 8), early))

    assert counted.extension_counted


def test_a_refusal_after_an_extension_is_due_as_if_there_were_none(due, told):
    counted = due(
        ("extend", (2026, 12, 1, 8), told),
        ("reject", (2026, 12, 30, 8), Words(ground="12(5)", note="x")),
    )

    assert (False, date(2026, 12, 21)) == (counted.extension_counted, counted.due)


@pytest.mark.parametrize(
    "details",
    [{}, {"channel": ""}, {"channel": "website_form"}, {"channel": "a word of mouth"}],
)
def test_an_extension_needs_proof_of_how_the_person_was_told(due, details):
    with pytest.raises(Refused, match="how the person was told"):
        due(("extend", (2026, 12, 1, 8), Words("complexity", note="x", details=details)))


def test_an_extension_needs_words_beside_its_code(due):
    with pytest.raises(Refused, match="in words"):
        due(("extend", (2026, 12, 1, 8), Words("complexity", details={"channel": "email"})))


def pauses(counted):
    codes = {"pause_credited", "pause_pending", "pause_empty", "asked_late", "light_proof", "no_doubt"}
    return [step.code for step in counted.steps if step.code in codes]
