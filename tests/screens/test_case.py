"""The case screen: whose case it is, what has happened, when it is due, and the steps that may be taken."""

import json
from datetime import date

import pytest

from dashboard.clock import LAWFUL
from dashboard.decisions.case import read_all
from dashboard.decisions.correcting import correct_received
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.request_clock import deadline_of
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Action, Blocked, Channel, Denied, Refused, Right, Role, Stale, State, Step
from dashboard.widgets import case_actions, case_link, case_plan, case_steps, opened, received_form
from dashboard.widgets.case_actions import Given
from dashboard.widgets.case_view import read_case
from dashboard.widgets.person_choice import choose
from dashboard.widgets.step_forms import form_of, offered
from tests.decisions.drafts import hold, look, right, state_of, step
from tests.decisions.drafts import opened as open_case
from tests.little_register import contact, key, register_of, row
from tests.people import add_user
from tests.screens.acting import cases, events, words

TODAY = date(2026, 11, 23)
ANNA = (key("Contact", 1),)
EVIL = "![x](http://evil.example/t.png)"


@pytest.fixture
def registered(settings):
    return register_of(
        settings,
        {
            "Contact": [contact(1, FirstName=EVIL, LastName="Mäkelä", Title="Johtaja")],
            "Task": [row("Task", 1, WhoId=key("Contact", 1), Subject="Soitto", Status="Completed")],
        },
    )


@pytest.fixture
def request_of(store, officer, now, registered):
    """Return a function that registers a request about the person; returns the case's id."""

    def make(asked=Right.ERASURE, **more):
        intake = Intake(rights=[asked], channel=Channel.EMAIL, received_on=TODAY, salesforce_ids=ANNA, **more)
        return register(store, officer, intake, key=asked, now=now, snapshot_id=registered)[0]

    return make


def case(store, case_id):
    with store.transaction() as transaction:
        return read_all(transaction, [case_id])[0]


def offers(screen):
    radio = next(each for each in screen.radio if each.label == "What do you want to do?")
    return list(radio.options)


def test_a_case_that_does_not_exist_is_said_so(open_number):
    assert "There is no case 7" in words(open_number(7))


def test_without_a_number_the_screen_asks_for_one(open_screen):
    assert "give its number" in words(open_screen("case", Role.STAFF))


def test_a_manager_sees_no_case(open_number, request_of):
    request_of()

    screen = open_number(1, Role.MANAGER)

    assert "Your role does not allow this" in words(screen)
    assert "Mäkelä" not in words(screen)


def test_the_person_the_limit_and_the_first_event_are_there(open_number, request_of):
    request_of(requester="Aino", note="Soitti vaihteeseen")

    screen = open_number(1, Role.STAFF)

    text = words(screen)
    assert not screen.exception
    assert "Case 1: Erasure" in [each.value for each in screen.title]
    assert "23 Dec 2026" in [metric.value for metric in screen.metric]
    assert "Case opened" in text
    assert "Requester: Aino\nSoitti vaihteeseen" in text
    assert "Tasks and notes 1" in text


def test_users_are_called_by_their_names(open_number, request_of, staff, store, now):
    case_id = request_of()
    add_user(store, "staff", Role.STAFF, now, name="Saga Hoitaja")
    step(store, staff, Step.START, case_id, now)

    text = words(open_number(1))
    assert "Opened by Officer" in text
    assert "Saga Hoitaja" in text


def test_a_case_that_is_not_there_is_named_by_its_plain_number(open_number):
    assert "There is no case 9999." in words(open_number(9999))


def test_register_text_is_never_live(open_number, request_of):
    request_of()

    screen = open_number(1)
    kinds = (screen.markdown, screen.caption, screen.title, screen.header)
    live = [each.value for kind in kinds for each in kind]
    labels = [each.label for kind in (screen.button, screen.radio, screen.metric) for each in kind]
    assert EVIL not in "\n".join([*live, *labels])
    assert "Mäkelä" in "\n".join(live)
    assert all(each.proto.hide_anchor for each in screen.header if "Mäkelä" in each.value)


def test_opening_is_logged_once_a_session_and_case(open_number, request_of, store):
    request_of()

    screen = open_number(1, Role.STAFF)
    screen.run()

    ((_, actor, details),) = events(store, "person_opened")
    assert ("staff", 1) == (actor, json.loads(details)["case"])


def test_a_case_about_nobody_opens_no_file(open_number, store, officer, now, registered):
    intake = Intake(rights=[Right.ACCESS], channel=Channel.EMAIL, received_on=TODAY, requester="Outo")
    register(store, officer, intake, key="x", now=now, snapshot_id=None)

    open_number(1)

    assert [] == events(store, "person_opened")


