"""Verification: only a whole, newer export proves anything, and what still stands is named."""

from datetime import datetime, timedelta

import pytest

from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.doubts import Doubt
from dashboard.decisions.items import read_items
from dashboard.decisions.opening import add_note
from dashboard.decisions.plan import plan
from dashboard.decisions.steps import Words
from dashboard.decisions.verification import verify
from dashboard.vocabulary import Action, Actor, Ground, Kind, Right, Role
from tests.decisions.drafts import RECEIVED, erasing, opened, right, state_of, step, told
from tests.little_register import contact, key, register_of, row
from tests.outputs.hands import claimed
from tests.unsealed import unsealed

ANNA, BERT, LEAD = key("Contact", 1), key("Contact", 2), key("Lead", 1)
REGISTER = {
    "Contact": [contact(1), contact(2)],
    "Task": [row("Task", 1, WhoId=ANNA, Subject="Soitto"), row("Task", 2, WhoId=BERT, Subject="Soitto")],
    "EmailMessage": [row("EmailMessage", 1, ToAddress="p1@example.com")],
    "Campaign": [],
}
ERASED = {"Contact": [contact(2)], "Task": REGISTER["Task"][1:], "EmailMessage": [], "Campaign": []}
EMPTY = {"FirstName": None, "LastName": "Poistettu 1", "Email": None}


@pytest.fixture
def execute(store, settings, officer, second_officer, staff, now):
    """Bring cases to the state executed, at 8 o'clock; the register is of 6."""
    register_of(settings, REGISTER)

    def execute(*record_ids, **more):
        case_ids = claimed(store, officer, second_officer, staff, now, *record_ids, **more)
        for case_id in case_ids:
            step(store, staff, "execute", case_id, now)
        return case_ids

    return execute


def later(settings, rows, hour=3, **more):
    return register_of(settings, rows, hour=hour, **more)


def events(store, case_id):
    with store.transaction() as transaction:
        return transaction.rows("queue/case_events", case_ids=[case_id])


def count(store, table):
    with store.transaction() as transaction:
        return transaction._cursor.execute(f"select count(*) from queue.{table}").fetchone()[0]


def test_what_is_gone_from_a_newer_export_is_verified(store, settings, execute, now):
    (case_id,) = execute(ANNA)
    snapshot_id = later(settings, ERASED)

    came = verify(store, now)

    last = events(store, case_id)[-1]
    assert ((1,), {}, {}, 0) == (came.verified, came.failed, came.doubtful, came.older)
    assert ("verified", "system", snapshot_id) == (last["state"], last["role"], last["snapshot_id"])
    assert {"proved": {"Contact": 1, "EmailMessage": 1, "Task": 1}} == unsealed(last["details"])


def test_a_forgotten_file_ends_in_failed_and_names_what_stands(store, settings, execute, now):
    (case_id,) = execute(ANNA)
    later(settings, {**ERASED, "EmailMessage": REGISTER["EmailMessage"]})

    came = verify(store, now)

    last = events(store, case_id)[-1]
    assert {1: {"standing": {"EmailMessage": 1}}} == came.failed
    assert ("failed", "still_standing") == (last["state"], last["reason_code"])
    assert {"standing": {"EmailMessage": 1}} == unsealed(last["details"])


def test_the_same_export_is_no_proof_of_what_was_done_after_it(store, execute, now):
    (case_id,) = execute(ANNA)

    came = verify(store, now)

    assert (1, "executed") == (came.older, state_of(store, case_id))


def test_an_export_older_than_the_act_is_no_proof_though_imported_later(store, settings, execute, now):
    (case_id,) = execute(ANNA)
    later(settings, ERASED, exported_at=now - timedelta(minutes=1))

    came = verify(store, now)

    assert (1, (), "executed") == (came.older, came.verified, state_of(store, case_id))


def test_without_the_file_of_an_object_its_absence_proves_nothing(store, settings, execute, now):
    (case_id,) = execute(ANNA)
    later(settings, {name: rows for name, rows in ERASED.items() if name != "EmailMessage"})

    came = verify(store, now)

    assert {1: {"EmailMessage": Doubt.NOT_EXPORTED}} == came.doubtful
    assert "executed" == state_of(store, case_id)


