"""Requests: months, rolling, extension, refusal, rights of their own kind, and facts that contradict."""

from datetime import date, datetime

import pytest

from dashboard.clock import ClockPolicy, Deadline, Facts, change, deadline
from dashboard.vocabulary import Refused, Right


def due_of(received: str, right: Right = Right.ACCESS, **facts) -> Deadline:
    return deadline(request(received, right, **facts))


def request(received: str, right: Right = Right.ACCESS, **facts) -> Facts:
    return Facts(right=right, received=day(received), **facts)


def extended(told: str) -> dict:
    return {"extension_told": day(told), "extension_reason": "the data are scattered over many systems"}


def identity(asked: str, verified: str | None = None) -> dict:
    answered = day(verified) if verified else None
    return {"identity_asked": day(asked), "identity_verified": answered, "doubt_reason": "an unknown address"}


def day(text: str) -> date:
    return date.fromisoformat(text)


def codes(found: Deadline) -> list[str]:
    return [step.code for step in found.steps]


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        pytest.param(
            "2026-03-05", "2026-04-07", id="EDPB example 32 in a year when 5 April is Easter Sunday"
        ),
        pytest.param("2025-03-05", "2025-04-07", id="EDPB example 32 on a Saturday"),
        pytest.param("2025-08-31", "2025-09-30", id="EDPB example 33 a year earlier"),
        pytest.param("2026-05-31", "2026-06-30", id="31 May: no 31 June"),
        pytest.param("2026-01-30", "2026-03-02", id="30 January, 28 February a Saturday"),
        pytest.param("2025-01-30", "2025-02-28", id="30 January in a year that is no leap year"),
        pytest.param("2025-01-29", "2025-02-28", id="29 January in a year that is no leap year"),
        pytest.param("2027-01-31", "2027-03-01", id="31 January, 28 February a Sunday"),
        pytest.param("2028-01-29", "2028-02-29", id="29 January in a leap year keeps its number"),
        pytest.param("2026-02-28", "2026-03-30", id="28 February keeps its number: 28 March is a Saturday"),
        pytest.param("2026-03-04", "2026-04-07", id="Easter Saturday"),
        pytest.param("2026-03-06", "2026-04-07", id="Easter Monday"),
        pytest.param("2026-03-02", "2026-04-02", id="Maundy Thursday is a working day"),
        pytest.param("2026-04-25", "2026-05-25", id="Whit Monday is a working day"),
        pytest.param("2026-11-24", "2026-12-24", id="Christmas Eve, a Thursday, stands"),
        pytest.param("2025-11-24", "2025-12-24", id="Christmas Eve, a Wednesday, stands"),
        pytest.param("2027-11-24", "2027-12-24", id="Christmas Eve, a Friday, stands"),
        pytest.param("2028-11-24", "2028-12-27", id="Christmas Eve on a Sunday rolls over Christmas"),
        pytest.param("2026-05-19", "2026-06-19", id="Midsummer Eve stands"),
        pytest.param("2027-05-25", "2027-06-25", id="the latest Midsummer Eve stands"),
        pytest.param("2025-12-06", "2026-01-07", id="Epiphany, received on Independence Day"),
        pytest.param("2026-04-01", "2026-05-04", id="Vappu, a Friday"),
        pytest.param("2025-11-26", "2025-12-29", id="26 December, a Friday"),
        pytest.param("2025-11-25", "2025-12-29", id="25 December, a Thursday"),
        pytest.param("2026-09-30", "2026-10-30", id="the day before All Saints' Day"),
        pytest.param("2026-10-01", "2026-11-02", id="the Sunday after All Saints' Day"),
        pytest.param("2028-11-06", "2028-12-07", id="Independence Day, a Wednesday"),
        pytest.param("2026-12-01", "2027-01-04", id="New Year, a Friday"),
        pytest.param("2026-12-31", "2027-02-01", id="over the year: 31 January is a Sunday"),
        pytest.param("2026-06-20", "2026-07-20", id="received on Midsummer Day"),
        pytest.param("2026-04-05", "2026-05-05", id="received on Easter Sunday"),
    ],
)
def test_one_month_is_counted_in_the_calendar_and_rolled_to_a_working_day(received, expected):
    found = due_of(received)

    assert found.due == found.base_due == day(expected)


