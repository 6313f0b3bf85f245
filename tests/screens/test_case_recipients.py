"""The case screen where others are told (Art. 19), where somebody came back, and where there is proof."""

from datetime import timedelta

import pytest

from dashboard.decisions.case import read_all
from dashboard.decisions.looking import look
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Denied, Excuse, Refused, Right, Role, State, Step
from dashboard.widgets import case_recipients
from tests.decisions.drafts import erasing, opened, right, state_of, step, told
from tests.little_register import contact, key, register_of
from tests.screens.acting import words

ANNA = (key("Contact", 1),)
PERSON = contact(1, FirstName="Anna", LastName="Aalto", Email="anna@example.com")


@pytest.fixture
def restricting(store, settings, staff, now):
    """A request for restriction that is being handled."""
    register_of(settings, {"Contact": [PERSON, contact(2)]})
    case_id = opened(store, staff, right(ANNA, Right.RESTRICTION), now)
    step(store, staff, "start", case_id, now)
    return case_id


@pytest.fixture
def erased(store, settings, officer, second_officer, staff, now):
    register_of(settings, {"Contact": [PERSON, contact(2)]})
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now)
    return case_id


def case(store, case_id):
    with store.transaction() as transaction:
        return read_all(transaction, [case_id])[0]


def said(screen):
    return [each.value for each in screen.header]


def test_who_is_to_be_told_stands_on_the_case_and_closing_waits_for_it(open_number, restricting):
    screen = open_number(1)

    assert not screen.exception
    assert "Who else is told (Art. 19)" in said(screen)
    assert "**Kaleva\\-konserni** · waits" in words(screen)
    assert "**Close as fulfilled**: Tell Kaleva\\-konserni first" in words(screen)


def test_a_request_for_access_tells_nobody(open_number, store, settings, staff, now):
    register_of(settings, {"Contact": [PERSON]})
    opened(store, staff, right(ANNA, Right.ACCESS), now)

    assert "Who else is told (Art. 19)" not in said(open_number(1))


def test_a_recipient_that_was_told_is_settled(acting, open_number, store, staff, restricting):
    state = acting(staff)
    state.update({"k_channel": "email", "k_note": ""})
    case_recipients.settle(case(store, restricting), Step.TELL_RECIPIENT, "Kaleva-konserni", "k")

    assert frozenset({"Kaleva-konserni"}) == case(store, restricting).settled


def test_leaving_a_recipient_out_takes_an_officer_and_words(acting, store, staff, officer, restricting):
    told_of = {"k_code": Excuse.IMPOSSIBLE.value, "k_note": ""}
    acting(staff).update(told_of)
    with pytest.raises(Denied):
        case_recipients.settle(case(store, restricting), Step.EXCUSE_RECIPIENT, "Kaleva-konserni", "k")

    state = acting(officer)
    state.update(told_of)
    with pytest.raises(Refused, match="Give a reason"):
        case_recipients.settle(case(store, restricting), Step.EXCUSE_RECIPIENT, "Kaleva-konserni", "k")
    state["k_note"] = "Yhtiö on lopettanut."
    case_recipients.settle(case(store, restricting), Step.EXCUSE_RECIPIENT, "Kaleva-konserni", "k")

    assert frozenset({"Kaleva-konserni"}) == case(store, restricting).settled


def test_a_proved_erasure_offers_its_certificate_and_says_who_still_has_to_be_told(open_number, erased):
    screen = open_number(1)

    assert not screen.exception
    assert "Certificate" in words(screen)
    assert "A copy of the register has proved it" in words(screen)
    assert "not yet verified" not in words(screen)
    assert "**Close as fulfilled**: Tell Kaleva\\-konserni first" in words(screen)
    assert "Is all of this the person's?" not in said(screen)
    assert "**Kaleva\\-konserni** · waits" in words(screen)


def test_an_erasure_without_proof_offers_none(
    open_number, store, settings, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [PERSON, contact(2)]})
    erasing(store, officer, second_officer, staff, now, ANNA)

    assert "Certificate" not in words(open_number(1))


def test_an_alarm_says_what_it_rests_on_and_offers_the_confirmation(
    open_number, store, settings, staff, now, erased
):
    told(store, staff, erased, now)
    register_of(settings, {"Contact": [{**PERSON, "Id": key("Contact", 9)}, contact(2)]}, hour=6)
    look(store, now + timedelta(hours=6))

    screen = open_number(2)

    assert not screen.exception
    assert "Recognised by the e-mail address" in words(screen)
    assert "Decided before in case 1" in words(screen)
    radio = next(each for each in screen.radio if each.label == "What do you want to do?")
    assert "Confirm that it is the person" in radio.options
    assert "**Approve**: Confirm first" in words(screen)


def test_an_alarm_leads_from_the_overview_to_the_queue(open_screen, store, settings, staff, now, erased):
    told(store, staff, erased, now)
    register_of(settings, {"Contact": [{**PERSON, "Id": key("Contact", 9)}, contact(2)]}, hour=6)
    look(store, now + timedelta(hours=6))

    overview = open_screen("overview", Role.OFFICER)

    links = [each.proto.label for each in overview.get("page_link")]
    assert "1 person who was erased or has objected seems to be back" in links
    assert not any("waits for your approval" in link for link in links)


def test_a_lost_key_is_told_on_the_overview(open_screen, settings, erased):
    (settings.keys / "suppression.key").unlink()

    assert "cannot be recognised: restore keys/suppression.key" in words(
        open_screen("overview", Role.OFFICER)
    )


def test_the_case_closes_by_itself_when_the_last_recipient_knows(acting, store, staff, erased):
    acting(staff).update({"k_channel": "letter", "k_note": ""})

    case_recipients.settle(case(store, erased), Step.TELL_RECIPIENT, "Kaleva-konserni", "k")

    assert State.FULFILLED == state_of(store, erased)


def test_the_history_says_in_words_how_a_recipient_was_told(open_number, store, staff, now, restricting):
    details = {"recipient": "Kaleva-konserni", "channel": "in_person"}
    step(store, staff, "tell_recipient", restricting, now, words=Words(details=details))

    said = words(open_number(1))

    assert "told by: In person" in said
    assert "_person" not in said
