"""The signs of states: of the plain fonts that every browser has, not of those for pictures."""

import unicodedata

import pytest

from dashboard.vocabulary import State
from dashboard.widgets.state_labels import icon

PLAIN = range(0x2013, 0x27C0)


@pytest.mark.parametrize("state", list(State))
def test_a_sign_is_no_coloured_picture(state):
    sign = icon(state)

    assert ord(sign) in PLAIN
    assert sign not in "⌚⏩⏪⏰⏳⚡⛔✅❌❗", unicodedata.name(sign)
