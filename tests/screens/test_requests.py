"""The requests screen: open ones by urgency, registering from any channel, masked hits for case handlers."""

from datetime import date, timedelta

import pytest

from dashboard.decisions.intake import Intake, register
from dashboard.vocabulary import Channel, Denied, Refused, Right, Role
from dashboard.widgets import request_form
from dashboard.widgets.person_choice import choose
from dashboard.widgets.request_form import KEY
from tests.decisions.drafts import step
from tests.little_register import contact, key, register_of
from tests.people import add_user
from tests.screens.acting import cases, events, words

TODAY = date(2026, 11, 23)
ANNA = (key("Contact", 1),)
AINO = {"FirstName": "Aino", "LastName": "Mäkelä", "Email": "aino@example.fi"}


@pytest.fixture
def registered(settings):
    return register_of(settings, {"Contact": [contact(1, **AINO), contact(2)]})


def asked(store, actor, now, *rights, days=0, ids=ANNA, **more):
    """Register a message that came `days` ago; return the ids of its cases."""
    intake = Intake(
        rights=rights,
        channel=Channel.EMAIL,
        received_on=TODAY - timedelta(days=days),
        salesforce_ids=ids,
        **more,
    )
    return register(store, actor, intake, key=f"{rights}{days}{ids}", now=now, snapshot_id=None)


def fill(state, **given):
    """Fill the form in; return its key."""
    filled = {
        "rights": [Right.ACCESS],
        "channel": Channel.LETTER,
        "received": TODAY,
        "requester": "Aino M.",
        "contact": "",
        "note": "",
        **given,
    }
    state.update({f"{KEY}_{name}": value for name, value in filled.items()})
    return "form"


def table(screen):
    return screen.dataframe[0].value


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMIN])
def test_only_officers_and_case_handlers_see_requests(open_screen, role):
    screen = open_screen("requests", role)

    assert "Your role does not allow this" in words(screen)
    assert not screen.dataframe


def test_an_empty_screen_says_what_to_do(open_screen):
    screen = open_screen("requests", Role.OFFICER)

    assert "No open requests. Register one when a person writes, calls or comes by." in words(screen)


def test_the_most_urgent_request_is_first_with_its_person_and_days(
    open_screen, store, officer, now, registered
):
    asked(store, officer, now, Right.ACCESS, days=1)
    asked(store, officer, now, Right.ERASURE, days=35)
    asked(store, officer, now, Right.RECTIFICATION, days=31, ids=(key("Contact", 2),))

    screen = open_screen("requests", Role.STAFF)

    shown = table(screen)
    assert [["4 days late"], ["due today"], ["29 days left"]] == [list(each) for each in shown["left"]]
    assert ["Aino Mäkelä", "First2 Last2", "Aino Mäkelä"] == list(shown["person"])
    assert ["3", "1", "1", "0"] == [metric.value for metric in screen.metric]


def test_the_state_stands_before_the_dates(open_screen, store, officer, now, registered):
    asked(store, officer, now, Right.ACCESS)

    columns = list(table(open_screen("requests", Role.OFFICER)).columns)
    assert columns.index("state") < columns.index("received")


def test_one_whom_the_register_does_not_know_is_shown_by_the_name_given(
    open_screen, store, officer, now, registered
):
    asked(store, officer, now, Right.ACCESS, ids=(), requester="Outo Lintu")

    assert ["Outo Lintu"] == list(table(open_screen("requests", Role.OFFICER))["person"])


def test_a_closed_request_tells_whether_it_was_in_time(open_screen, store, officer, now, registered):
    (case_id,) = asked(store, officer, now, Right.PROFILING_QUESTION, days=40)
    step(store, officer, "start", case_id, now)
    step(store, officer, "fulfil", case_id, now)

    screen = open_screen("requests", Role.OFFICER)
    screen.segmented_control(key="section").select("closed")
    screen.run()

    assert [["late"]] == [list(each) for each in table(screen)["on_time"]]


def test_several_rights_of_one_message_are_cases_of_one_intake(acting, store, officer, registered):
    state = acting(officer)

    request_form._register(fill(state, rights=[Right.ACCESS, Right.ERASURE]))

    assert [(1, "right", "access", "received"), (2, "right", "erasure", "received")] == cases(store)
    with store.page(officer) as page:
        assert 1 == page._cursor.execute("select count(distinct intake_no) from case_now").fetchone()[0]


def test_a_second_click_writes_nothing(acting, store, officer, registered):
    state = acting(officer)

    request_form._register(fill(state))
    request_form._register(fill(state))

    assert 1 == len(cases(store))


def test_the_form_is_empty_again_after_it_was_sent(acting, officer, registered):
    state = acting(officer)

    request_form._register(fill(state))

    assert [] == [name for name in state if name.startswith(f"{KEY}_")]
    assert 1 == state["open_case"]


def test_an_objection_to_marketing_is_in_the_queue_at_once(acting, store, staff, registered):
    state = acting(staff)
    choose(KEY, registered, 1)

    request_form._register(fill(state, rights=[Right.MARKETING_OBJECTION]))

    assert [
        (1, "right", "marketing_objection", "received"),
        (2, "marketing", "opt_out", "approved"),
    ] == cases(store)


