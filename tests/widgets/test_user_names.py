"""Users by their persons' names."""

from dashboard.decisions.steps import SYSTEM
from dashboard.text import text
from dashboard.widgets.user_names import called, called_in_full, user_names
from tests.people import add_user

_ = text("en")
NAMES = {"officer": "Oona Vastuu", "anna": "Anna"}


def test_everybody_with_an_account_has_a_name(store, officer, now):
    add_user(store, "anna", "staff", now, name="Anna Virtanen")

    with store.page(officer) as page:
        assert {"anna": "Anna Virtanen"} == user_names(page)


def test_a_person_is_called_by_name_and_in_the_history_by_both():
    assert ("Oona Vastuu", "Oona Vastuu (officer)") == (
        called(_, NAMES, "officer"),
        called_in_full(_, NAMES, "officer"),
    )
    assert "Anna" == called_in_full(_, NAMES, "anna")


def test_who_is_unknown_keeps_the_user_name():
    assert ("gone", "gone") == (called(_, {}, "gone"), called_in_full(_, {}, "gone"))


def test_what_happens_by_itself_is_not_blamed_on_anybody():
    assert "the program itself" == called(_, {}, SYSTEM.user)