@pytest.mark.parametrize(
    ("received", "expected"),
    [("2026-11-24", "2026-12-28"), ("2026-05-19", "2026-06-22"), ("2025-11-24", "2025-12-29")],
)
def test_an_eve_moves_the_limit_only_where_the_policy_says_so(received, expected):
    found = deadline(request(received), ClockPolicy(eves_are_working_days=False))

    assert found.due == day(expected)
    assert "closed_eve" in codes(found)


@pytest.mark.parametrize(
    ("received", "told", "expected", "counted"),
    [
        pytest.param("2026-03-05", "2026-03-05", "2026-06-05", True, id="told on the day of receipt"),
        pytest.param("2026-03-05", "2026-04-07", "2026-06-05", True, id="told on the rolled base date"),
        pytest.param("2026-03-05", "2026-04-08", "2026-04-07", False, id="told a day after it"),
        pytest.param(
            "2026-02-16", "2026-03-17", "2026-03-16", False, id="told a day after an unrolled base date"
        ),
        pytest.param("2026-11-30", "2026-12-30", "2027-03-01", True, id="three months clamped, then rolled"),
        pytest.param(
            "2027-11-30", "2027-12-30", "2028-02-29", True, id="three months clamped in a leap year"
        ),
        pytest.param(
            "2026-01-31", "2026-03-02", "2026-04-30", True, id="from receipt, not from the base date"
        ),
        pytest.param("2026-03-19", "2026-04-01", "2026-06-19", True, id="three months end on Midsummer Eve"),
        pytest.param("2026-09-24", "2026-10-01", "2026-12-24", True, id="three months end on Christmas Eve"),
    ],
)
def test_an_extension_counts_three_months_from_receipt_if_told_in_time(received, told, expected, counted):
    found = due_of(received, **extended(told))

    assert (found.due, found.extension_counted) == (day(expected), counted)


def test_the_last_day_to_tell_about_an_extension_is_the_rolled_base_date():
    assert due_of("2026-03-03").extension_notice_by == day("2026-04-07")


@pytest.mark.parametrize("right", [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL])
def test_what_is_due_at_once_is_never_extended(right):
    found = due_of("2026-06-17", right=right, **extended("2026-06-18"))

    assert (found.due, found.extension_notice_by) == (day("2026-07-17"), None)
    assert "never_extended" in codes(found)


def test_a_refusal_is_due_within_one_month_even_if_an_extension_was_told():
    found = due_of("2026-02-16", Right.ERASURE, refused=True, **extended("2026-03-01"))

    assert (found.due, found.extension_counted) == (day("2026-03-16"), False)
    assert found.extension_notice_by is None


def test_a_refusal_may_still_be_paused():
    found = due_of("2026-02-16", Right.ERASURE, refused=True, **identity("2026-02-16", "2026-02-20"))

    assert found.due == day("2026-03-20")


@pytest.mark.parametrize("right", [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL])
def test_what_is_due_at_once_is_aimed_at_on_the_day_of_receipt(right):
    found = due_of("2026-06-17", right=right)

    assert found.act_at_once == found.internal_target == day("2026-06-17")
    assert found.due == day("2026-07-17")


def test_other_rights_are_not_acted_on_at_once():
    assert due_of("2026-06-17").act_at_once is None


@pytest.mark.parametrize("right", sorted(set(Right) - {Right.COMPLAINT}))
def test_every_right_but_a_complaint_is_answered_within_one_month(right):
    assert due_of("2027-03-05", right=right).due == day("2027-04-05")


