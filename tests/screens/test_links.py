"""A link opens a screen with its filters; what it may not say is not heard; no name is in it."""

import re

import pytest

from dashboard.session.destination import CHOICES
from dashboard.settings import ROOT
from dashboard.vocabulary import Role
from tests.screens.acting import words
from tests.screens.test_ways import busy  # noqa: F401 - the register and the queue in which no figure is nothing

LINKS = [
    ("retention", {"section": "persons", "status": "all", "decision": ["queued", "requested"]}),
    ("retention", {"status": "unknown", "source": ["unknown"], "relationship": ["former"], "order": "name"}),
    ("retention", {"turned": "yes", "section": "persons"}),
    ("retention", {"section": "forecast"}),
    ("sources", {"section": "open"}),
    ("sources", {"section": "periods", "year": "2026"}),
    ("opt_outs", {"section": "persons", "objected": "since"}),
    ("opt_outs", {"section": "conflicts", "settling": "queued"}),
    ("requests", {"section": "open", "due": "late"}),
    ("requests", {"section": "closed"}),
    ("queue", {"part": "claimed", "others": "yes"}),
    ("informing", {"section": "persons", "whom": "change", "from": "staff"}),
    ("informing", {"section": "unreachable", "audience": "first"}),
    ("breaches", {"section": "register"}),
    ("notice", {"section": "clauses", "show": "findings"}),
    ("notice", {"clause": "7", "check": "c07_unknown_source"}),
    ("history", {"step": "sign_in", "case": "1"}),
    ("figures", {"month": "2026-09"}),
    ("imports", {"section": "copies"}),
]
SEARCHES = {
    ("retention", "persons"): "list_search",
    ("requests", "new"): "new_request_search",
    ("opt_outs", "record"): "opt_out_search",
    ("opt_outs", "conflicts"): "opt_out_conflicts_search",
}
WORDS = "aino.makela@example.fi"


@pytest.fixture
def open_link(app, busy):  # noqa: F811 - the fixture's name
    """Return a function that opens a screen by its address."""

    def open_(name, query):
        screen = app(Role.OFFICER)
        for key, value in query.items():
            screen.query_params[key] = value
        return screen.switch_page(f"screens/{name}.py").run()

    return open_


def chosen(screen, key):
    value = screen.session_state[key]
    return ["yes"] if value is True else listed(value)


def listed(value):
    return sorted(value) if isinstance(value, list) else [str(value)]


@pytest.mark.parametrize(("name", "query"), LINKS)
def test_a_link_opens_a_screen_with_its_filters_and_the_address_keeps_them(open_link, name, query):
    screen = open_link(name, query)

    assert not screen.exception
    assert not screen.error
    for key, value in query.items():
        if key != "clause":
            assert listed(value) == chosen(screen, key), key
        assert listed(value) == listed(screen.query_params[key])


@pytest.mark.parametrize(("name", "query"), LINKS)
def test_what_a_link_may_not_say_leaves_the_screen_standing(open_link, name, query):
    screen = open_link(name, dict.fromkeys(query, "![](https://example.com/x)"))

    assert not screen.exception
    assert not screen.error
    assert not [key for key in query if key in screen.session_state and "!" in str(screen.session_state[key])]
    assert "example.com" not in words(screen)


@pytest.mark.parametrize(("place", "field"), SEARCHES.items())
def test_what_somebody_searches_for_is_never_in_the_address(open_link, place, field):
    name, section = place
    screen = open_link(name, {"section": section})

    screen = screen.text_input(key=field).set_value(WORDS).run()

    assert not screen.exception
    assert "makela" not in str(screen.query_params)


def test_every_choice_of_the_address_comes_along_through_the_identity_provider():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "dashboard").rglob("*.py"))
    calls = r'(?:remembered|choose|choose_listed|_several)\((?:[^()]|\([^()]*\))*?key="(\w+)"'
    named = set(re.findall(r'remembered\("(\w+)"', code)) | set(re.findall(calls, code))

    assert {"due", "status", "turned", "month"} <= named
    assert named <= CHOICES
