"""Widgets speak the reader's language: what Streamlit would say in English is said by us where it can be."""

import ast
from functools import cache

import pytest

from dashboard.settings import ROOT

# What Streamlit fills with English of its own where it is not given.
GIVEN = {
    "selectbox": {"placeholder"},
    "multiselect": {"placeholder"},
    "date_input": {"format"},
    "datetime_input": {"format"},
}
SHOWN = {
    *("title", "header", "subheader", "markdown", "caption", "text", "write", "info", "warning", "error"),
    *(
        "success",
        "button",
        "download_button",
        "form_submit_button",
        "checkbox",
        "toggle",
        "radio",
        "selectbox",
    ),
    *(
        "selectbox",
        "multiselect",
        "text_input",
        "text_area",
        "number_input",
        "date_input",
        "file_uploader",
        "metric",
    ),
    *("expander", "popover", "segmented_control", "slider", "page_link", "toast", "dialog", "progress"),
    *("pills", "tabs", "spinner", "status", "badge"),
}
WORDS = {"label", "help", "placeholder", "text", "body", "alt", "caption"}
OUR_NAME = "Rekisterivahti"


@cache
def calls():
    """Every call of Streamlit in the program: file, line, what is called, the call."""
    return [
        (path.relative_to(ROOT).as_posix(), node.func.attr, node)
        for path in sorted((ROOT / "dashboard").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


def literals(call):
    """Return what a call says in so many words, without asking the catalogue."""
    given = [*call.args[:1], *(each.value for each in call.keywords if each.arg in WORDS)]
    texts = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    for each in given:
        if isinstance(each, ast.JoinedStr):
            texts += [part.value for part in each.values if isinstance(part, ast.Constant)]
    return [text for text in texts if any(word.isalpha() and len(word) > 1 for word in text.split())]


@pytest.mark.parametrize("widget", GIVEN)
def test_what_streamlit_would_say_in_english_is_given(widget):
    lacking = [
        f"{file}:{call.lineno}"
        for file, name, call in calls()
        if name == widget and not GIVEN[widget] <= {each.arg for each in call.keywords}
    ]

    assert [] == lacking


def test_nothing_is_shown_that_the_catalogue_does_not_know():
    said = [
        (f"{file}:{call.lineno}", texts)
        for file, name, call in calls()
        if name in SHOWN and ast.unparse(call.func).startswith("streamlit.")
        if (texts := literals(call)) and texts != [OUR_NAME]
    ]

    assert [] == said


def test_there_are_widgets_to_look_at():
    assert {"selectbox", "multiselect", "date_input", "metric"} <= {name for _file, name, _call in calls()}