def test_a_day_to_come_is_refused(acting, store, officer, registered):
    state = acting(officer)

    with pytest.raises(Refused, match="lies in the future"):
        request_form._register(fill(state, received=TODAY + timedelta(days=1)))
    assert [] == cases(store)


def test_somebody_has_to_be_named(acting, officer, registered):
    state = acting(officer)

    with pytest.raises(Refused, match="write down who asks"):
        request_form._register(fill(state, requester=" "))


def test_what_was_told_is_material_and_never_in_the_history(acting, store, officer, registered):
    state = acting(officer)

    request_form._register(fill(state, requester="Aino Mäkelä", note="Soitti kotoa"))

    assert "Mäkelä" not in str(events(store))
    with store.transaction() as transaction:
        (content,) = transaction._cursor.execute("select content from queue.case_material").fetchone()
    assert '"requester":"Aino Mäkelä"' in content


def test_a_manager_cannot_register(acting, store, manager, registered):
    state = acting(manager)

    with pytest.raises(Denied):
        request_form._register(fill(state))


def test_a_case_handler_sees_masked_hits(open_screen, registered):
    screen = open_screen("requests", Role.STAFF)
    screen.segmented_control(key="section").select("new")
    screen.run()

    screen.text_input(key=f"{KEY}_search").input("mäkelä").run()

    assert ["A*** M***"] == list(table(screen)["name"])
    assert "Mäkelä" not in str(table(screen))


def test_a_choice_belongs_to_the_copy_that_was_searched(acting, store, settings, officer, registered):
    acting(officer)
    choose(KEY, registered, 1)
    register_of(settings, {"Contact": [contact(9)]}, hour=1)

    with store.page(officer) as page:
        assert () == request_form.chosen_ids(page, KEY)


def test_whoever_registers_can_take_it_and_continue_an_earlier_request(
    acting, store, staff, officer, now, registered
):
    (earlier,) = asked(store, officer, now, Right.ACCESS, days=9)
    add_user(store, "staff", Role.STAFF, now)
    state = acting(staff)
    choose(KEY, registered, 1)

    request_form._register(fill(state, rights=[Right.ERASURE], take=True, continues=1))

    with store.page(staff) as page:
        row = page.row("case/case", case_number=2)
    assert ("staff", earlier) == (row["assigned_to"], row["previous_case_id"])


def test_only_a_case_of_the_chosen_person_is_continued(acting, store, staff, officer, now, registered):
    asked(store, officer, now, Right.ACCESS, ids=(key("Contact", 2),))
    state = acting(staff)
    choose(KEY, registered, 1)

    request_form._register(fill(state, rights=[Right.ERASURE], continues=1))

    with store.page(staff) as page:
        row = page.row("case/case", case_number=2)
    assert (None, None) == (row["assigned_to"], row["previous_case_id"])


def test_what_the_person_has_asked_before_stands_beside_the_choice(
    open_screen, store, officer, now, registered
):
    asked(store, officer, now, Right.ACCESS)
    screen = open_screen("requests", Role.STAFF)
    screen.segmented_control(key="section").select("new").run()
    screen.session_state[f"{KEY}_chosen"] = (registered, 1)
    screen.session_state[f"{KEY}_rights"] = [Right.ACCESS]

    screen.run()

    assert "The same is asked in an open case." in words(screen)
    assert any("1  ·  Access to own data" in button.label for button in screen.button)


def test_a_complaint_keeps_the_number_and_the_date_of_the_authority(open_number, store, officer, now):
    intake = Intake(
        rights=[Right.COMPLAINT],
        channel=Channel.LETTER,
        received_on=now.date(),
        requester="Anna Esimerkki",
        authority_reference="TSV/1/2026",
        answer_by=date(2026, 12, 11),
    )
    register(store, officer, intake, key="k", now=now, snapshot_id=None)

    screen = open_number(1)

    assert not screen.exception
    assert "TSV/1/2026" in words(screen).replace("\\", "")
    assert "11 Dec 2026" in [each.value for each in screen.metric]


def test_a_case_leads_back_to_the_list_as_it_was(open_screen, store, officer, now, registered):
    asked(store, officer, now, Right.ACCESS, days=35)
    screen = open_screen("requests", Role.OFFICER)
    screen = screen.segmented_control(key="due").select("late").run()

    screen.session_state["open_case"] = 1
    screen = screen.run()

    back = screen.get("page_link")[0].proto
    assert "Access" in screen.title[0].value
    assert ("Requests", "requests") == (back.label, back.page)
    assert "due=late" in back.query_string


@pytest.mark.parametrize(
    ("said", "filled"),
    [
        (
            {"right": "marketing_objection", "channel": "telephone"},
            ([Right.MARKETING_OBJECTION], Channel.TELEPHONE),
        ),
        ({"right": "everything", "channel": "smoke"}, ([], Channel.EMAIL)),
    ],
)
def test_a_link_fills_in_what_came_and_how(app, store, registered, said, filled):
    screen = app(Role.STAFF).run()
    for name, value in {"section": "new", **said}.items():
        screen.query_params[name] = value

    screen = screen.switch_page("screens/requests.py").run()

    assert not screen.exception
    assert filled == (screen.session_state[f"{KEY}_rights"], screen.session_state[f"{KEY}_channel"])
    assert not {"right", "channel"} & screen.query_params.keys()
