import json

import pytest

from dashboard import policy
from dashboard.databases.connections import dictionaries
from dashboard.decisions.settings import change_setting, write_overrides
from dashboard.vocabulary import Denied, Refused
from tests.unsealed import unsealed

PROSPECT = "retention.prospect.months"


def loaded(store):
    return policy.load(store.settings.policy, store.settings.overrides)


def history(store):
    with store.transaction() as transaction:
        return [
            (row["name"], row["version"], json.loads(row["value"]))
            for row in transaction.rows("queue/setting/current")
        ]


def test_a_changed_setting_counts_at_once(store, officer, now):
    change_setting(store, officer, PROSPECT, 18, reason="The board decided so.", now=now)

    assert 18 == loaded(store).rule("RET-2").months


def test_a_second_change_is_a_newer_version_and_leaves_other_settings_alone(store, officer, now):
    change_setting(store, officer, "source_mapping.Messut", "staff", reason="Asked the sales staff.", now=now)
    change_setting(store, officer, PROSPECT, 18, reason="The board decided so.", now=now)

    change_setting(store, officer, PROSPECT, 20, reason="The board decided again.", now=now)

    assert [(PROSPECT, 2, 20), ("source_mapping.Messut", 1, "staff")] == history(store)
    assert "staff" == loaded(store).source_mapping["Messut"]


def test_none_takes_a_setting_back_to_the_file(store, officer, now):
    before = loaded(store).rule("RET-2").months
    change_setting(store, officer, PROSPECT, 18, reason="The board decided so.", now=now)

    change_setting(store, officer, PROSPECT, None, reason="It was a mistake.", now=now)

    assert before == loaded(store).rule("RET-2").months


def test_a_value_that_the_policy_refuses_changes_nothing(store, officer, now):
    with pytest.raises(Refused):
        change_setting(store, officer, "source_mapping.Messut", "heaven", reason="A guess.", now=now)

    assert [] == history(store)
    assert not store.settings.overrides.exists()


def test_a_change_without_a_reason_is_refused(store, officer, now):
    with pytest.raises(Refused):
        change_setting(store, officer, PROSPECT, 18, reason="  ", now=now)


def test_only_an_officer_changes_settings(store, manager, now):
    with pytest.raises(Denied):
        change_setting(store, manager, PROSPECT, 18, reason="I would like it.", now=now)


def test_one_officer_alone_does_not_switch_the_second_approval_off(store, officer, now):
    with pytest.raises(Refused):
        change_setting(store, officer, "four_eyes", False, reason="We are in a hurry.", now=now)


@pytest.mark.embedded
def test_the_history_knows_of_the_change_but_not_the_value(store, officer, now):
    change_setting(
        store, officer, "controller.contact_person", "Made-up Person", reason="New in the post.", now=now
    )

    (payload,) = store._cursor().execute("select payload from queue.request_event").fetchone()
    assert "controller.contact_person" in payload
    assert "Made-up" not in payload


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("source_mapping.Maija Mallikas +358 40 1", "staff", "source_mapping"),
        ("source_rules.campaign_type.Maija Mallikas", "interaction", "source_rules.campaign_type"),
    ],
)
def test_what_stands_in_salesforce_is_material_and_not_in_the_ledger(
    store, officer, now, setting, value, told
):
    change_setting(store, officer, setting, value, reason="Asked the sales staff.", now=now)

    with store.transaction() as transaction:
        cursor = transaction._cursor
        (event,) = dictionaries(cursor.execute("select * from queue.request_event"))
        (paper,) = dictionaries(cursor.execute("select * from queue.case_material"))
    assert {"setting": told, "version": 1} == unsealed(event["details"])
    assert "Mallikas" not in str(event)
    assert setting == json.loads(paper["content"])["setting"]
    assert event["material_hash"] == paper["material_hash"]


def test_overrides_are_written_anew_from_the_queue(store, officer, now):
    change_setting(store, officer, PROSPECT, 18, reason="The board decided so.", now=now)
    store.settings.overrides.unlink()

    write_overrides(store)

    assert 18 == loaded(store).rule("RET-2").months