def test_a_file_that_could_not_be_read_proves_nothing(store, settings, execute, now):
    execute(ANNA)
    later(settings, ERASED, faults=["Task"])

    assert {1: {"Task": Doubt.NOT_EXPORTED}} == verify(store, now).doubtful


def test_rows_without_a_readable_id_may_be_what_is_looked_for(store, settings, execute, now):
    execute(ANNA)
    later(settings, ERASED, rejects=[{"object": "Task"}])

    assert {1: {"Task": Doubt.UNREAD}} == verify(store, now).doubtful


def test_an_unreadable_row_of_somebody_else_is_no_doubt(store, settings, execute, now):
    execute(ANNA)
    later(settings, ERASED, rejects=[{"object": "Task", "record_id": key("Task", 99)}])

    assert (1,) == verify(store, now).verified


def test_a_planned_record_whose_row_could_not_be_read_is_a_doubt(store, settings, execute, now):
    execute(ANNA)
    later(settings, ERASED, rejects=[{"object": "Task", "record_id": key("Task", 1)}])

    assert {1: {"Task": Doubt.UNREAD}} == verify(store, now).doubtful


def test_what_lies_in_the_bin_is_not_erased_until_it_is_gone(store, settings, execute, now):
    (case_id,) = execute(ANNA)
    thrown = [{**each, "IsDeleted": True} for each in REGISTER["Contact"][:1]]
    later(settings, {**ERASED, "Contact": [*thrown, contact(2)]})

    assert {1: {"Contact": Doubt.IN_BIN}} == verify(store, now).doubtful

    later(settings, ERASED, hour=4)
    assert (1,) == verify(store, now).verified
    assert "verified" == state_of(store, case_id)


def test_looking_twice_at_one_snapshot_writes_nothing_twice(store, settings, execute, now):
    execute(ANNA, BERT)
    later(settings, {**ERASED, "EmailMessage": [], "Task": []}, faults=["Campaign"])
    later(settings, {name: rows for name, rows in ERASED.items() if name != "EmailMessage"}, hour=4)
    verify(store, now)
    before = count(store, "request_event"), count(store, "write_back_item")

    verify(store, now)

    assert before == (count(store, "request_event"), count(store, "write_back_item"))


def test_the_doubt_is_told_once_a_snapshot(store, settings, execute, now):
    execute(ANNA)
    rows = {name: each for name, each in ERASED.items() if name != "EmailMessage"}
    told = []
    for hour in (3, 4):
        later(settings, rows, hour=hour)
        for _ in range(2):
            verify(store, now)
            told.append(count(store, "request_event"))

    assert [told[0], told[0], told[0] + 1, told[0] + 1] == told


def test_a_row_that_was_not_in_the_plan_fails_the_case(store, settings, execute, now):
    (case_id,) = execute(ANNA, action=Action.ANONYMISE)
    emptied = {
        "Contact": [contact(1, **EMPTY, HasOptedOutOfEmail=True), contact(2)],
        "Task": [
            row("Task", 1, WhoId=ANNA, Subject="Poistettu 1"),
            row("Task", 3, WhoId=ANNA, Subject="Soitettu taas"),
        ],
        "EmailMessage": [],
    }
    later(settings, emptied)

    assert {1: {"new": {"Task": 1}}} == verify(store, now).failed
    assert "failed" == state_of(store, case_id)


@pytest.mark.parametrize(
    ("cells", "proved"),
    [(EMPTY, True), ({**EMPTY, "Email": "p1@example.com"}, False), ({**EMPTY, "LastName": "Last1"}, False)],
)
def test_an_anonymised_contact_is_empty_and_named_removed(store, settings, execute, now, cells, proved):
    execute(ANNA, action=Action.ANONYMISE)
    later(
        settings,
        {
            "Contact": [contact(1, **cells)],
            "Task": [row("Task", 1, WhoId=ANNA, Subject="Poistettu 1")],
            "EmailMessage": [],
        },
    )

    came = verify(store, now)

    assert ((1,) if proved else ()) == came.verified
    assert ({} if proved else {1: {"standing": {"Contact": 1}}}) == came.failed


