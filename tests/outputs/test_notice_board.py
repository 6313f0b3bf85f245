"""The notice board between two imports: what grows by itself is not taken for what the import found."""

from datetime import timedelta

import pytest

from dashboard import policy
from dashboard.controls import record
from dashboard.decisions.breaches import register as report_breach
from dashboard.outputs.notice_board import read_board
from tests.decisions.test_breaches import breach
from tests.decisions.test_notice_versions import publish
from tests.little_register import contact, register_of
from tests.registers import person, snapshot_of


@pytest.fixture
def looked_at(store, settings, now):
    register_of(settings, {"Contact": [contact(1, LeadSource="Web")]})
    record(store, now)
    return store


def open_rows(store, actor, clause, now):
    rules = policy.load(store.settings.policy, store.settings.overrides)
    with store.page(actor) as page:
        stands = read_board(page, store.settings, rules, now, {})
    return next(each for each in stands if each.clause == clause).open_rows


def test_a_breach_of_this_hour_stands_on_the_board(looked_at, officer, now):
    assert 0 == open_rows(looked_at, officer, "13.8", now)

    report_breach(looked_at, officer, breach(), key="form", now=now)

    assert 1 == open_rows(looked_at, officer, "13.8", now)


def test_a_new_version_of_the_notice_is_owed_to_everybody_at_once(looked_at, officer, now):
    assert 0 == open_rows(looked_at, officer, "13.1", now)

    publish(looked_at, officer, now)

    assert 1 == open_rows(looked_at, officer, "13.1", now)


def test_what_falls_due_after_the_import_is_found_without_another(store, settings, officer, now):
    snapshot_of(settings, people=[person(1, expires_on=now.date() + timedelta(days=7))])
    record(store, now)
    assert 0 == open_rows(store, officer, "12", now)

    assert 1 == open_rows(store, officer, "12", now + timedelta(days=9))