def test_words_deleted_by_their_rule_are_said_to_be(open_number, request_of, store):
    request_of(note="Poistettava")
    with store.transaction() as transaction:
        transaction._cursor.execute("delete from queue.case_material")

    assert "What was written has been deleted by its rule." in words(open_number(1))


def test_a_new_erasure_request_offers_the_steps_of_its_state(open_number, request_of):
    request_of()

    assert [
        "Start handling",
        "Ask for proof of identity",
        "Ask to specify",
        "Extend the time limit",
        "Refuse the request",
        "Mark as withdrawn",
        "Mark as a duplicate",
    ] == offers(open_number(1))


def test_staff_are_not_offered_what_officers_decide(open_number, request_of):
    request_of()

    found = offers(open_number(1, Role.STAFF))
    assert "Refuse the request" not in found
    assert "Start handling" in found


def test_a_step_that_a_rule_forbids_stands_below_with_the_reason(
    open_number, request_of, store, officer, now
):
    step(store, officer, "start", request_of(), now)

    screen = open_number(1)

    assert "Propose for approval" not in offers(screen)
    assert "Record first how the identity of the requester was confirmed" in words(screen)


def test_an_objection_to_marketing_is_never_asked_for_identity_nor_extended(request_of, store):
    found = offered(case(store, request_of(Right.MARKETING_OBJECTION)), dict.fromkeys(Step, State.RECEIVED))

    assert not {Step.ASK_IDENTITY, Step.CONFIRM_IDENTITY, Step.EXTEND, Step.PROPOSE} & set(found)


def test_taking_a_step_writes_it_with_its_words(acting, request_of, store, officer):
    case_id = request_of()
    acting(officer)

    given = Given(code="unknown_address", note="Viesti tuli tuntemattomasta osoitteesta")
    case_actions.take(case_id, 1, Step.ASK_IDENTITY, given, words_needed=True)

    assert "identity_pending" == state_of(store, case_id)
    assert "tuntemattomasta" not in str(events(store))


def test_a_step_seen_on_an_old_page_is_stale(acting, request_of, officer, store, now):
    case_id = request_of()
    step(store, officer, "start", case_id, now)
    acting(officer)

    with pytest.raises(Stale):
        case_actions.take(case_id, 1, Step.START, Given(), words_needed=False)


def test_a_heavy_proof_without_a_recorded_doubt_needs_words(acting, request_of, officer, store, now):
    case_id = request_of()
    step(store, officer, "start", case_id, now)
    acting(officer)

    with pytest.raises(Refused, match="write down why"):
        case_actions.take(case_id, 2, Step.CONFIRM_IDENTITY, Given(code="document_shown"), words_needed=False)
    case_actions.take(case_id, 2, Step.CONFIRM_IDENTITY, Given(code="register_reply"), words_needed=False)

    assert "in_progress" == state_of(store, case_id)


def test_a_refusal_needs_a_ground_of_its_right_and_words(request_of, store):
    form = form_of(case(store, request_of()), Step.REJECT)

    assert form.grounded
    assert "needed" == form.note
    assert {"17(3)(b)", "17(3)(e)"} <= {ground.value for ground in form.codes}


def test_a_ground_goes_to_its_own_column(acting, request_of, store, officer):
    case_id = request_of()
    acting(officer)

    given = Given(code="17(3)(b)", note="Lasku on kirjanpidossa", remedies_told=True)
    case_actions.take(case_id, 1, Step.REJECT, given, words_needed=True)

    with store.transaction() as transaction:
        last = transaction.rows("queue/case_events", case_ids=[case_id])[-1]
    assert ("17(3)(b)", None) == (last["ground"], last["reason_code"])


def test_words_are_asked_for_where_a_step_needs_them(acting, request_of, officer):
    case_id = request_of()
    acting(officer)

    with pytest.raises(Refused, match="Give a reason"):
        case_actions.take(case_id, 1, Step.EXTEND, Given(code="complexity"), words_needed=True)


def test_an_extension_told_earlier_counts_from_its_own_day(acting, store, officer, now, registered):
    told = date(2026, 11, 20)
    intake = Intake(
        rights=[Right.ACCESS], channel=Channel.EMAIL, received_on=date(2026, 11, 2), salesforce_ids=ANNA
    )
    (case_id,) = register(store, officer, intake, key="x", now=now, snapshot_id=None)
    acting(officer)

    given = Given(code="complexity", note="Tietoja on monessa paikassa", on=told, channel="email")
    case_actions.take(case_id, 1, Step.EXTEND, given, words_needed=True)

    with store.page(officer) as page:
        row = read_case(page, 1).row
    assert (told, "received") == (row["extension_told_on"], row["state"])
    assert date(2027, 2, 2) == deadline_of(row, LAWFUL, TODAY).due