FLAGS = {"HasOptedOutOfEmail": True, "HasOptedOutOfFax": True, "DoNotCall": True}


def test_an_opt_out_is_verified_by_its_flags(store, settings, execute, now):
    (case_id,) = execute(ANNA, action=Action.OPT_OUT)
    later(settings, {"Contact": [contact(1, **FLAGS), contact(2)]})

    assert (1,) == verify(store, now).verified
    assert "verified" == state_of(store, case_id)


def test_an_opt_out_of_which_one_flag_is_missing_fails(store, settings, execute, now):
    execute(ANNA, action=Action.OPT_OUT)
    later(settings, {"Contact": [contact(1, **{**FLAGS, "DoNotCall": False})]})

    assert {1: {"standing": {"Contact": 1}}} == verify(store, now).failed


def test_an_export_without_the_flags_column_says_nothing_about_an_opt_out(store, settings, execute, now):
    execute(ANNA, action=Action.OPT_OUT)
    later(settings, {"Contact": [row("Contact", 1, LastName="Last1", Email="p1@example.com")]})

    assert {1: {"Contact": Doubt.NO_COLUMN}} == verify(store, now).doubtful


def test_a_tie_that_was_to_be_cut_and_still_holds_fails(store, settings, officer, second_officer, staff, now):
    related = {"ActivityRecordId": key("Task", 1), "TaskId": key("Task", 1)}
    shared = {
        "Contact": [contact(1), contact(2)],
        "Task": [row("Task", 1, WhoId=ANNA)],
        "TaskRelation": [row("TaskRelation", 1, RelationId=BERT, **related)],
    }
    register_of(settings, shared)
    (case_id,) = claimed(store, officer, second_officer, staff, now, ANNA)
    step(store, staff, "execute", case_id, now)
    later(settings, shared)

    assert {1: {"standing": {"Contact": 1, "Task": 1}}} == verify(store, now).failed


def test_a_tie_that_was_cut_is_verified_though_the_activity_stays(
    store, settings, officer, second_officer, staff, now
):
    related = {"ActivityRecordId": key("Task", 1), "TaskId": key("Task", 1)}
    relation = [row("TaskRelation", 1, RelationId=BERT, **related)]
    register_of(
        settings,
        {
            "Contact": [contact(1), contact(2)],
            "Task": [row("Task", 1, WhoId=ANNA)],
            "TaskRelation": relation,
        },
    )
    (case_id,) = claimed(store, officer, second_officer, staff, now, ANNA)
    step(store, staff, "execute", case_id, now)
    later(
        settings,
        {"Contact": [contact(2)], "Task": [row("Task", 1, WhoId=None)], "TaskRelation": relation},
    )

    assert (1,) == verify(store, now).verified


def test_a_person_who_came_back_with_the_same_address_does_not_undo_the_proof_of_the_old_records(
    store, settings, execute, now
):
    execute(ANNA)
    thrown = {**contact(1), "IsDeleted": True}
    again = contact(5, "Lead", FirstName="First1", LastName="Last1", Email="p1@example.com")
    later(settings, {**ERASED, "Contact": [thrown, contact(2)], "Lead": [again]})

    came = verify(store, now)

    assert ({}, {1: {"Contact": Doubt.IN_BIN}}) == (came.failed, came.doubtful)


def test_a_converted_lead_that_still_stands_fails_though_it_was_not_in_the_plan(
    store, settings, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [contact(1)]})
    (case_id,) = claimed(store, officer, second_officer, staff, now, ANNA, action=Action.ANONYMISE)
    step(store, staff, "execute", case_id, now)
    lead = contact(1, "Lead", Email="old@example.com", IsConverted=True, ConvertedContactId=ANNA)
    later(settings, {"Contact": [contact(1, **EMPTY)], "Lead": [lead]})

    assert {1: {"new": {"Lead": 1}}} == verify(store, now).failed


