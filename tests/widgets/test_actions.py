"""Clicks: what they do, and how their outcome is told at the top of the next run."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text import text
from dashboard.vocabulary import Blocked, Refused
from dashboard.widgets import sentence

SCREEN = """
import streamlit

from dashboard.text import text
from dashboard.vocabulary import Refused
from dashboard.widgets import act, show_messages, shown_errors

_ = text("en")


def succeed(what):
    streamlit.session_state["done"] = streamlit.session_state.get("done", 0) + 1
    return f"{what} is done"


def refuse(what):
    raise Refused("{what} cannot be read.", what=what)


def break_down(what):
    raise ZeroDivisionError(what)


show_messages(_)
streamlit.button("succeed", on_click=act(succeed, "It"))
streamlit.button("refuse", on_click=act(refuse, "![](http://x.example/t.png)"))
streamlit.button("break", on_click=act(break_down, "It"))
if streamlit.checkbox("inside"):
    with shown_errors(_):
        refuse("This")
"""


@pytest.fixture
def screen():
    return AppTest.from_string(SCREEN).run()


def click(screen, label):
    return next(each for each in screen.button if each.label == label).click().run()


def test_drawing_a_button_does_nothing(screen):
    assert "done" not in screen.session_state
    assert not screen.success


def test_a_click_does_it_once_and_says_so_once(screen):
    click(screen, "succeed")

    assert 1 == screen.session_state["done"]
    assert ["It is done"] == [each.value for each in screen.success]
    assert not screen.run().success


def test_a_refusal_is_a_sentence_in_which_data_is_harmless(screen):
    click(screen, "refuse")

    assert 1 == len(screen.error)
    assert screen.error[0].value.endswith(" cannot be read.")
    assert "![](" not in screen.error[0].value


def test_a_fault_is_not_swallowed(screen):
    click(screen, "break")

    assert 1 == len(screen.exception)
    assert not screen.success


def test_an_error_in_the_middle_of_a_screen_is_shown_there(screen):
    screen.checkbox[0].check().run()

    assert ["This cannot be read."] == [each.value for each in screen.error]


def test_a_sentence_names_codes_and_users_in_words():
    error = Blocked("Case {other} ({kind}) is of {first}.", other=4, kind="legal_hold", first="anna")

    said = sentence(text("en"), error, {"anna": "Anna Virtanen"})

    assert "Case 4 (Legal hold) is of Anna Virtanen." == said


def test_a_sentence_within_a_sentence_is_translated_and_its_values_stay_harmless():
    reason = {"message": "The file is empty: it has not even a header.", "values": {}}
    column = {"message": "Dates in {column} have the day first: a part above 12 proves it.", "values": {}}
    column["values"] = {"column": "![](http://evil.example)"}

    said = sentence(text("fi"), Refused("{file}: {reason}", file="x.csv", reason=reason))
    harmless = sentence(text("fi"), Refused("{file}: {reason}", file="x.csv", reason=column))

    assert said.endswith("Tiedosto on tyhjä: siinä ei ole edes otsikkoriviä.")
    assert "![](" not in harmless
