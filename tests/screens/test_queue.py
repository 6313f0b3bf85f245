"""The queue screen: batches approved as a whole, taken on, handed out, brought back, proved."""

import json
from datetime import date, datetime

import pytest

from dashboard.decisions.steps import SYSTEM
from dashboard.outputs.sheets import Flavour
from dashboard.vocabulary import Action, Denied, Refused, Role, Stale, State, Step
from dashboard.widgets import queue_actions, queue_files
from dashboard.widgets.queue_groups import Part, blocked, read_cases, read_groups
from dashboard.widgets.queue_parts import PARTS
from tests.decisions.drafts import hold, retention, step
from tests.decisions.drafts import opened as open_case
from tests.little_register import contact, key, register_of, row
from tests.outputs.hands import bulk_results, contents, decided
from tests.screens.acting import cases, events, words
from tests.screens.uploads import Upload

ANNA, BERT, CARL = (key("Contact", number) for number in (1, 2, 3))
TODAY = date(2026, 11, 23)
WAITING = Part(State.AWAITING_SECOND_APPROVAL)
TO_DO = Part(State.APPROVED)


@pytest.fixture
def registered(settings):
    return register_of(
        settings,
        {
            "Contact": [contact(number) for number in (1, 2, 3)],
            "Task": [row("Task", 1, WhoId=ANNA, Subject="Soitto", Status="Completed")],
        },
    )


@pytest.fixture
def batch(store, officer, now, registered):
    """Three persons proposed for deletion by one officer; returns the case ids."""
    return decided(store, officer, now, ANNA, BERT, CARL)


def group(store, actor, part):
    with store.page(actor) as page:
        return read_groups(page, part)[0]


def seen(store, actor, part):
    """Return the hash of the list that an officer looks at."""
    with store.page(actor) as page:
        free = [
            case
            for case in read_cases(page, part)
            if case.case_id not in blocked(page, read_cases(page, part), TODAY)
        ]
        return queue_actions.planned(page, free).hash


def approve(store, acting, actor):
    acting(actor)
    found = group(store, actor, WAITING)
    return queue_actions.approve(found, seen(store, actor, found.part))


def claim(store, acting, second_officer, staff):
    approve(store, acting, second_officer)
    state = acting(staff)
    queue_actions.claim_all(TO_DO)
    assert "claimed" == state["part"], "nothing is left to see where they stood"
    return state, Part(State.CLAIMED, "staff")


def states(store):
    return sorted(state for *_, state in cases(store))


def test_a_manager_sees_no_queue(open_screen, batch):
    screen = open_screen("queue", Role.MANAGER)

    assert "Your role does not allow this" in words(screen)
    assert not screen.dataframe


def test_each_part_of_the_queue_says_when_it_is_empty(open_screen):
    screen = open_screen("queue", Role.OFFICER)

    assert "Nothing waits for approval." in words(screen)
    assert len(PARTS) == len(screen.segmented_control(key="part").options)


def test_a_batch_is_one_row_with_its_proposer_reason_and_list(open_screen, batch):
    screen = open_screen("queue", Role.OFFICER)

    groups, plan, members = (table.value for table in screen.dataframe)
    assert (["3 persons"], ["Officer"]) == (list(groups["who"]), list(groups["by"]))
    assert [("Contact persons", "3"), ("Tasks and notes", "1")] == list(
        zip(plan["object"], plan["count"], strict=True)
    )
    assert ["First1 Last1", "First2 Last2", "First3 Last3"] == list(members["person"])


def test_the_proposer_is_told_that_another_approves(open_screen, batch):
    screen = open_screen("queue", Role.OFFICER)

    assert "The second approver is another person: Officer made the proposal." in words(screen)
    assert [True] == [button.disabled for button in screen.button if button.label == "Approve 3 cases"]