def test_an_erasure_request_is_fulfilled_by_the_proof_and_otherwise_goes_back_to_its_work(
    store, settings, officer, second_officer, staff, now
):
    register_of(settings, REGISTER)
    case_id = erasing(store, officer, second_officer, staff, now, (ANNA,))
    later(settings, {**ERASED, "Task": REGISTER["Task"]})
    verify(store, now)
    assert "approved" == state_of(store, case_id)

    told(store, staff, case_id, now)
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, now + timedelta(hours=3))
    later(settings, ERASED, hour=7)

    assert (1,) == verify(store, now).verified
    assert "fulfilled" == state_of(store, case_id)


def test_an_act_done_without_a_plan_is_judged_by_what_is_left(store, settings, officer, staff, now):
    register_of(settings, REGISTER)
    draft = Draft(Kind.RIGHT, Right.MARKETING_OBJECTION, (ANNA,), RECEIVED, "asked")
    _, opt_out = open_cases(store, staff, [draft], key="k", now=now, snapshot_id=None)
    for name in ("claim", "execute"):
        step(store, staff, name, opt_out, now)
    later(settings, {"Contact": [contact(1, **FLAGS)]})

    assert "verified" == (verify(store, now) and state_of(store, opt_out))


def test_a_source_that_was_looked_up_is_verified_and_one_that_was_not_fails(
    store, settings, officer, staff, now
):
    register_of(settings, {"Contact": [contact(1), contact(2)]})
    drafts = [Draft(Kind.FINDING, Action.SOURCE_CHECK, (each,), RECEIVED, "unknown") for each in (ANNA, BERT)]
    case_ids = open_cases(store, officer, drafts, key="k", now=now, snapshot_id=None)
    for case_id in case_ids:
        for name in ("claim", "execute"):
            step(store, staff, name, case_id, now)
    later(settings, {"Contact": [contact(1, LeadSource="Henkilökunta"), contact(2)]})

    came = verify(store, now)

    assert ((1,), {2: {"finding": "stands"}}) == (came.verified, came.failed)


def test_before_the_first_import_there_is_nothing_to_verify(store, now):
    assert () == verify(store, now).verified


def test_what_failed_says_which_records_stand(store, settings, execute, now):
    execute(ANNA)
    later(settings, {**ERASED, "Task": REGISTER["Task"]})

    verify(store, now)

    with store.transaction() as transaction:
        standing = transaction._cursor.execute(
            "select object, record_id from queue.write_back_item where result = 'standing'"
        ).fetchall()
    assert [("Task", key("Task", 1))] == standing


def test_approving_anew_keeps_on_the_list_what_stands_though_its_person_is_gone(
    store, settings, execute, officer, second_officer, staff, now
):
    (case_id,) = execute(ANNA)
    later(settings, {**ERASED, "EmailMessage": REGISTER["EmailMessage"]})
    verify(store, now)
    step(store, staff, "claim", case_id, now)
    step(store, staff, "release_claim", case_id, now)
    step(store, officer, "send_back", case_id, now, words=Words(note="look again"))
    with store.page(officer) as page:
        nobody = plan(page, Action.DELETE, [])

    step(store, second_officer, "approve", case_id, now, plan=nobody)

    with store.transaction() as transaction:
        standing = read_items(transaction, [case_id])[case_id]
    assert [("EmailMessage", "standing")] == [(each.item.object, each.result) for each in standing]


FRESH, STALE = datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 5)
DAY = 24


def stamped(rows, **moments):
    """Return the rows with the moment that each object bears."""
    return {
        name: [{**each, "SystemModstamp": moments.get(name, FRESH)} for each in each_rows]
        for name, each_rows in rows.items()
    }


def test_a_file_older_than_the_act_proves_nothing_beside_newer_ones(store, settings, execute, now):
    (case_id,) = execute(ANNA)
    other = [row("EmailMessage", 2, ToAddress="p2@example.com")]
    later(settings, stamped({**ERASED, "EmailMessage": other}, EmailMessage=STALE), told=False)

    came = verify(store, now)

    assert ((), {}, {1: {"EmailMessage": Doubt.OLDER}}) == (came.verified, came.failed, came.doubtful)
    assert "executed" == state_of(store, case_id)


