"""What `safe` does to a text; what a browser makes of it is in tests/browser/test_safe.py."""

import re

import pytest

from dashboard.widgets import safe

UNESCAPED = re.compile(r"(?<!\\)[!-/:-@\[-`{-~]")


def without_joiners(text):
    return text.replace("\u2060", "")


@pytest.mark.parametrize(
    "text",
    [
        "Maija Mallikas",
        "O'Neill & Pojat",
        "![](http://x)",
        ":red[x]",
        "$x$",
        "`",
        "\\",
        "a@b.fi",
        "|",
        "~~x~~",
    ],
)
def test_every_punctuation_mark_is_escaped_and_nothing_is_lost(text):
    made = without_joiners(safe(text))

    assert text == re.sub(r"\\(.)", r"\1", made)
    assert not UNESCAPED.search(re.sub(r"\\[!-/:-@\[-`{-~]", "", made))


def test_a_text_becomes_one_line():
    assert "Maija Mallikas" == safe(" Maija\n\n\tMallikas\u2028 ")


@pytest.mark.parametrize("text", ["HTTPS://x.fi", "www.x.fi", "a@b.fi", ":smile:", "a->b", "mailto:x"])
def test_what_streamlit_would_bring_to_life_is_broken_up(text):
    assert "\u2060" in safe(text)


@pytest.mark.parametrize("text", ["Anna-Maija", "Öljy Oy", "7.4.2026"])
def test_ordinary_names_carry_no_hidden_characters(text):
    assert "\u2060" not in safe(text)


def test_nothing_is_an_empty_text_and_a_number_is_written():
    assert ("", "7") == (safe(None), safe(7))