def test_case_handlers_are_not_offered_the_approval(open_screen, batch):
    screen = open_screen("queue", Role.STAFF)
    screen.segmented_control(key="part").select("awaiting_second_approval").run()

    assert [] == [button.label for button in screen.button if button.label.startswith("Approve")]


def test_only_whoever_may_import_is_led_to_the_imports(open_screen):
    screen = open_screen("queue", Role.STAFF)
    screen.segmented_control(key="part").select("executed").run()

    assert "Import" not in "".join(each.proto.label for each in screen.get("page_link"))


def test_whom_a_hold_protects_is_told_to_whoever_carries_out(
    store, officer, second_officer, staff, now, batch, open_screen
):
    for case_id in batch:
        step(store, second_officer, Step.APPROVE, case_id, now)
        step(store, staff, Step.CLAIM, case_id, now)
    open_case(store, officer, hold((BERT,)), now)

    screen = open_screen("queue", Role.STAFF)

    assert "1 person is protected by a hold or an open request: change nothing" in words(screen)


def test_another_officer_approves_the_whole_batch(acting, store, second_officer, batch):
    said = approve(store, acting, second_officer)

    assert "3" in said
    assert ["approved"] * 3 == states(store)


def test_whom_a_hold_protects_stays_when_the_rest_is_approved(
    acting, store, officer, second_officer, now, batch
):
    open_case(store, officer, hold((BERT,)), now)

    approve(store, acting, second_officer)

    assert ["active", "approved", "approved", "awaiting_second_approval"] == states(store)


def test_a_batch_of_which_everybody_is_protected_cannot_be_approved(
    acting, store, officer, second_officer, now, batch
):
    open_case(store, officer, hold((ANNA, BERT, CARL)), now)
    acting(second_officer)

    with pytest.raises(Refused, match="protected"):
        queue_actions.approve(group(store, second_officer, WAITING), None)


def test_a_list_that_has_grown_is_looked_at_again(acting, store, settings, second_officer, batch):
    acting(second_officer)
    found = group(store, second_officer, WAITING)
    before = seen(store, second_officer, found.part)
    more = [row("Task", number, WhoId=ANNA, Subject="Soitto") for number in (1, 2)]
    register_of(settings, {"Contact": [contact(number) for number in (1, 2, 3)], "Task": more}, hour=1)

    with pytest.raises(Stale, match="look at the list of records again"):
        queue_actions.approve(found, before)


def test_a_group_that_somebody_has_worked_on_is_stale(acting, store, officer, second_officer, now, batch):
    acting(second_officer)
    found = group(store, second_officer, WAITING)
    step(store, officer, "cancel", batch[0], now, words=queue_actions.Words(note="turhaan"))

    with pytest.raises(Stale, match="meanwhile"):
        queue_actions.take(found, Step.CANCEL, "syy")


def test_case_handlers_cannot_approve(acting, store, staff, batch):
    acting(staff)

    with pytest.raises(Denied):
        queue_actions.approve(group(store, staff, WAITING), None)


def test_cancelling_needs_words(acting, store, officer, batch):
    acting(officer)
    found = group(store, officer, WAITING)

    with pytest.raises(Refused, match="Give a reason"):
        queue_actions.take(found, Step.CANCEL, " ")
    queue_actions.take(found, Step.CANCEL, "Väärä rajaus")

    assert ["cancelled"] * 3 == states(store)


def test_everything_is_taken_on_at_once_and_put_back(acting, store, second_officer, staff, batch):
    _, part = claim(store, acting, second_officer, staff)
    assert ["claimed"] * 3 == states(store)

    queue_actions.take(group(store, staff, part), Step.RELEASE_CLAIM)

    assert ["approved"] * 3 == states(store)
    with pytest.raises(Refused, match="nothing left"):
        queue_actions.claim_all(part)