def test_what_stands_in_a_file_older_than_the_act_is_no_blame(store, settings, execute, now):
    execute(ANNA)
    rows = {**ERASED, "EmailMessage": REGISTER["EmailMessage"]}
    later(settings, stamped(rows, EmailMessage=STALE), told=False)

    came = verify(store, now)

    assert ({}, {1: {"EmailMessage": Doubt.OLDER}}) == (came.failed, came.doubtful)


def test_a_file_that_tells_no_moment_is_doubted_and_with_a_told_one_it_proves(store, settings, execute, now):
    execute(ANNA)
    later(settings, stamped(ERASED), told=False)
    assert {1: {"EmailMessage": Doubt.OLDER}} == verify(store, now).doubtful

    later(settings, stamped(ERASED), hour=4)
    assert (1,) == verify(store, now).verified


MANY = {"Contact": [contact(number) for number in range(1, 21)]}


def test_a_smaller_export_proves_no_absence_however_it_was_agreed_to(store, settings, officer, now):
    register_of(settings, MANY)
    execute_now(store, settings, officer, now, ANNA)
    later(settings, {"Contact": MANY["Contact"][10:]})

    assert {1: {"Contact": Doubt.NOT_COMPLETE}} == verify(store, now).doubtful


def execute_now(store, settings, officer, now, *record_ids):
    """Decide about records of the current register, and mark them done."""
    second, staff = Actor("officer2", Role.OFFICER), Actor("staff", Role.STAFF)
    case_ids = claimed(store, officer, second, staff, now, *record_ids)
    for case_id in case_ids:
        step(store, staff, "execute", case_id, now)
    return case_ids


def test_a_smaller_export_still_shows_what_stands(store, settings, officer, now):
    register_of(settings, MANY)
    execute_now(store, settings, officer, now, ANNA)
    later(settings, {"Contact": MANY["Contact"][:5]})

    assert {1: {"standing": {"Contact": 1}}} == verify(store, now).failed


def test_what_was_ordered_deleted_makes_no_export_incomplete(store, settings, officer, now):
    register_of(settings, MANY)
    case_ids = execute_now(store, settings, officer, now, *(key("Contact", number) for number in range(1, 9)))
    later(settings, {"Contact": MANY["Contact"][8:]})

    assert len(case_ids) == len(verify(store, now).verified)


def test_the_next_export_of_the_same_size_proves_what_a_smaller_one_left_in_doubt(
    store, settings, officer, now
):
    register_of(settings, MANY)
    execute_now(store, settings, officer, now, ANNA)
    for hour in (2, 3):
        later(settings, {"Contact": MANY["Contact"][10:]}, hour=hour, exported_at=now + timedelta(hours=1))
        assert {1: {"Contact": Doubt.NOT_COMPLETE}} == verify(store, now).doubtful

    later(settings, {"Contact": MANY["Contact"][10:]}, hour=4)

    assert (1,) == verify(store, now).verified


def test_an_empty_file_proves_no_absence(store, settings, officer, now):
    register_of(settings, {"Contact": [contact(1), contact(2)]})
    execute_now(store, settings, officer, now, ANNA)
    later(settings, {"Contact": []})

    assert {1: {"Contact": Doubt.NOT_COMPLETE}} == verify(store, now).doubtful


def test_an_empty_file_of_what_was_all_ordered_deleted_proves_it(store, settings, officer, now):
    register_of(settings, {"Contact": [contact(1)]})
    execute_now(store, settings, officer, now, ANNA)
    later(settings, {"Contact": []})

    assert (1,) == verify(store, now).verified


def test_a_column_that_was_emptied_and_is_not_exported_again_is_a_doubt(store, settings, execute, now):
    full = {"Contact": [contact(1, MobilePhone="040 1", Description="likes golf"), contact(2)]}
    later(settings, full, hour=1)
    execute(ANNA, action=Action.ANONYMISE)
    later(settings, {"Contact": [contact(1, **EMPTY), contact(2)]})

    assert {1: {"Contact": Doubt.NO_COLUMN}} == verify(store, now).doubtful


