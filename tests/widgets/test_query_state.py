"""Choices in the address: a link leads to them, what it may not say is not heard, a click is not undone."""

import pytest
import streamlit

from dashboard.widgets.query_state import (
    all_remembered,
    flag_remembered,
    keep,
    keep_flag,
    number_remembered,
    remembered,
)

COLOURS = ("red", "green", "blue")


class Address(dict):
    """The address as Streamlit gives it: each name has its last value, and all of them."""

    def get_all(self, key):
        value = self.get(key, [])
        return list(value) if isinstance(value, list) else [value]


@pytest.fixture
def address(monkeypatch):
    address = Address()
    monkeypatch.setattr(streamlit, "query_params", address)
    return address


@pytest.fixture
def state(monkeypatch, address):
    state = {}
    monkeypatch.setattr(streamlit, "session_state", state)
    return state


def drawn(state):
    """Draw the choice as a run of the script does, and return what is chosen."""
    remembered("colour", COLOURS, "red")
    keep(colour=state["colour"])
    return state["colour"]


def test_a_link_leads_to_a_choice(state, address):
    address["colour"] = "green"

    assert "green" == drawn(state)


def test_what_no_choice_has_is_not_heard(state, address):
    address["colour"] = "<script>"

    assert "red" == drawn(state)
    assert "red" == address["colour"]


def test_a_click_stands_until_another_link(state, address):
    assert "red" == drawn(state)
    state["colour"] = "blue"

    assert "blue" == drawn(state)
    assert "blue" == address["colour"]

    address["colour"] = "green"
    assert "green" == drawn(state)


def test_a_link_that_does_not_name_a_choice_takes_it_back(state, address):
    address["colour"] = "green"
    drawn(state)

    address.clear()

    assert "red" == drawn(state)


def test_several_choices_come_along_and_the_unknown_ones_do_not(state, address):
    address["colour"] = ["blue", "pink", "red"]

    all_remembered("colour", COLOURS)

    assert ["red", "blue"] == state["colour"]


@pytest.mark.parametrize(("said", "is_on"), [("yes", True), ("1", False), ("", False)])
def test_a_toggle_is_on_where_the_address_says_yes(state, address, said, is_on):
    address["turned"] = said

    flag_remembered("turned")
    keep_flag("turned", on=state["turned"])

    assert is_on is state["turned"]
    assert is_on is ("turned" in address)


@pytest.mark.parametrize(("said", "number"), [("12", 12), ("0", None), ("-1", None), ("matti", None)])
def test_only_a_number_is_the_number_of_a_case(state, address, said, number):
    address["case"] = said

    number_remembered("case")

    assert number == state["case"]
