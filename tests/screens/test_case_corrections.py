"""The case screen of a rectification, a restriction and an objection: what is asked, and who approves it."""

import pytest

from dashboard.decisions import corrections
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Channel, Denied, Refused, Right, Role, Step
from dashboard.widgets import case_corrections
from tests.decisions.drafts import standing, state_of, step
from tests.little_register import contact, key, register_of
from tests.screens.acting import cases, words
from tests.screens.test_case import TODAY, offers

ANNA = (key("Contact", 1),)
EVIL = "![x](http://evil.example/t.png)"


@pytest.fixture
def request_of(store, settings, officer, staff, now):
    """Return a function that registers a request about the person and starts it; returns the case's id."""
    snapshot_id = register_of(settings, {"Contact": [contact(1, Title=EVIL, Phone="040 1234567")]})

    def make(asked=Right.RECTIFICATION):
        intake = Intake(rights=[asked], channel=Channel.EMAIL, received_on=TODAY, salesforce_ids=ANNA)
        (case_id,) = register(store, officer, intake, key=asked, now=now, snapshot_id=snapshot_id)
        step(store, staff, "start", case_id, now)
        if asked is Right.RECTIFICATION:
            step(store, staff, "confirm_identity", case_id, now, words=Words("register_reply"))
        return case_id

    return make


def section(screen):
    return [each.value for each in screen.header if each.value == "What is to be corrected"]


def test_a_correction_is_written_down_and_stands_in_the_list_and_the_history(
    open_number,
    request_of,
    store,
    staff,
):
    case_id = request_of()
    screen = open_number(1, Role.STAFF)
    screen.selectbox(key=f"correction_field_{ANNA[0]}").set_value("Title").run()
    wanted = next(each for each in screen.text_input if each.label == "Is to be")
    assert EVIL == wanted.value
    wanted.set_value("Johtaja").run()

    next(each for each in screen.button if each.label == "Write down the correction").click().run()

    assert not screen.exception
    assert "The correction is written down." in words(screen)
    assert f"Position: {EVIL} → Johtaja" in [each.value for each in screen.text]
    live = [each.value for kind in (screen.markdown, screen.caption) for each in kind]
    assert EVIL not in "\n".join(live)
    with store.page(staff) as page:
        assert ["Johtaja"] == [each.new for each in corrections.asked(page, [case_id])[case_id].corrections]


def test_nothing_written_is_no_wish_to_empty_a_field(acting, request_of, staff, store):
    case_id = request_of()
    state = acting(staff)
    state["k_new"] = "  "

    with pytest.raises(Refused, match="choose to empty"):
        case_corrections.add(case_id, 3, (ANNA[0], "Phone"), "k")
    state["k_emptied"] = True
    case_corrections.add(case_id, 3, (ANNA[0], "Phone"), "k")
    case_corrections.remove(case_id, 4, (ANNA[0], "Phone"))
    assert 5 == standing(store, case_id)["version"]


def test_a_manager_writes_no_correction(acting, request_of, manager):
    case_id = request_of()
    acting(manager)

    with pytest.raises(Denied):
        case_corrections.add(case_id, 3, (ANNA[0], "Phone"), "k")


def test_an_approved_list_stands_without_a_form(
    open_number,
    request_of,
    store,
    staff,
    officer,
    now,
):
    case_id = request_of()
    corrections.add(store, staff, (case_id, 3), (ANNA[0], "Phone"), "", now=now)
    step(store, officer, "approve", case_id, now)

    screen = open_number(1)

    assert section(screen)
    assert "Write down the correction" not in [each.label for each in screen.button]


@pytest.mark.parametrize("right", [Right.RESTRICTION, Right.OBJECTION])
def test_other_requests_have_no_corrections(open_number, request_of, right):
    request_of(right)

    assert not section(open_number(1))


def test_one_officer_approves_what_can_be_undone_and_staff_propose_it(
    open_number,
    request_of,
):
    request_of()

    for role, one, other in ((Role.OFFICER, "Approve", "Propose"), (Role.STAFF, "Propose", "Approve")):
        found = " ".join(offers(open_number(1, role)))
        assert one in found
        assert other not in found


def test_a_restriction_is_approved_with_its_ground_and_begins_a_hold(
    open_number,
    request_of,
    store,
    officer,
    now,
):
    case_id = request_of(Right.RESTRICTION)
    with pytest.raises(Refused, match="ground for restricting"):
        step(store, officer, "approve", case_id, now, words=Words(ground="16"))
    screen = open_number(1)
    assert "The person needs the data for a legal claim (Art. 18(1)(c))" in [
        option for radio in screen.radio for option in radio.options
    ]

    next(each for each in screen.button if each.key == f"take_{case_id}_2_{Step.APPROVE.value}").click().run()

    assert "approved" == state_of(store, case_id)
    assert (2, "legal_hold", "restrict", "active") == cases(store)[1]
    assert "Processing is restricted" in words(open_number(2, Role.STAFF))
