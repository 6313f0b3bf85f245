"""Rectification: what is asked is written down, frozen by the approval, and compared with the next export."""

import json

import pytest

from dashboard.decisions import corrections
from dashboard.decisions.case_plans import plan_cases, planned
from dashboard.decisions.doubts import Doubt
from dashboard.decisions.steps import Words
from dashboard.decisions.verification import verify
from dashboard.vocabulary import Denied, NotFound, Refused, Right, Stale
from tests.decisions.drafts import opened, right, standing, state_of, step, told
from tests.little_register import contact, key, register_of, row
from tests.unsealed import unsealed

ANNA, LEAD, PRIVACY = key("Contact", 1), key("Lead", 1), key("Individual", 1)
PERSON = {"IndividualId": PRIVACY, "Title": "Johtaja", "Phone": "040 123 4567"}


def register(settings, hour=0, lacks=(), **cells):
    rows = {
        "Contact": [contact(1, **{**PERSON, **cells})],
        "Lead": [contact(1, "Lead", Company="Oy", IndividualId=PRIVACY, Title="Johtaja")],
        "Individual": [row("Individual", 1, FirstName="First1", LastName="Last1")],
    }
    return register_of(settings, rows, hour=hour, lacks=lacks)


@pytest.fixture
def case_id(store, settings, staff, now):
    register(settings)
    made = opened(store, staff, right((ANNA,), Right.RECTIFICATION), now)
    step(store, staff, "start", made, now)
    step(store, staff, "confirm_identity", made, now, words=Words("register_reply"))
    return made


def add(store, actor, case_id, column, value, now, record=ANNA, version=None):
    seen = (case_id, version or standing(store, case_id)["version"])
    corrections.add(store, actor, seen, (record, column), value, now=now)


def asked(store, actor, case_id):
    with store.page(actor) as page:
        found = corrections.asked(page, [case_id]).get(case_id)
        return [(each.column, each.old, each.new) for each in found.corrections] if found else []


def last(store, case_id):
    with store.transaction() as transaction:
        return transaction.rows("queue/case_events", case_ids=[case_id])[-1]


def carried_out(store, officer, staff, case_id, now):
    """Approve what was looked at, take it on, and say that it was done."""
    with store.page(officer) as page:
        made = planned(page, [case_id])
    step(store, officer, "approve", case_id, now, plan=made)
    step(store, staff, "claim", case_id, now)
    step(store, staff, "execute", case_id, now)


def test_old_and_new_values_are_written_down_and_the_history_counts_fields(store, staff, case_id, now):
    add(store, staff, case_id, "Title", "Johtava asiantuntija", now)
    add(store, staff, case_id, "Phone", "", now)
    add(store, staff, case_id, "LastName", "Uusi", now, record=PRIVACY)

    assert [
        ("Phone", "040 123 4567", None),
        ("Title", "Johtaja", "Johtava asiantuntija"),
        ("LastName", "Last1", "Uusi"),
    ] == asked(store, staff, case_id)
    event = last(store, case_id)
    assert {"fields": {"Contact": 2, "Individual": 1}} == json.loads(event["details"])
    assert ("correct", "in_progress") == (event["step"], event["state"])
    assert "asiantuntija" not in str(event)


def test_asking_again_replaces_and_what_is_taken_off_is_gone(store, staff, case_id, now):
    add(store, staff, case_id, "Title", "Ensin", now)
    add(store, staff, case_id, "Title", "Sitten", now)
    assert [("Title", "Johtaja", "Sitten")] == asked(store, staff, case_id)

    seen = (case_id, standing(store, case_id)["version"])
    corrections.remove(store, staff, seen, (ANNA, "Title"), now=now)

    assert [] == asked(store, staff, case_id)
    assert {"fields": {}} == json.loads(last(store, case_id)["details"])


@pytest.mark.parametrize(("column", "value"), [("Title", " Johtaja "), ("Phone", "+358401234567")])
def test_what_the_register_has_already_is_no_correction(store, staff, case_id, now, column, value):
    with pytest.raises(Refused, match="this value already"):
        add(store, staff, case_id, column, value, now)


@pytest.mark.parametrize(
    ("record", "column"), [(key("Contact", 2), "Title"), (ANNA, "HasOptedOutOfEmail"), (ANNA, "Department")]
)
def test_a_field_that_is_not_the_persons_or_not_exported_is_not_found(
    store, staff, case_id, now, record, column
):
    with pytest.raises(NotFound):
        add(store, staff, case_id, column, "x", now, record=record)


def test_a_list_seen_before_somebody_changed_it_is_stale(store, staff, case_id, now):
    version = standing(store, case_id)["version"]
    add(store, staff, case_id, "Title", "Ensin", now)

    with pytest.raises(Stale):
        add(store, staff, case_id, "Phone", "", now, version=version)