def test_the_files_are_made_logged_and_kept_for_saving(acting, store, second_officer, staff, batch):
    state, part = claim(store, acting, second_officer, staff)
    state["queue_flavour"] = Flavour.BULK

    file = queue_files.make(part)

    handed = state["queue_handed_out"]
    assert (1, 2, 3) == handed.handed
    assert file.content == handed.content
    assert "01_Task_delete.csv" in contents(handed)
    ((_, actor, details),) = events(store, "export")
    assert ("staff", [1, 2, 3]) == (actor, json.loads(details)["cases"])


def test_what_no_file_does_is_said_instead_of_an_empty_file(acting, store, officer, staff, now, registered):
    open_case(store, officer, retention((ANNA,), Action.CONTACT_CHECK), now)
    acting(staff)
    queue_actions.claim_all(TO_DO)

    with pytest.raises(Refused, match="No file was made"):
        queue_files.make(Part(State.CLAIMED, "staff"))


def test_results_are_brought_in_and_close_the_step(acting, store, second_officer, staff, batch):
    state, part = claim(store, acting, second_officer, staff)
    state["queue_flavour"] = Flavour.BULK
    queue_files.make(part)
    state["uploaded"] = [Upload(*file) for file in bulk_results(state["queue_handed_out"])]

    queue_files.bring("uploaded")

    assert ["executed"] * 3 == states(store)
    assert 4 == state["queue_results"].succeeded


def test_the_next_copy_proves_what_was_carried_out(acting, store, settings, second_officer, staff, batch):
    state, part = claim(store, acting, second_officer, staff)
    state["queue_flavour"] = Flavour.BULK
    queue_files.make(part)
    state["uploaded"] = [Upload(*file) for file in bulk_results(state["queue_handed_out"])]
    queue_files.bring("uploaded")
    left = {
        name: []
        for name in ("Lead", "Event", "EmailMessage", "CampaignMember", "OpportunityContactRole", "Task")
    }
    exported = datetime(2026, 11, 24)
    register_of(settings, {"Contact": [contact(9)], **left}, hour=30, exported_at=exported)

    found = queue_actions.check_now()

    assert (1, 2, 3) == found.verification.verified
    assert ["verified"] * 3 == states(store)


def test_by_hand_a_group_is_marked_done_or_failed_with_what_happened(
    acting, store, second_officer, staff, batch
):
    _, part = claim(store, acting, second_officer, staff)

    with pytest.raises(Refused, match="Give a reason"):
        queue_actions.take(group(store, staff, part), Step.FAIL)
    queue_actions.take(group(store, staff, part), Step.EXECUTE)

    assert ["executed"] * 3 == states(store)


def test_what_another_has_claimed_is_not_among_ones_own(acting, store, second_officer, staff, batch):
    claim(store, acting, second_officer, staff)

    with store.page(second_officer) as page:
        assert [] == read_groups(page, Part(State.CLAIMED, "officer2"))
        assert 1 == len(read_groups(page, Part(State.CLAIMED)))


def test_groups_are_read_a_page_at_a_time(store, officer, settings, now):
    numbers = range(1, 31)
    register_of(settings, {"Contact": [contact(number) for number in numbers]})
    for number in numbers:
        decided(store, officer, now, key("Contact", number), action=Action.OPT_OUT, key=str(number))

    with store.page(officer) as page:
        first = read_groups(page, TO_DO)
        second = read_groups(page, TO_DO, after=first[-1].place)

    assert (25, 5) == (len(first), len(second))
    assert first[-1].place < second[0].place


def test_of_what_was_verified_the_newest_comes_first(store, officer, second_officer, staff, now, registered):
    for number, record_id in enumerate((ANNA, BERT), start=1):
        (case_id,) = decided(store, officer, now, record_id, action=Action.OPT_OUT, key=str(number))
        for actor, name in ((staff, "claim"), (staff, "execute"), (SYSTEM, "verify")):
            step(store, actor, name, case_id, now)

    with store.page(officer) as page:
        groups = read_groups(page, Part(State.VERIFIED))

    assert ["First2 Last2", "First1 Last1"] == [group.person for group in groups]