def test_a_day_to_come_is_refused(acting, request_of, officer):
    case_id = request_of()
    acting(officer)

    given = Given(code="complexity", note="x", on=date(2026, 12, 1))
    with pytest.raises(Refused, match="has not come yet"):
        case_actions.take(case_id, 1, Step.EXTEND, given, words_needed=True)


def test_an_erasure_is_proposed_with_its_list_and_approved_by_another(
    acting, request_of, store, officer, second_officer, now
):
    case_id = request_of()
    step(store, officer, "start", case_id, now)
    step(store, officer, "confirm_identity", case_id, now, words=Words("register_reply"))
    look(store, officer, case_id, now)
    acting(officer)
    proposed = case_plan.plan_again(case(store, case_id), Step.PROPOSE, plan_hash(store, officer, case_id))
    case_actions.take(case_id, 4, Step.PROPOSE, Given(plan=proposed, because="17(1)(b)"), words_needed=False)

    with pytest.raises(Denied, match="another person"):
        case_actions.take(case_id, 5, Step.APPROVE, Given(plan=proposed), words_needed=False)
    acting(second_officer)
    case_actions.take(case_id, 5, Step.APPROVE, Given(plan=proposed), words_needed=False)

    assert "approved" == state_of(store, case_id)
    assert {("Contact", "delete"): 1, ("Task", "delete"): 1} == proposed.counts


def plan_hash(store, actor, case_id):
    with store.page(actor) as page:
        return case_plan._plan(page, case(store, case_id), Step.PROPOSE).hash


def test_a_list_that_has_changed_since_it_was_looked_at_is_stale(
    acting, request_of, store, settings, officer, now
):
    case_id = request_of()
    step(store, officer, "start", case_id, now)
    acting(officer)
    seen = plan_hash(store, officer, case_id)
    register_of(settings, {"Contact": [contact(1)]}, hour=1)

    with pytest.raises(Stale, match="list of records has changed"):
        case_plan.plan_again(case(store, case_id), Step.PROPOSE, seen)


def test_anonymising_can_be_proposed_where_a_part_is_kept(acting, request_of, store, officer, now):
    case_id = request_of()
    step(store, officer, "start", case_id, now)
    state = acting(officer)
    state[case_plan._key(case(store, case_id))] = Action.ANONYMISE

    with store.page(officer) as page:
        assert ("Contact", "anonymise") in case_plan._plan(page, case(store, case_id), Step.PROPOSE).counts


def test_the_ground_is_asked_where_an_erasure_is_to_keep_a_part(acting, request_of, store, officer, now):
    case_id = request_of()
    step(store, officer, "start", case_id, now)
    state = acting(officer)

    assert () == form_of(case(store, case_id), Step.PROPOSE).codes
    state[case_plan._key(case(store, case_id))] = Action.ANONYMISE
    keeps = case_plan.keeps_a_part(case(store, case_id), Step.PROPOSE)
    assert "17(3)(b)" in form_of(case(store, case_id), Step.PROPOSE, keeps_a_part=keeps).codes


def test_a_hold_is_asked_free_by_one_and_released_by_another(
    acting, store, officer, second_officer, now, registered
):
    case_id = open_case(store, officer, hold(ANNA), now)
    acting(officer)
    case_actions.take(case_id, 1, Step.ASK_RELEASE, Given(note="Riita on ohi"), words_needed=True)

    asked = case(store, case_id)
    assert isinstance(case_steps.obstacle(asked, Step.RELEASE, officer, ()), Denied)
    assert case_steps.obstacle(asked, Step.RELEASE, second_officer, ()) is None


def test_an_open_access_request_holds_an_erasure_back(request_of, store, officer, now):
    case_id = request_of()
    open_case(store, officer, right(ANNA, Right.ACCESS), now)

    with store.page(officer) as page:
        view = read_case(page, 1)
    found = case_steps.obstacle(case(store, case_id), Step.APPROVE, officer, view.open_related)

    assert isinstance(found, Blocked | Refused)
    assert ["access"] == [other.action for other in view.open_related]


def test_a_note_is_kept_with_the_case_and_not_in_the_history(acting, request_of, store, officer):
    case_id = request_of()
    acting(officer)

    case_actions.note(case_id, "Soitin takaisin, ei vastausta")

    assert ["open", "note"] == [step for step, *_ in events(store)]
    assert "Soitin" not in str(events(store))
    assert "received" == state_of(store, case_id)


def test_a_closed_case_takes_no_notes(acting, request_of, store, officer, now):
    case_id = request_of()
    step(store, officer, "withdraw", case_id, now, words=Words(note="perui"))
    acting(officer)

    with pytest.raises(Refused, match="is closed"):
        case_actions.note(case_id, "vielä")


