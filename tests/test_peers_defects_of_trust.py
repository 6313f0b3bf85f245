"""Defects of other systems in what they remember, write and let in; each named after its report."""

from datetime import date, timedelta

import pytest

from dashboard.clock import notice_due
from dashboard.decisions import accounts, sessions
from dashboard.decisions.account import get
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.looking import look
from dashboard.outputs.letters import LetterKind
from dashboard.outputs.letters.templates import default_template, fill
from dashboard.outputs.reminders import read_letters
from dashboard.outputs.report import hand_out_report
from dashboard.policy import load
from dashboard.vocabulary import Channel, Denied, Right, Role
from dashboard.widgets.paper_labels import paper_labels
from tests.decisions.drafts import erasing, state_of, told
from tests.decisions.test_sign_in import attempt, fail
from tests.little_register import contact, key, register_of, row
from tests.outputs.papers import identified, members
from tests.people import PASSWORD, add_user, sign_in

ANNA = (key("Contact", 1),)
PERSON = contact(1, FirstName="Anna", LastName="Aalto", Email="anna@example.com")


@pytest.fixture
def erased(store, settings, officer, second_officer, staff, now):
    register_of(settings, {"Contact": [PERSON, contact(2)]})
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    told(store, staff, case_id, now)
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now)
    assert "fulfilled" == state_of(store, case_id)


def test_margince_2204_a_consent_of_somebody_who_was_erased_is_an_alarm_and_no_permission(
    erased, store, settings, now
):
    individual = row("Individual", 1, FirstName="Anna", LastName="Aalto")
    consent = row(
        "ContactPointTypeConsent", 1, PartyId=individual["Id"], PrivacyConsentStatus="OptIn", CaptureDate=now
    )
    back = {**PERSON, "Id": key("Contact", 9), "IndividualId": individual["Id"]}
    objects = {"Individual": [individual], "ContactPointTypeConsent": [consent]}
    register_of(settings, {"Contact": [back, contact(2)], **objects}, hour=6)

    assert 1 == look(store, now + timedelta(hours=6)).alarms


def test_margince_2204_an_objection_of_somebody_who_was_erased_is_accepted(erased, store, staff, now):
    intake = Intake(
        rights=[Right.MARKETING_OBJECTION],
        channel=Channel.TELEPHONE,
        received_on=now.date(),
        requester="Anna Aalto",
    )

    (case_id,) = register(store, staff, intake, key="k", now=now, snapshot_id=None)

    assert "received" == state_of(store, case_id)


def test_margince_5414_a_duty_is_dated_from_the_day_the_data_came_and_not_from_the_import(
    store, settings, officer
):
    register_of(settings, {"Contact": [contact(1, CreatedDate=date(2025, 12, 30))]})

    with store.page(officer) as page:
        (created_on,) = page._cursor.execute("select created_on from person").fetchone()

    assert date(2025, 12, 30) == created_on
    assert date(2026, 1, 30) == notice_due(created_on).due


def test_fides_2_23_3_no_markup_of_the_register_acts_in_the_access_package(store, settings, staff, now):
    hostile = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
    register_of(settings, {"Contact": [contact(1, FirstName=hostile, Description=hostile)]})
    identified(store, now, Right.ACCESS)
    rules = load(settings.policy, settings.overrides)
    paper = hand_out_report(
        store, staff, rules, 1, paper_labels("fi"), language="fi", one_person=True, now=now
    )

    page = members(paper)["report.html"].decode()

    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("code", ["${signature}", "{{7*7}}", "$$", "{0.__class__}", "%(reason)s"])
def test_cve_2024_45053_words_of_a_case_are_no_template(code):
    kind = LetterKind.REPLY
    values = dict.fromkeys(
        ["date", "received_on", "right", "contact_point", "case_number", "greeting", "controller"], "x"
    )
    more = dict.fromkeys(["business_id", "address", "notice", "signature"], "secret")

    letter = fill(default_template(kind, "en"), kind, {**values, **more, "outcome": f"Done. {code}"})

    assert f"Done. {code}" in letter


def test_cve_2025_57815_no_session_outlives_a_new_password(store, now):
    add_user(store, "sari", Role.STAFF, now)
    cookies = [sign_in(store, "sari", now) for _ in range(2)]
    add_user(store, "pekka", Role.ADMIN, now)
    with store.transaction() as transaction:
        admin = get(transaction, "pekka").actor
        accounts.reset_password(transaction, admin, "sari", now)

    with store.transaction() as transaction:
        alive = [sessions.find(transaction, sessions.session_id_of(each), now) for each in cookies]
    assert [None, None] == alive


def test_cve_2025_57817_nobody_gives_a_role_but_an_administrator(store, officer, staff, manager, now):
    add_user(store, "sari", Role.STAFF, now)
    for actor in (officer, staff, manager):
        with store.transaction() as transaction, pytest.raises(Denied):
            accounts.change_role(transaction, actor, "sari", Role.OFFICER, now)


def test_cve_2025_57766_guessing_passwords_is_slowed_down(store, now):
    add_user(store, "sari", Role.STAFF, now)
    fail(store, "sari", 5, now)

    assert attempt(store, "sari", PASSWORD, now) is None
    assert attempt(store, "sari", PASSWORD, now + timedelta(minutes=1))


def test_madis_365_a_late_request_is_told_of_the_day_after_and_not_a_year_later(store, settings, staff, now):
    add_user(store, "maija", Role.OFFICER, now, email="maija@example.fi")
    intake = Intake(
        rights=[Right.ACCESS], channel=Channel.EMAIL, received_on=date(2026, 10, 23), requester="A"
    )
    register(store, staff, intake, key="k", now=now, snapshot_id=None)

    (letter,) = read_letters(store, now + timedelta(days=1))

    assert [date(2026, 11, 23)] == [line.day for line in letter.lines]