def test_a_column_that_was_gone_before_the_case_was_taken_on_is_not_missed(store, settings, execute, now):
    later(settings, {"Contact": [contact(1, MobilePhone="040 1"), contact(2)]}, hour=1)
    later(settings, {"Contact": [contact(1), contact(2)]}, hour=2)
    execute(ANNA, action=Action.ANONYMISE)
    later(settings, {"Contact": [contact(1, **EMPTY), contact(2)]})

    assert (1,) == verify(store, now).verified


def test_an_opt_out_is_not_proved_without_every_flag_that_was_set(store, settings, execute, now):
    execute(ANNA, action=Action.OPT_OUT)
    later(settings, {"Contact": [contact(1, **FLAGS), contact(2)]}, lacks=["DoNotCall"])

    assert {1: {"Contact": Doubt.NO_COLUMN}} == verify(store, now).doubtful


@pytest.mark.parametrize(
    ("action", "cells"),
    [
        (Action.SOURCE_CHECK, {"LeadSource": None}),
        (Action.CONTACT_CHECK, {"EmailBouncedDate": datetime(2026, 1, 1)}),
    ],
)
def test_a_check_is_in_doubt_where_the_export_cannot_show_its_finding(
    store, settings, officer, staff, now, action, cells
):
    register_of(settings, {"Contact": [contact(1, **cells)]})
    draft = Draft(Kind.FINDING, action, (ANNA,), RECEIVED, "unknown")
    (case_id,) = open_cases(store, officer, [draft], key="k", now=now, snapshot_id=None)
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, now)
    later(settings, {"Contact": [contact(1)]})

    came = verify(store, now)

    assert ((), {}, {1: {"Contact": Doubt.NO_COLUMN}}) == (came.verified, came.failed, came.doubtful)


def test_a_note_does_not_move_the_time_of_the_act(store, settings, execute, staff, now):
    (case_id,) = execute(ANNA)
    later(settings, ERASED)
    add_note(store, staff, case_id, "rang the client", now + timedelta(hours=9))

    assert (1,) == verify(store, now + timedelta(hours=10)).verified


def erasing_in_part(store, settings, officer, second_officer, staff, now, ground):
    register_of(settings, {"Contact": [contact(1), contact(2)]})
    case_id = opened(store, officer, right((ANNA,)), now)
    with store.page(officer) as page:
        made = plan(page, Action.ANONYMISE, [1])
    step(store, staff, "start", case_id, now)
    step(store, staff, "confirm_identity", case_id, now)
    step(store, officer, "propose", case_id, now, plan=made, words=Words(ground=ground))
    step(store, second_officer, "approve", case_id, now)
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, now)
    later(settings, {"Contact": [contact(1, **EMPTY), contact(2)]})
    return case_id


def test_an_erasure_that_kept_a_part_is_partly_fulfilled_with_its_ground(
    store, settings, officer, second_officer, staff, now
):
    ground = Ground.LEGAL_OBLIGATION.value
    case_id = erasing_in_part(store, settings, officer, second_officer, staff, now, ground)
    told(store, staff, case_id, now)

    assert (1,) == verify(store, now).verified
    last = events(store, case_id)[-1]
    assert ("partially_fulfilled", ground) == (last["state"], last["ground"])


def test_an_export_that_cannot_show_the_bin_proves_a_deletion_after_the_bins_15_days(
    store, settings, execute, now
):
    execute(ANNA)
    later(settings, ERASED, lacks=["IsDeleted"])
    assert {"Contact", "EmailMessage", "Task"} == {
        name for name, doubt in verify(store, now).doubtful[1].items() if doubt is Doubt.IN_BIN
    }

    later(settings, ERASED, hour=15 * DAY + 3, lacks=["IsDeleted"])
    assert (1,) == verify(store, now + timedelta(days=16)).verified