def test_a_split_person_and_records_that_are_gone_are_said(
    open_number, store, officer, settings, now, registered
):
    intake = Intake(
        rights=[Right.ACCESS],
        channel=Channel.EMAIL,
        received_on=TODAY,
        salesforce_ids=(key("Contact", 1), key("Contact", 2), key("Contact", 3)),
    )
    register(store, officer, intake, key="x", now=now, snapshot_id=registered)
    register_of(settings, {"Contact": [contact(1), contact(2)]}, hour=1)

    text = words(open_number(1))

    assert "they were split since" in text
    assert "1 record of this case is no longer in the register." in text


def test_other_cases_of_the_person_are_there(open_number, request_of):
    request_of()
    request_of(Right.ACCESS)

    labels = [button.label for button in open_number(1).button]

    assert any("2  ·  Access to own data" in label for label in labels)


def test_nobody_looks_without_being_written_down(acting, request_of, store, officer):
    request_of()
    acting(officer)
    with store.page(officer) as page:
        view = read_case(page, 1)

    opened.log_opening(view)
    opened.log_opening(view)

    assert 1 == len(events(store, "person_opened"))


@pytest.fixture
def unknown(store, officer, now, registered):
    """A request of somebody who was not found."""
    intake = Intake(
        rights=[Right.ERASURE],
        channel=Channel.LETTER,
        received_on=date(2026, 11, 2),
        requester="Aino Mäkelä",
    )
    return register(store, officer, intake, key="unknown", now=now, snapshot_id=registered)[0]


def test_one_who_is_found_later_gets_a_case_with_the_same_day(acting, unknown, store, staff, registered):
    state = acting(staff)
    choose("link", registered, 1)

    case_link.link(1, 1)

    with store.page(staff) as page:
        new = read_case(page, 2)
    assert ("duplicate", 2) == (state_of(store, unknown), state["open_case"])
    assert (date(2026, 11, 2), unknown) == (new.row["received_on"], new.row["previous_case_id"])
    assert "Aino Mäkelä" == new.intake["requester"]


def test_linking_twice_opens_one_case(acting, unknown, store, staff, registered):
    acting(staff)
    choose("link", registered, 1)
    case_link.link(1, 1)
    choose("link", registered, 1)

    with pytest.raises(Refused, match="is closed"):
        case_link.link(1, 1)
    assert 2 == len(cases(store))


def test_a_case_about_nobody_offers_to_find_the_person(open_number, unknown):
    screen = open_number(1, Role.STAFF)

    assert "This case is about nobody in the register." in words(screen)
    assert "Go on about this person" in [button.label for button in screen.button]


def test_from_a_hold_the_way_back_is_the_retention_list(open_number, store, officer, now, registered):
    open_case(store, officer, hold(ANNA), now)

    assert "Retention" == open_number(1).get("page_link")[0].proto.label


def test_an_officer_corrects_the_day_of_receipt(acting, request_of, store, officer, staff):
    case_id = request_of(Right.ACCESS)
    acting(officer)

    said = received_form.correct(case_id, 1, date(2026, 11, 13), "Viesti tuli info-osoitteeseen")

    assert "The time limit is counted from 13 Nov 2026." == said
    with store.page(officer) as page:
        assert date(2026, 11, 13) == read_case(page, 1).row["received_on"]
    acting(staff)
    with pytest.raises(Denied):
        received_form.correct(case_id, 2, TODAY, "x")


def test_a_corrected_day_of_receipt_stands_in_the_history_and_in_the_count(
    open_number, request_of, store, officer, now
):
    case_id = request_of(Right.ACCESS)
    correct_received(store, officer, case_id, 1, date(2026, 11, 13), reason="Viesti", now=now)

    shown = "\n".join(each.value for each in open_number(1).markdown)

    assert "23 Nov 2026 became 13 Nov 2026" in shown
    assert "corrected to 13 Nov 2026" in shown


def test_the_day_of_receipt_is_for_officers_to_correct_and_an_extension_says_how_it_was_told(
    open_number, request_of, store, staff, now
):
    case_id = request_of(Right.ACCESS)
    step(store, staff, "start", case_id, now)

    officers = open_number(1)
    officers = officers.radio(key=f"step_{case_id}_2").set_value(Step.EXTEND).run()

    assert officers.button(key=f"received_take_{case_id}_2")
    assert ["E-mail", "Letter", "Telephone", "In person"] == officers.radio(
        key=f"channel_{case_id}_2_extend"
    ).options
    assert not [
        each for each in open_number(1, Role.STAFF).button if each.key == f"received_take_{case_id}_2"
    ]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.STAFF])
def test_the_person_of_a_case_is_explained(open_number, request_of, role):
    request_of()

    said = words(open_number(role=role))

    assert "Nobody can tell whether the company is a client" in said
    assert "Open request" in said