def test_a_complaint_has_no_limit_of_its_own_and_says_why():
    found = due_of("2027-03-05", right=Right.COMPLAINT)

    assert (found.due, found.base_due, found.internal_target) == (None, None, None)
    assert codes(found) == ["no_statutory_limit"]


def test_the_internal_target_is_five_working_days_before_the_limit():
    assert due_of("2026-03-03").internal_target == day("2026-03-27")  # the limit is the Tuesday after Easter


def test_the_internal_target_never_lies_before_receipt():
    found = deadline(request("2026-03-09"), ClockPolicy(internal_target_working_days=60))

    assert found.internal_target == day("2026-03-09")


def test_a_request_withdrawn_before_its_due_date_has_nothing_due_any_more():
    found = due_of("2026-03-09", withdrawn=day("2026-04-09"))

    assert (found.due, found.internal_target, found.base_due) == (None, None, day("2026-04-09"))
    assert codes(found)[-1] == "withdrawn"


def test_a_request_withdrawn_too_late_was_late_all_the_same():
    assert due_of("2026-03-09", withdrawn=day("2026-04-10")).due == day("2026-04-09")


def test_two_requests_of_one_person_keep_their_own_dates():
    first, second = due_of("2026-03-09"), due_of("2026-03-20", Right.ERASURE)

    assert (first.due, second.due) == (day("2026-04-09"), day("2026-04-20"))


def test_a_corrected_date_of_receipt_gives_both_dates_to_log():
    corrected = change(due_of("2026-03-09"), due_of("2026-03-06"))

    assert (corrected.old, corrected.new) == (day("2026-04-09"), day("2026-04-07"))
    assert corrected.why[0].values == {"received": day("2026-03-06")}


def test_a_due_date_that_moves_when_identity_arrives_says_why():
    open_question = due_of("2026-03-09", **identity("2026-03-09"))
    answered = due_of("2026-03-09", **identity("2026-03-09", "2026-03-16"))

    moved = change(open_question, answered)

    assert (moved.old, moved.new) == (day("2026-04-09"), day("2026-04-16"))
    assert [step.code for step in moved.why] == ["pause_credited", "restart", "target"]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (extended("2026-03-08"), "An extension cannot be told on 2026-03-08, before"),
        ({"extension_told": day("2026-03-10")}, "An extension needs a reason"),
        ({**extended("2026-03-10"), "extension_reason": " "}, "An extension needs a reason"),
        (identity("2026-03-08"), "Identity cannot be asked on 2026-03-08, before"),
        ({"withdrawn": day("2026-03-08")}, "A request cannot be withdrawn on 2026-03-08, before"),
    ],
)
def test_facts_that_contradict_each_other_are_refused(facts, sentence):
    with pytest.raises(Refused, match=sentence):
        request("2026-03-09", **facts)


def test_a_request_from_the_future_is_refused():
    with pytest.raises(Refused, match="received on 2026-03-10: that day has not come yet"):
        deadline(request("2026-03-10"), today=day("2026-03-09"))


def test_a_request_of_today_is_counted():
    assert deadline(request("2026-03-09"), today=day("2026-03-09")).due == day("2026-04-09")


def test_an_instant_where_a_date_belongs_is_a_fault():
    with pytest.raises(TypeError, match="helsinki_date"):
        Facts(right=Right.ACCESS, received=datetime(2026, 3, 9, 22, 30))  # the very mistake


def test_a_complaint_is_answered_by_the_date_that_the_authority_gives_even_on_a_sunday():
    found = deadline(Facts(right=Right.COMPLAINT, received=date(2026, 11, 23), answer_by=date(2026, 12, 13)))

    assert (date(2026, 12, 13), date(2026, 12, 13)) == (found.due, found.base_due)
    assert date(2026, 12, 7) == found.internal_target
    assert "set_by_authority" in [step.code for step in found.steps]


def test_an_authority_wants_no_answer_before_its_letter_came():
    with pytest.raises(Refused, match="before its letter came"):
        Facts(right=Right.COMPLAINT, received=date(2026, 11, 23), answer_by=date(2026, 11, 22))
