"""Whoever listens is told how long a run took, by screen."""

import pytest

from dashboard import measuring
from dashboard.measuring import Measured
from dashboard.vocabulary import Role


@pytest.fixture
def told():
    """What was told meanwhile."""
    heard = []

    def hear(what, part, seconds):
        heard.append((what, part, seconds > 0))

    measuring.listen(hear)
    yield heard
    measuring.stop_listening(hear)


def test_a_run_is_told_with_its_screen(open_screen, told):
    open_screen("users", Role.ADMIN)

    assert (Measured.PAGE, "users", True) == told[-1]
    assert (Measured.WRITE, "", True) in told  # somebody signed in


def test_where_nobody_is_signed_in_it_is_the_form(app, told):
    app().run()

    assert [(Measured.PAGE, "sign_in", True)] == told
