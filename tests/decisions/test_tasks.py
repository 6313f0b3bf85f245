"""What only a hand can mend: found, queued, carried out, and gone from the next copy of the register."""

from datetime import timedelta

import pytest

from dashboard.controls import Control, find, inputs, keys_of
from dashboard.decisions.accepting import accept
from dashboard.decisions.doubts import Doubt
from dashboard.decisions.tasks import Task, queue_tasks
from dashboard.decisions.verification import verify
from dashboard.session.looking import look
from dashboard.vocabulary import SYSTEM, Action, Denied, Kind, Refused, Stale
from tests.controls.faulty import IDENTITY_CODE
from tests.decisions.drafts import RECEIVED, Draft, opened, standing, state_of, step
from tests.little_register import contact, key, register_of, row

CODE, COLUMN, CAMPAIGN = "c06_personal_identity_code", "c06_undeclared_column", "c04_campaign_outside_purpose"


def note(text):
    return row("Task", 1, WhoId=key("Contact", 1), Subject="Soitto", Description=text)


BEFORE = {
    "Contact": [contact(1), contact(2, Birthdate="1980-01-31")],
    "Task": [note(f"Tunnus {IDENTITY_CODE}"), row("Task", 2, WhoId=key("Contact", 2), Description="Soitto")],
    "Campaign": [row("Campaign", 1, Name="Rekrytointi 2026", Type="Email")],
    "CampaignMember": [
        row("CampaignMember", 1, CampaignId=key("Campaign", 1), ContactId=key("Contact", 1)),
    ],
}
MENDED = {**BEFORE, "Task": [note("Tunnus poistettu"), BEFORE["Task"][1]]}


@pytest.fixture
def register(settings, store):
    return register_of(settings, BEFORE)


def tasks(store, now, name):
    control = Control(f"controls/{name}")
    with store.page(SYSTEM) as page:
        rows = find(page, control, inputs(store.settings, now)).open.to_pylist()
    return [
        Task(
            control=name,
            key=its_key,
            object=each["object"],
            record_id=each["record_id"],
            subject=each["subject"],
            person_no=each["person_no"],
        )
        for each, its_key in zip(rows, keys_of(control, rows), strict=True)
    ]


@pytest.fixture
def queued(store, register, officer, now):
    def queue(name=CODE, **more):
        return queue_tasks(store, officer, tasks(store, now, name), note="", key="form", now=now, **more)

    return queue


@pytest.fixture
def corrected(store, queued, staff, now):
    """Bring the tasks of a control to the state executed, at 8 o'clock; the register is of 6."""

    def correct(name=CODE):
        (case_id,) = queued(name)
        for each in ("claim", "execute"):
            step(store, staff, each, case_id, now)
        return case_id

    return correct


def later(settings, rows, hour=3, **more):
    return register_of(settings, rows, hour=hour, **more)


def test_a_row_becomes_a_case_for_staff_about_the_person(store, queued):
    (case_id,) = queued()

    case = standing(store, case_id)
    assert ("finding", "correct_by_hand", "approved") == (case["kind"], case["action"], case["state"])
    assert key("Contact", 1) in str(case["salesforce_ids"])


def test_the_history_holds_the_record_and_the_field_and_nothing_of_the_find(store, queued):
    queued()

    with store.transaction() as transaction:
        cursor = transaction._cursor
        (parameters,) = cursor.execute("select parameters from queue.request_queue").fetchone()
        payloads = str(cursor.execute("select payload from queue.request_event").fetchall())
    assert key("Task", 1) in parameters
    assert '"field":"Description"' in parameters
    assert IDENTITY_CODE[:2] + "•" not in parameters + payloads


@pytest.mark.parametrize("name", [COLUMN, CAMPAIGN])
def test_a_column_or_a_campaign_is_queued_though_it_is_nobodys(store, queued, name):
    assert queued(name)


def test_a_second_click_queues_nothing_twice(store, register, officer, now):
    chosen = tasks(store, now, CODE)

    twice = [queue_tasks(store, officer, chosen, note="", key="form", now=now) for _ in range(2)]

    assert twice[0] == twice[1]


def test_several_finds_in_one_field_are_one_task(store, settings, officer, now):
    twice = {**BEFORE, "Task": [note(f"{IDENTITY_CODE} ja 131052A308T")]}
    register_of(settings, twice)
    both = tasks(store, now, CODE)
    assert 2 == len(both)

    assert 1 == len(queue_tasks(store, officer, both, note="", key="form", now=now))


def test_only_an_officer_queues_and_never_nothing(store, register, staff, officer, now):
    with pytest.raises(Denied):
        queue_tasks(store, staff, tasks(store, now, COLUMN), note="", key="form", now=now)
    with pytest.raises(Refused):
        queue_tasks(store, officer, [], note="", key="form", now=now)


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        (CODE, MENDED),
        (COLUMN, {**BEFORE, "Contact": [contact(1), contact(2, Birthdate=None)]}),
        (CAMPAIGN, {**BEFORE, "CampaignMember": []}),
    ],
)
def test_what_the_control_no_longer_finds_is_verified(store, settings, corrected, now, name, mended):
    case_id = corrected(name)
    later(settings, mended)

    came = look(store, now).verification

    assert ((1,), {}, {}) == (came.verified, came.failed, came.doubtful)
    assert "verified" == state_of(store, case_id)


