"""On a Finnish page nothing is said in Streamlit's own English, but for what it lets nobody change."""

import re

import pytest

from tests.browser.driving import open_screen

# Streamlit has no argument for these (1.67): the button of a file field, and the size that it takes.
UNCHANGEABLE = re.compile(r"^(Upload|\d+MB per file.*)$")
ENGLISH = re.compile(
    r"\b(the|and|choose|select|upload|drag|drop|browse|limit|per|file|results|press|enter|apply|running|"
    r"loading|options?|date|clear|submit)\b",
    re.IGNORECASE,
)
SAID = """() => {
    const said = [...document.querySelectorAll("[placeholder]")].map((each) => each.placeholder);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const around = texts.currentNode.parentElement;
        const unread = around.closest("[data-testid=stIconMaterial], script, style, noscript");
        if (around.checkVisibility() && !unread) said.push(texts.currentNode.textContent.trim());
    }
    return said;
}"""
SCREENS = {
    "maija": [
        "overview",
        "requests?section=new",
        "requests?section=reminders",
        "breaches?section=new",
        "imports",
    ],
    "pekka": ["users", "account"],
}


@pytest.mark.parametrize("user", SCREENS)
def test_a_finnish_page_is_finnish_to_the_last_widget(server, office, page, sign_in, user):
    address = server(office)
    open_screen(page, address)
    sign_in(page, user)

    for screen in SCREENS[user]:
        open_screen(page, f"{address}/{screen}")
        said = page.evaluate(SAID)

        assert said
        assert "fi" == page.evaluate("document.documentElement.lang")
        english = [each for each in said if ENGLISH.search(each) and not UNCHANGEABLE.match(each)]
        assert [] == english, screen