def test_only_who_may_register_a_request_writes_its_list(store, manager, case_id, now):
    with pytest.raises(Denied):
        add(store, manager, case_id, "Title", "x", now)


def test_the_approval_freezes_the_list(store, officer, staff, case_id, now):
    add(store, staff, case_id, "Title", "Toinen", now)
    with store.page(officer) as page:
        made = planned(page, [case_id])
    step(store, officer, "approve", case_id, now, plan=made)

    assert {("Contact", "correct"): 1} == made.counts
    assert made.hash == json.loads(last(store, case_id)["details"])["preview"]
    with pytest.raises(Refused, match="has gone on"):
        add(store, staff, case_id, "Title", "Kolmas", now)


def test_a_list_with_other_values_has_another_hash(store, officer, staff, case_id, now):
    hashes = set()
    for value in ("Toinen", "Kolmas"):
        add(store, staff, case_id, "Title", value, now)
        with store.page(officer) as page:
            hashes.add(planned(page, [case_id]).hash)

    assert 2 == len(hashes)


def test_a_converted_lead_is_not_offered(store, settings, staff, case_id):
    rows = {
        "Contact": [contact(1, **PERSON)],
        "Lead": [contact(1, "Lead", Company="Oy", IsConverted=True, ConvertedContactId=ANNA)],
    }
    register_of(settings, rows, hour=1)

    with store.page(staff) as page:
        assert [ANNA] == [each.record_id for each in corrections.correctable(page, case_id)]


def test_the_next_export_with_the_asked_values_fulfils_the_request(
    store, settings, officer, staff, case_id, now
):
    add(store, staff, case_id, "Title", "Toinen", now)
    add(store, staff, case_id, "Phone", "050 1", now)
    carried_out(store, officer, staff, case_id, now)
    told(store, staff, case_id, now)
    register(settings, hour=3, Title="Toinen ", Phone="050 1")

    came = verify(store, now)

    assert (1,) == came.verified
    assert {"proved": {"Contact": 1}, "fields": {"Contact": 2}} == unsealed(last(store, case_id)["details"])


def test_another_value_fails_and_counts_the_fields_that_are_wrong(
    store, settings, officer, staff, case_id, now
):
    add(store, staff, case_id, "Title", "Toinen", now)
    add(store, staff, case_id, "Phone", "050 1", now)
    carried_out(store, officer, staff, case_id, now)
    register(settings, hour=3, Title="Kolmas", Phone="050 1")

    came = verify(store, now)

    assert {1: {"standing": {"Contact": 1}, "fields": {"Contact": 1}}} == came.failed
    assert "approved" == state_of(store, case_id)
    assert "Kolmas" not in str(last(store, case_id))


def test_a_column_that_is_missing_proves_nothing(store, settings, officer, staff, case_id, now):
    add(store, staff, case_id, "Phone", "", now)
    carried_out(store, officer, staff, case_id, now)
    register(settings, hour=3, lacks=("Phone",))

    assert {1: {"Contact": Doubt.NO_COLUMN}} == verify(store, now).doubtful


def test_a_record_that_is_gone_proves_nothing_for_its_successor_may_have_the_old_value(
    store, settings, officer, staff, case_id, now
):
    add(store, staff, case_id, "Title", "Toinen", now)
    carried_out(store, officer, staff, case_id, now)
    lead = contact(1, "Lead", Company="Oy", IndividualId=PRIVACY)
    register_of(settings, {"Contact": [contact(2)], "Lead": [lead], "Individual": []}, hour=3)

    assert {1: {"Contact": Doubt.MOVED}} == verify(store, now).doubtful


def test_a_request_without_a_list_is_closed_by_hand_and_never_proved(
    store, settings, officer, staff, case_id, now
):
    add(store, staff, case_id, "Title", "Toinen", now)
    seen = (case_id, standing(store, case_id)["version"])
    corrections.remove(store, staff, seen, (ANNA, "Title"), now=now)
    carried_out(store, officer, staff, case_id, now)
    register(settings, hour=3)

    came = verify(store, now)

    assert ((), {}, {}) == (came.verified, came.failed, came.doubtful)
    with store.page(officer) as page:
        assert plan_cases(page, [case_id])[case_id].action is None


def test_a_list_that_was_deleted_by_its_rule_proves_nothing(store, settings, officer, staff, case_id, now):
    add(store, staff, case_id, "Title", "Toinen", now)
    carried_out(store, officer, staff, case_id, now)
    with store.transaction() as transaction:
        transaction._cursor.execute("delete from queue.case_material")
    register(settings, hour=3, Title="Kolmas")

    assert ((), {}) == (verify(store, now).verified, verify(store, now).failed)
