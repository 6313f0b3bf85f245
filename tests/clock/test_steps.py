"""The derivation: its order, its words, and that every sentence can be filled and translated."""

from datetime import date
from string import Formatter

import pytest

from dashboard.clock import FIRST_YEAR, LAST_YEAR, Facts, Reason, deadline, messages, public_holidays
from dashboard.vocabulary import Right


def explained(received: date, **facts) -> list[str]:
    return [str(step) for step in deadline(Facts(right=Right.ACCESS, received=received, **facts)).steps]


EASTER = """\
Received on 2026-03-03. The day of receipt is not counted. (Reg. 1182/71 art. 3(1))
Calendar months: 1. The period ends on 2026-04-03, the day with the same number. (Reg. 1182/71 art. 3(2)(c))
2026-04-03 is a public holiday: Good Friday. (Reg. 1182/71 art. 2(1))
2026-04-04 is a Saturday. (Reg. 1182/71 art. 2(2))
2026-04-05 is a public holiday: Easter Sunday. (Reg. 1182/71 art. 2(1))
2026-04-06 is a public holiday: Easter Monday. (Reg. 1182/71 art. 2(1))
The limit moves to the end of the next working day, 2026-04-07. (Reg. 1182/71 art. 3(4); EDPB 01/2022 §161)
Internal target: 2026-03-27. Working days before the limit: 5. (House policy)"""


def test_each_skipped_day_is_named_with_its_holiday_and_its_rule():
    assert "\n".join(explained(date(2026, 3, 3))) == EASTER


def test_an_eve_on_which_the_limit_stands_is_pointed_out():
    assert (
        "2026-12-24 is an eve, not a public holiday: the limit does not move. (Reg. 1182/71 art. 2(1))"
        in explained(date(2026, 11, 24))
    )


def test_extension_and_pause_follow_the_base_date_in_the_order_of_counting():
    found = deadline(
        Facts(
            right=Right.ACCESS,
            received=date(2026, 3, 5),
            identity_asked=date(2026, 3, 6),
            identity_verified=date(2026, 3, 7),
            doubt_reason="an unknown address",
            extension_told=date(2026, 4, 1),
            extension_reason="many systems",
        )
    )

    assert [step.code for step in found.steps] == [
        *("received", "same_day_number", "holiday", "holiday", "rolled"),  # the base date: Easter
        *("extension_counted", "same_day_number", "pause_credited"),
        *("saturday", "sunday", "rolled"),  # 5 June and one day
        *("restart", "target"),
    ]


def test_what_changes_nothing_does_not_repeat_the_rolling():
    codes = [step.split(" (")[0] for step in explained(date(2026, 3, 3), identity_verified=date(2026, 3, 3))]

    assert sum("limit moves" in code for code in codes) == 1


@pytest.mark.parametrize("reason", list(Reason))
def test_every_sentence_ends_as_a_sentence_and_has_only_named_places(reason):
    places = [name for _, name, _, _ in Formatter().parse(reason.message) if name is not None]

    assert reason.message.endswith(".")
    assert all(place.isidentifier() for place in places)


def test_the_messages_name_every_holiday_of_every_year():
    names = {name for year in range(FIRST_YEAR, LAST_YEAR + 1) for name in public_holidays(year).values()}

    named = {f"{{day}} is a public holiday: {name}." for name in names}

    assert named <= set(messages())


def test_the_messages_hold_each_sentence_once():
    assert len(messages()) == len(set(messages()))
    assert {reason.message for reason in Reason} | {reason.source for reason in Reason} <= set(messages())
