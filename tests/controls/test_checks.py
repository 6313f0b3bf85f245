"""Codes are told from other numbers by their control characters, and never shown whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.controls.checks import is_account_or_card, is_identity_code, masked
from tests.controls.faulty import ACCOUNT, CARD, IDENTITY_CODE, WRONG_CODE, fill
from tests.controls.finding import found


@pytest.mark.parametrize(
    ("candidate", "real"),
    [
        (IDENTITY_CODE, True),
        (IDENTITY_CODE.lower(), True),
        ("131052A308T", True),
        ("131052Y308T", True),  # the separators of 2023
        ("170362-947X", True),  # a temporary one
        ("170362-947Y", False),
        (WRONG_CODE, False),
        ("321352-308T", False),  # no such day
    ],
)
def test_an_identity_code_has_a_day_and_a_right_control_character(candidate, real):
    assert real == is_identity_code(candidate)


@pytest.mark.parametrize(
    ("candidate", "real"),
    [
        (ACCOUNT, True),
        (ACCOUNT.replace(" ", ""), True),
        (f"{ACCOUNT} MAKSU", True),
        ("FI21 1234 5600 0007 86", False),
        (CARD, True),
        (CARD.replace(" ", "-"), True),
        ("3782 822463 10005", True),
        (f"{CARD[:-1]}2", False),
        ("1234 5678 9012 3452", False),  # its check digit is right, but no card begins so
        ("0401234567890", False),
    ],
)
def test_an_account_or_card_has_a_right_check_digit(candidate, real):
    assert real == is_account_or_card(candidate)


@given(some.text(min_size=3, max_size=40))
def test_a_mask_shows_two_characters(text):
    assert (text[:2], {"•"}, len(text)) == (masked(text)[:2], set(masked(text)[2:]), len(masked(text)))


@pytest.mark.parametrize(
    "name", ["c06_personal_identity_code", "c06_account_or_card_number", "c06_special_category"]
)
def test_no_row_shows_a_whole_find(settings, store, name):
    fill(settings, store)

    shown = str(found(store, name))

    assert "•" in shown
    assert not any(
        whole in shown for whole in (IDENTITY_CODE, ACCOUNT, CARD, ACCOUNT[-4:], CARD[-4:], "auslomalla")
    )
