"""After an action the eye stays where it was: nothing has moved, and what came of it is in view."""

import pytest
from playwright.sync_api import expect

from dashboard.text import text
from dashboard.vocabulary import Step
from dashboard.widgets.case_labels import label
from tests.browser.driving import button, open_screen, settled, sign_in

_ = text("fi")
LOW = {"width": 1280, "height": 600}


def said(page):
    return page.locator(".st-key-messages").get_by_test_id("stAlert")


def handler(page):
    return page.get_by_test_id("stSelectbox").filter(has=page.locator("[value='Sari Esimerkki']"))


ACTIONS = [
    ("queue?part=approved", _("Take on"), _("Queue"), said),
    ("case?case=8", _("Assign to me"), _("Assignee"), handler),
    ("case?case=2", label(_, Step.START), _("What do you want to do?"), said),
]


@pytest.mark.parametrize(("address", "action", "beside", "outcome"), ACTIONS)
def test_after_an_action_nothing_moves_under_the_eye_and_what_came_of_it_is_in_view(
    demo_url, page, address, action, beside, outcome
):
    page.set_viewport_size(LOW)
    page.goto(demo_url)
    sign_in(page, "sari")
    open_screen(page, f"{demo_url}/{address}")
    button(page, action).scroll_into_view_if_needed()
    settled(page)
    fixed = page.get_by_test_id("stMain").get_by_text(beside, exact=True).first
    place = fixed.bounding_box()["y"]

    button(page, action).click()

    expect(outcome(page)).to_be_in_viewport(ratio=1)
    settled(page)
    assert place == pytest.approx(fixed.bounding_box()["y"], abs=1)
