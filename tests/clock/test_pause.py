"""The pause while identity is in doubt: when it counts, and what is shown while it is open."""

from datetime import date, timedelta

import pytest

from dashboard.clock import LAWFUL, Facts, Question, ask_identity_by, deadline
from dashboard.vocabulary import Refused, Right

MONDAY = date(2026, 3, 9)


def asked(right: Right = Right.ACCESS, received: date = MONDAY, **facts) -> Facts:
    return Facts(**{"right": right, "received": received, "doubt_reason": "an unknown address", **facts})


def test_the_days_between_asking_and_verifying_are_added():
    found = deadline(asked(identity_asked=MONDAY, identity_verified=date(2026, 3, 16)))

    assert (found.due, found.paused_days) == (date(2026, 4, 16), 7)
    assert found.base_due == date(2026, 4, 9)


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        (MONDAY, date(2026, 3, 12)),
        (date(2026, 3, 7), date(2026, 3, 11)),  # a Saturday
        (date(2026, 4, 2), date(2026, 4, 9)),  # Maundy Thursday: Easter lies between
    ],
)
def test_identity_is_asked_within_three_working_days(received, last_day):
    verified = last_day + timedelta(days=4)
    in_time = asked(received=received, identity_asked=last_day, identity_verified=verified)
    late = asked(received=received, identity_asked=last_day + timedelta(days=1), identity_verified=verified)

    assert ask_identity_by(received, LAWFUL) == last_day
    assert deadline(in_time).paused_days == 4
    assert deadline(late).paused_days == 0


@pytest.mark.parametrize(
    ("verified", "expected"),
    [
        pytest.param(date(2026, 3, 5), date(2026, 4, 7), id="the pause ends on Easter Saturday"),
        pytest.param(date(2026, 3, 10), date(2026, 4, 9), id="the pause crosses Easter and ends behind it"),
    ],
)
def test_the_limit_is_rolled_after_the_pause_is_added(verified, expected):
    received = date(2026, 3, 3)  # the base date itself rolls from Good Friday to 7 April

    found = deadline(asked(received=received, identity_asked=date(2026, 3, 4), identity_verified=verified))

    assert found.due == expected


def test_a_pause_that_ends_on_christmas_eve_does_not_roll():
    found = deadline(
        asked(
            received=date(2026, 11, 20),
            identity_asked=date(2026, 11, 20),
            identity_verified=date(2026, 11, 24),
        )
    )

    assert found.due == date(2026, 12, 24)


@pytest.mark.parametrize("verified", [MONDAY, MONDAY - timedelta(days=3)])
def test_a_pause_is_never_negative(verified):
    found = deadline(asked(identity_asked=MONDAY, identity_verified=verified))

    assert (found.due, found.paused_days, found.restart_model) == (date(2026, 4, 9), 0, None)
    assert "pause_empty" in [step.code for step in found.steps]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"right": Right.MARKETING_OBJECTION}, "identity_not_needed"),
        ({"right": Right.CONSENT_WITHDRAWAL}, "identity_not_needed"),
        ({"light_proof": True}, "light_proof"),
        ({"doubt_reason": None}, "no_doubt"),
        ({"doubt_reason": "  "}, "no_doubt"),
        ({"identity_asked": date(2026, 3, 13)}, "asked_late"),
        ({"identity_asked": None}, "identity_not_asked"),
    ],
)
def test_what_the_law_does_not_let_pause_pauses_nothing_and_says_why(facts, code):
    found = deadline(asked(**{"identity_asked": MONDAY, "identity_verified": date(2026, 3, 16), **facts}))

    assert (found.due, found.paused_days) == (date(2026, 4, 9), 0)
    assert code in [step.code for step in found.steps]


def test_while_identity_is_open_the_base_date_stands_beside_the_date_that_it_would_give_today():
    found = deadline(asked(identity_asked=date(2026, 3, 10)), today=date(2026, 3, 20))

    assert found.due == found.base_due == date(2026, 4, 9)
    assert found.paused_since == date(2026, 3, 10)
    assert found.due_if_verified_today == date(2026, 4, 20)  # 9 April and ten days is a Sunday


def test_on_the_day_of_asking_verifying_would_move_nothing():
    found = deadline(asked(identity_asked=date(2026, 3, 10)), today=date(2026, 3, 9))

    assert found.due_if_verified_today == date(2026, 4, 9)


def test_a_question_that_was_asked_too_late_holds_nothing_open():
    found = deadline(asked(identity_asked=date(2026, 3, 30)), today=date(2026, 4, 2))

    assert (found.paused_since, found.due_if_verified_today) == (None, None)


def test_without_today_no_date_is_guessed():
    assert deadline(asked(identity_asked=MONDAY)).due_if_verified_today is None


def test_an_extension_and_a_pause_add_up():
    found = deadline(
        asked(
            identity_asked=MONDAY,
            identity_verified=date(2026, 3, 16),
            extension_told=date(2026, 4, 9),
            extension_reason="many systems",
        )
    )

    assert found.due == date(2026, 6, 16)  # 9 June and seven days


def test_a_pause_gives_no_more_time_to_tell_about_an_extension():
    found = deadline(
        asked(
            identity_asked=MONDAY,
            identity_verified=date(2026, 3, 16),
            extension_told=date(2026, 4, 10),  # after the base date, before the paused one
            extension_reason="many systems",
        )
    )

    assert (found.due, found.extension_counted) == (date(2026, 4, 16), False)


def test_the_target_follows_the_restart_model_where_that_is_earlier():
    received, verified = date(2026, 1, 30), date(2026, 2, 5)

    found = deadline(asked(received=received, identity_asked=received, identity_verified=verified))

    assert found.due == date(2026, 3, 6)  # 28 February and six days
    assert found.restart_model == date(2026, 3, 5)
    assert found.internal_target == date(2026, 2, 26)


def test_the_target_stays_with_the_limit_where_the_restart_model_is_later():
    found = deadline(asked(identity_asked=date(2026, 3, 11), identity_verified=date(2026, 3, 16)))

    assert (found.due, found.restart_model) == (date(2026, 4, 14), date(2026, 4, 16))
    assert found.internal_target == date(2026, 4, 7)


def again(*questions: Question) -> Facts:
    return Facts(right=Right.ACCESS, received=MONDAY, later_questions=questions)


def test_no_day_is_added_twice_where_questions_overlap():
    """A second question that was put on record late may say that it was asked before the first answer."""
    doubt = "an unknown address"
    found = deadline(
        again(
            Question(asked=date(2026, 3, 9), verified=date(2026, 3, 13), doubt_reason=doubt),
            Question(asked=date(2026, 3, 11), verified=date(2026, 3, 16), doubt_reason=doubt),
        )
    )

    assert 7 == found.paused_days


def test_each_question_says_what_it_did_and_the_last_step_ends_on_the_counted_day():
    doubt = "an unknown address"
    found = deadline(
        again(
            Question(asked=date(2026, 3, 9), verified=date(2026, 3, 10), doubt_reason=doubt),
            Question(asked=date(2026, 3, 11), verified=date(2026, 3, 16), doubt_reason=doubt),
        )
    )

    credited = [step.values for step in found.steps if step.code == "pause_credited"]
    assert [(1, date(2026, 4, 10)), (5, date(2026, 4, 15))] == [
        (values["days"], values["last_day"]) for values in credited
    ]
    assert found.due == date(2026, 4, 15)


def test_a_later_question_is_not_asked_before_receipt():
    with pytest.raises(Refused, match="Identity cannot be asked"):
        again(Question(asked=date(2026, 3, 8)))
