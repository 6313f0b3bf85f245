"""The screen of informing: who is due, a round looked at and queued, sent, told elsewhere, not reached."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from dashboard import session
from dashboard.decisions.informing_rounds import read_rounds
from dashboard.outputs import informing
from dashboard.vocabulary import Audience, Denied, Exemption, Means, Refused, Role
from dashboard.widgets import (
    informing_elsewhere,
    informing_form,
    informing_round,
    informing_rounds,
    informing_unreachable,
)
from tests.outputs.informing import (
    LATE,
    begun,
    change_notice,
    figures,
    look,
    order_of,
    person,
    register,
    round_of,
)
from tests.outputs.mailbox import SENDER, mail_server
from tests.screens.acting import cases, events, words


@pytest.fixture
def changed(store, settings, officer, now):
    people = [person(1), person(2, HasOptedOutOfEmail=True), person(3, Email=None)]
    register(settings, *people, person(4, EmailBouncedDate=LATE))
    change_notice(store, officer, now)
    return store


@pytest.fixture
def box(monkeypatch):
    with mail_server() as box:
        for name, value in (
            ("HOST", "127.0.0.1"),
            ("PORT", box.port),
            ("SECURITY", "none"),
            ("FROM", SENDER),
        ):
            monkeypatch.setenv(f"REKISTERIVAHTI_SMTP_{name}", str(value))
        yield box


def section(open_screen, name):
    screen = open_screen("informing", Role.OFFICER)
    return screen.segmented_control(key="section").select(name).run()


@pytest.mark.parametrize(
    ("whom", "audience"), [("overdue", Audience.FIRST), ("change", Audience.CHANGE), ("told", None)]
)
def test_persons_lead_to_a_round_for_their_like(open_screen, changed, whom, audience):
    screen = section(open_screen, "persons")
    screen = screen.segmented_control(key="whom").select(whom).run()

    ways = [each.proto.query_string for each in screen.get("page_link") if each.proto.label == "New round"]

    assert ([f"section=round&audience={audience}"] if audience else []) == ways
    for query in ways:
        for name, values in parse_qs(query).items():
            screen.query_params[name] = values
        assert audience == screen.run().radio(key="audience").value


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER, Role.ADMIN])
def test_only_officers_inform(open_screen, changed, role):
    screen = open_screen("informing", role)

    assert "Your role does not allow this" in words(screen)
    assert [] == screen.metric


def test_before_the_first_import_the_way_to_imports_is_shown(open_screen):
    assert "Import an export from Salesforce first" in words(open_screen("informing", Role.OFFICER))


def test_it_says_how_many_have_been_told_and_who_is_late(open_screen, changed):
    screen = open_screen("informing", Role.OFFICER)

    assert not screen.exception
    assert ["0 of 4", "4", "4", "0"] == [metric.value for metric in screen.metric]
    assert ["Entered by staff", "4"] == list(screen.dataframe[0].value.iloc[0])[:2]


def test_a_preview_shows_the_mail_to_nobody_real_and_that_opted_out_persons_are_told(open_screen, changed):
    screen = section(open_screen, "round")

    assert not screen.exception
    assert "**2 persons** will be informed." in words(screen)
    assert "1 has opted out of marketing and is informed all the same" in words(screen)
    assert "Mail does not reach 2 others" in words(screen)
    (mail,) = [each.value for each in screen.code]
    assert ("First Last" in mail, "First1" in mail) == (True, False)


def test_the_mail_to_the_first_person_is_shown_when_asked_for(open_screen, changed):
    screen = section(open_screen, "round")
    screen.toggle(key="informing_real").set_value(True).run()

    assert "First1 Last1" in screen.code[0].value


def test_one_click_queues_the_round_and_shows_it(acting, changed, officer):
    state = acting(officer)
    order = order_of()

    said = informing_form.queue(order, look(changed, officer, order), "form")

    assert "queued" in said
    assert ("rounds", [(1, "notice", "inform", "queued")]) == (state["section"], cases(changed))


def test_a_round_is_sent_by_a_click_and_the_screen_says_so(acting, open_screen, changed, officer, box, now):
    case_id = begun(changed, officer, now)
    acting(officer)

    informing_round.start_sending(1)
    informing.current(changed.settings).join()

    assert 2 == len(box.mails)
    assert {"sent": 2} == figures(changed, officer, case_id)


def test_an_open_round_offers_to_send_and_names_the_server(open_screen, changed, officer, box, now):
    begun(changed, officer, now)
    screen = section(open_screen, "rounds")

    assert not screen.exception
    assert "Begin to send (2)" in [each.label for each in screen.button]
    assert "through 127" in words(screen)


def test_without_a_mail_server_it_says_which_settings_and_offers_the_list(
    open_screen, changed, officer, now, monkeypatch
):
    monkeypatch.delenv("REKISTERIVAHTI_SMTP_HOST", raising=False)
    begun(changed, officer, now)
    screen = section(open_screen, "rounds")

    assert "REKISTERIVAHTI_SMTP_HOST" in words(screen)
    assert "The list as CSV" in [each.label for each in screen.button]


def test_without_a_mail_server_nothing_is_begun(acting, changed, officer, now, monkeypatch):
    monkeypatch.delenv("REKISTERIVAHTI_SMTP_HOST", raising=False)
    begun(changed, officer, now)
    acting(officer)

    with pytest.raises(Refused, match="No mail server is set"):
        informing_round.start_sending(1)


def test_the_list_is_taken_and_everybody_marked_as_told(acting, changed, officer, now):
    case_id = begun(changed, officer, now, order_of(by_email=False))
    state = acting(officer)
    file = informing_elsewhere.take_list(1)
    assert ("informing-list-1.csv", 3) == (file.name, len(file.content.decode().splitlines()))

    state.update(informing_means=Means.LETTER, informing_on=date(2026, 11, 20))
    assert "2 persons count as told." == informing_elsewhere.mark_told(case_id)

    assert {"sent": 2} == figures(changed, officer, case_id)


def test_pasted_mail_that_came_back_marks_its_persons(acting, changed, officer, now):
    case_id = begun(changed, officer, now)
    state = acting(officer)
    state.update(informing_means=Means.EMAIL, informing_on=now.date())
    informing_elsewhere.mark_told(case_id)
    state["back"] = "Undelivered: <p1@example.com>; nobody@example.com"

    said = informing_elsewhere.mark_bounced(case_id, "back")

    assert "Mail to 1 person came back. 1 address was not written to." == said
    assert {"sent": 1, "bounced": 1} == figures(changed, officer, case_id)
    assert "1 person is given up." == informing_elsewhere.give_up(case_id)


def test_who_is_not_reached_is_listed_with_the_reason(open_screen, changed):
    screen = section(open_screen, "unreachable")

    assert not screen.exception
    assert ["First3 Last3", "First4 Last4"] == list(screen.dataframe[0].value["name"])
    assert "No e-mail address: **1**" in words(screen)


def test_they_are_exempt_by_a_click_with_a_ground(acting, changed, officer, now):
    state = acting(officer)
    state.update(informing_exempt_ground=Exemption.IMPOSSIBLE, informing_exempt_note="Osoitetta ei ole.")

    informing_unreachable.exempt_them(order_of(by_email=False), None, "form")

    assert [(1, "notice", "inform", "exempt")] == cases(changed)
    assert "Osoitetta" not in repr(events(changed))


def test_a_click_says_what_became_of_unclear_mails(acting, changed, officer, box, now):
    box.breaks = True
    case_id = begun(changed, officer, now)
    acting(officer)
    informing_round.start_sending(1)
    informing.current(changed.settings).join()
    box.breaks = False
    with changed.page(officer) as page:
        ids = tuple(row["delivery_id"] for row in page.rows("informing/unclear", case_id=case_id))

    assert "1 mail counts as sent." == informing_round.settle_unclear(case_id, ids, sent=True)
    assert {"sent": 1, "queued": 1} == figures(changed, officer, case_id)


def test_unclear_mails_stand_on_the_screen(open_screen, changed, officer, box, now):
    box.breaks = True
    begun(changed, officer, now)
    informing.start(changed, officer, box.server, 1, informing_round.paper_labels, now=lambda: now).join()
    screen = section(open_screen, "rounds")

    assert not screen.exception
    assert "nobody knows whether" in words(screen)
    assert {"They were sent", "They were not sent"} <= {each.label for each in screen.button}


def test_a_round_is_stopped_and_ended_by_clicks(acting, changed, officer, now):
    case_id = begun(changed, officer, now)
    acting(officer)

    assert "nobody gets it twice" in informing_round.stop_sending(case_id)
    assert "2 persons wait for another one" in informing_round.end_round(case_id)
    assert "undeliverable" == round_of(changed, officer, case_id).state


@pytest.mark.parametrize("who", ["staff", "manager"])
def test_nobody_else_clicks(acting, changed, officer, now, request, who):
    case_id = begun(changed, officer, now)
    acting(request.getfixturevalue(who))

    for click in (
        lambda: informing_form.queue(order_of(), "", "x"),
        lambda: informing_round.start_sending(1),
        lambda: informing_round.stop_sending(case_id),
        lambda: informing_round.end_round(case_id),
        lambda: informing_round.settle_unclear(case_id, (), sent=True),
        lambda: informing_elsewhere.take_list(1),
        lambda: informing_elsewhere.mark_told(case_id),
        lambda: informing_elsewhere.mark_bounced(case_id, "x"),
        lambda: informing_elsewhere.give_up(case_id),
    ):
        with pytest.raises(Denied):
            click()


def test_the_case_of_a_round_leads_here(open_number, changed, officer, now):
    begun(changed, officer, now)
    screen = open_number(1)

    assert not screen.exception
    assert "Round 1: Not told of the change" in [each.value for each in screen.header]


def test_opening_another_round_shows_it(acting, changed, officer, now):
    acting(officer)
    begun(changed, officer, now)
    begun(changed, officer, now, order_of(Audience.EVERYBODY, by_email=False), form="letters")
    with session.store().page(officer) as page:
        rounds = read_rounds(page)
    assert 2 == informing_rounds.chosen_round(rounds, None).number

    assert 1 == informing_rounds.chosen_round(rounds, 1).number