@pytest.mark.parametrize("name", [CODE, COLUMN, CAMPAIGN])
def test_what_the_control_still_finds_has_failed_and_can_be_taken_on_again(
    store, settings, corrected, staff, now, name
):
    case_id = corrected(name)
    later(settings, BEFORE)

    came = look(store, now).verification

    assert {1: {"finding": "stands"}} == came.failed
    assert "failed" == state_of(store, case_id)
    step(store, staff, "claim", case_id, now)


def test_the_copy_from_before_the_correction_proves_nothing(store, corrected, now):
    case_id = corrected()

    assert 1 == look(store, now).verification.older
    assert "executed" == state_of(store, case_id)


def test_what_was_only_queued_or_taken_on_is_not_judged(store, settings, queued, now):
    (case_id,) = queued()
    later(settings, MENDED)

    assert () == look(store, now).verification.verified
    assert "approved" == state_of(store, case_id)


@pytest.mark.parametrize(
    ("rows", "more", "doubt"),
    [
        ({name: rows for name, rows in MENDED.items() if name != "Task"}, {}, Doubt.NOT_EXPORTED),
        (MENDED, {"rejects": [{"object": "Task"}]}, Doubt.UNREAD),
        ({**MENDED, "Task": []}, {}, Doubt.NOT_COMPLETE),
    ],
)
def test_an_export_that_may_lack_the_record_proves_nothing(
    store, settings, corrected, now, rows, more, doubt
):
    case_id = corrected()
    later(settings, rows, **more)

    assert {1: {"Task": doubt}} == look(store, now).verification.doubtful
    assert "executed" == state_of(store, case_id)


def test_a_column_that_left_the_export_proves_nothing_of_its_text(store, settings, corrected, now):
    case_id = corrected()
    bare = [{name: value for name, value in each.items() if name != "Description"} for each in MENDED["Task"]]
    later(settings, {**MENDED, "Task": bare})

    assert {1: {"Task": Doubt.NO_COLUMN}} == look(store, now).verification.doubtful
    assert "executed" == state_of(store, case_id)


def test_accepting_the_finding_later_is_no_proof(store, settings, corrected, officer, now):
    case_id = corrected()
    until = now.date() + timedelta(days=30)
    accept(store, officer, CODE, None, until=until, reason="Let it be.", now=now)
    later(settings, BEFORE)

    look(store, now)

    assert "failed" == state_of(store, case_id)


def test_a_person_that_waits_for_deletion_proves_nothing_by_being_left_out(
    store, settings, corrected, officer, now
):
    """The control looks at nobody who goes as a whole: the text still stands."""
    case_id = corrected()
    draft = Draft(Kind.RETENTION, Action.DELETE, (key("Contact", 1),), RECEIVED, "expired")
    opened(store, officer, draft, now)
    later(settings, BEFORE)

    look(store, now)

    assert "executed" == state_of(store, case_id)


def test_without_the_controls_nothing_is_judged(store, settings, corrected, now):
    case_id = corrected()
    later(settings, MENDED)

    verify(store, now)

    assert "executed" == state_of(store, case_id)


def test_looking_twice_writes_nothing_twice(store, settings, corrected, now):
    case_id = corrected()
    later(settings, MENDED)
    look(store, now)
    version = standing(store, case_id)["version"]

    look(store, now)

    assert version == standing(store, case_id)["version"]


def test_a_column_that_is_only_left_out_of_the_export_proves_nothing(store, settings, corrected, now):
    case_id = corrected(COLUMN)
    later(settings, {**BEFORE, "Contact": [contact(1), contact(2)]})

    assert {1: {"Contact": Doubt.NO_COLUMN}} == look(store, now).verification.doubtful
    assert "executed" == state_of(store, case_id)


def test_a_campaign_is_not_mended_by_an_export_without_members(store, settings, corrected, now):
    case_id = corrected(CAMPAIGN)
    later(settings, {name: rows for name, rows in BEFORE.items() if name != "CampaignMember"})

    look(store, now)

    assert "executed" == state_of(store, case_id)


def test_a_row_whose_task_has_failed_is_open_again(store, settings, corrected, now):
    corrected()
    assert [] == tasks(store, now, CODE)
    later(settings, BEFORE)

    look(store, now)

    assert 1 == len(tasks(store, now, CODE))


def test_another_officer_does_not_queue_a_row_twice(store, register, officer, second_officer, now):
    chosen = tasks(store, now, CODE)
    queue_tasks(store, officer, chosen, note="", key="form", now=now)

    with pytest.raises(Stale, match="1"):
        queue_tasks(store, second_officer, chosen, note="", key="another form", now=now)
