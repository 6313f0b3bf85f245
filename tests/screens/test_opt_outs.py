"""The opt-outs screen: each person once, contradictions, and one click that stops marketing."""

from datetime import date, datetime

import pytest

from dashboard.decisions.bulk import undo
from dashboard.decisions.cases import Draft
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.settling import contradictions, settle
from dashboard.vocabulary import (
    Action,
    Actor,
    Channel,
    Denied,
    Kind,
    Refused,
    Right,
    Role,
    Stale,
)
from dashboard.widgets import mailing_list, opt_out_conflicts, opt_out_form, opt_out_records
from dashboard.widgets.opt_out_records import records_of
from dashboard.widgets.person_choice import choose
from tests.decisions.drafts import hold, opened
from tests.little_register import contact, key, register_of, row
from tests.screens.acting import cases, events, words
from tests.screens.uploads import Upload

BY_MAIL = {"HasOptedOutOfEmail": True}


@pytest.fixture
def registered(settings):
    return register_of(
        settings,
        {
            "Contact": [
                contact(1, **BY_MAIL, DoNotCall=True),
                contact(2, Email="same@example.com", FirstName="Sama", LastName="Nimi", **BY_MAIL),
                contact(3),
            ],
            "Lead": [contact(1, "Lead", Email="same@example.com", FirstName="Sama", LastName="Nimi")],
        },
    )


def metrics(screen):
    return [metric.value for metric in screen.metric]


def numbers(store, actor, record_id):
    with store.page(actor) as page:
        return page._cursor.execute(
            "select person_no from person_record where record_id = ?", [record_id]
        ).fetchone()[0]


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER])
def test_only_officers_see_who_has_objected(open_screen, registered, role):
    screen = open_screen("opt_outs", role)

    assert "Your role does not allow this" in words(screen)
    assert [] == metrics(screen)


def test_before_the_first_import_the_way_to_imports_is_shown(open_screen):
    assert "Import an export from Salesforce first" in words(open_screen("opt_outs", Role.OFFICER))


def test_a_person_counts_once_whatever_the_channels(open_screen, registered):
    screen = open_screen("opt_outs", Role.OFFICER)

    assert ["2", "0", "1"] == metrics(screen)
    table = screen.dataframe[0].value
    assert ("2", "1") == (table["E-mail"].iloc[0], table["Phone"].iloc[0])


def open_section(open_screen, section):
    screen = open_screen("opt_outs", Role.OFFICER)
    return screen.segmented_control(key="section").select(section).run()


def test_records_that_contradict_each_other_are_listed_with_what_each_says(open_screen, registered):
    screen = open_section(open_screen, "conflicts")

    persons, records = (table.value for table in screen.dataframe)
    assert ["Sama Nimi"] == list(persons["name"])
    assert ["Contact persons"] == list(persons["out"])
    assert ["Leads"] == list(persons["in"])
    assert [(key("Contact", 2), "out"), (key("Lead", 1), "in")] == list(
        zip(records["record_id"], records["says"], strict=True)
    )


def test_one_click_registers_the_objection_and_queues_the_act(acting, store, officer, registered):
    state = acting(officer)
    choose("opt_out", registered, numbers(store, officer, key("Contact", 3)))
    state["opt_out_channel"] = Channel.TELEPHONE

    opt_out_form.record("form")

    assert [
        (1, "right", "marketing_objection", "received"),
        (2, "marketing", "opt_out", "approved"),
    ] == cases(store)


def object_to_marketing(store, actor, now, number):
    intake = Intake(
        rights=[Right.MARKETING_OBJECTION],
        channel=Channel.EMAIL,
        received_on=date(2026, 11, 23),
        salesforce_ids=(key("Contact", number),),
    )
    register(store, actor, intake, key=str(number), now=now, snapshot_id=None)


def test_what_was_recorded_since_the_import_is_counted(store, officer, now, registered, open_screen):
    object_to_marketing(store, officer, now, 3)

    assert ["3", "1", "1"] == metrics(open_screen("opt_outs", Role.OFFICER))


def test_a_contradiction_that_is_being_settled_is_none_any_more(store, officer, now, registered, open_screen):
    object_to_marketing(store, officer, now, 2)

    assert ["2", "0", "0"] == metrics(open_screen("opt_outs", Role.OFFICER))


def test_the_picture_says_what_it_shows(open_screen, registered):
    screen = open_screen("opt_outs", Role.OFFICER)

    assert "Most objections: E-mail, 2 persons" == screen.header[0].value


def test_without_a_person_nothing_is_recorded(acting, store, officer, registered):
    acting(officer)

    with pytest.raises(Refused, match="Choose at least one person"):
        opt_out_form.record("form")
    assert [] == cases(store)


def test_a_manager_cannot_record_one(acting, store, manager, registered):
    acting(manager)

    with pytest.raises(Denied):
        opt_out_form.record("form")


def twins(number, **flags):
    """Return a contact that refuses something and a lead of the same person that does not."""
    same = {"Email": f"same{number}@example.com", "FirstName": "Sama", "LastName": f"Nimi{number}"}
    return contact(number, **same, **flags), contact(number, "Lead", **same)


@pytest.fixture
def contradicting(settings):
    """Two persons who contradict themselves: about e-mail, and about calls."""
    pairs = twins(1, **BY_MAIL), twins(2, DoNotCall=True)
    return register_of(settings, {"Contact": [a for a, _ in pairs], "Lead": [b for _, b in pairs]})


def to_settle(store, officer, **more):
    with store.page(officer) as page:
        return contradictions(page, **more)


def test_one_click_settles_a_contradiction_and_stops_no_more_than_was_refused(
    acting, store, officer, contradicting
):
    acting(officer)
    rows = to_settle(store, officer)

    for each in rows:
        opt_out_conflicts.settle_rows(contradicting, [each])

    assert {"opt_out_email", "opt_out"} == {action for _, _, action, _ in cases(store)}
    assert {("marketing", "approved")} == {(kind, state) for _, kind, _, state in cases(store)}
    assert [] == to_settle(store, officer)
    assert rows == to_settle(store, officer, queued=True)


def test_all_are_settled_at_once_in_batches(acting, store, officer, contradicting):
    acting(officer)

    opt_out_conflicts.settle_all(contradicting, "")

    assert 2 == len(cases(store))
    assert [] == to_settle(store, officer)
    with pytest.raises(Refused, match="being settled already"):
        opt_out_conflicts.settle_rows(contradicting, to_settle(store, officer, queued=True))


def test_when_all_are_settled_the_screen_says_where_they_are(open_screen, store, officer, now, contradicting):
    settle(store, officer, contradicting, to_settle(store, officer), key="form", today=now.date(), now=now)

    screen = open_section(open_screen, "conflicts")

    assert "Nothing is left to settle" in words(screen)
    screen.segmented_control(key="settling").select("queued").run()
    assert ["Sama Nimi1", "Sama Nimi2"] == list(screen.dataframe[0].value["name"])


def test_only_those_whom_the_search_lets_through_are_settled(acting, store, officer, contradicting):
    acting(officer)

    opt_out_conflicts.settle_all(contradicting, "nimi2")

    assert [(1, "marketing", "opt_out", "approved")] == cases(store)


def test_settling_can_be_undone_and_done_again(acting, store, officer, now, contradicting):
    state = acting(officer)
    rows = to_settle(store, officer)
    opt_out_conflicts.settle_rows(contradicting, rows)

    undo(store, officer, state["decision_outcome"], now=now)

    assert {"cancelled"} == {state for *_, state in cases(store)}
    assert rows == to_settle(store, officer)
    opt_out_conflicts.settle_rows(contradicting, rows)
    assert [] == to_settle(store, officer)


def test_a_hold_does_not_keep_a_contradiction_from_being_settled(acting, store, officer, now, contradicting):
    acting(officer)
    opened(store, officer, hold((key("Contact", 1),)), now)

    opt_out_conflicts.settle_all(contradicting, "")

    assert 3 == len(cases(store))


def test_a_newer_copy_is_looked_at_before_anything_is_settled(
    acting, store, officer, settings, contradicting
):
    acting(officer)
    rows = to_settle(store, officer)
    register_of(settings, {"Contact": [contact(1)]}, hour=3)

    with pytest.raises(Stale):
        opt_out_conflicts.settle_rows(contradicting, rows)
    assert [] == cases(store)


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER])
def test_only_officers_settle_contradictions(acting, store, officer, contradicting, role):
    rows = to_settle(store, officer)
    acting(Actor("somebody", role))

    with pytest.raises(Denied):
        opt_out_conflicts.settle_rows(contradicting, rows)


def test_a_consent_and_what_is_in_the_queue_say_since_when(acting, store, settings, officer, now):
    acting(officer)
    people = [contact(1, IndividualId=key("Individual", 1))]
    consent = {"PartyId": key("Individual", 1), "PrivacyConsentStatus": "OptOut", "ContactPointType": "Email"}
    day = {"CaptureDate": datetime(2025, 2, 4, 22, 30)}
    register_of(
        settings,
        {
            "Contact": people,
            "Individual": [row("Individual", 1, HasOptedOutSolicit=False, HasOptedOutProcessing=False)],
            "ContactPointTypeConsent": [row("ContactPointTypeConsent", 1, **consent, **day)],
        },
    )
    persons = to_settle(store, officer)
    opened(
        store, officer, Draft(Kind.MARKETING, Action.OPT_OUT, (key("Contact", 1),), now.date(), "asked"), now
    )

    with store.page(officer) as page:
        said = records_of(page, persons)

    assert [
        ("ContactPointTypeConsent", "PrivacyConsentStatus", True, date(2025, 2, 5)),
        ("queue", "opt_out", True, now.date()),
        ("Contact", "HasOptedOutOfEmail", False, None),
    ] == [(each["object"], each["field"], each["is_out"], each["since"]) for each in said]


def test_the_contradictions_can_be_taken_as_a_file(acting, store, officer, contradicting):
    acting(officer)

    file = opt_out_records.export("nimi1", queued=False)

    lines = file.content.decode("utf-8-sig").splitlines()
    assert 3 == len(lines)
    assert (
        f'"Sama Nimi1";"";"Contact persons";"{key("Contact", 1)}";"HasOptedOutOfEmail";"out";""' == lines[1]
    )
    assert [("export", "officer", '{"rows":2,"what":"opt_out_conflicts"}')] == events(store, "export")


def test_the_suppression_list_is_taken_in_two_forms(open_screen, registered, store):
    screen = open_section(open_screen, "suppression_list")
    screen.button(key="suppression_addresses_prepare").click().run()

    assert not screen.exception
    assert "the plain SHA-256 of each address" in words(screen)
    assert "remembered by keyed hashes only" in words(screen)
    assert "p1@example.com" not in words(screen)
    assert 1 == len(events(store, "download"))


def test_pasted_addresses_come_back_marked(open_screen, registered, store):
    screen = open_section(open_screen, "mailing_list")
    screen.text_area(key="mailing_list_pasted").set_value("p1@example.com\nnobody\nx@example.com").run()
    screen.button(key="mailing_list_check").click().run()

    assert "1 row may not be mailed" == screen.header[0].value
    assert ["1", "1", "1"] == metrics(screen)[-3:]
    assert {"Has objected to marketing: a record of the person in the register says so."} < set(
        screen.dataframe[0].value["reason"]
    )
    screen.button(key="mailing_list_xlsx_prepare").click().run()
    assert not screen.exception
    assert 1 == len(events(store, "check_list"))
    screen.button(key="mailing_list_forget").click().run()
    assert "It is stored nowhere" in words(screen)


def test_a_file_is_checked_and_may_be_read_by_another_column(acting, store, officer, registered):
    state = acting(officer)
    content = "Oma;Sähköposti\np1@example.com;x@example.com\np3@example.com;y@example.com\n".encode("cp1252")
    state["file"] = Upload("lista.csv", content)

    mailing_list.check("file")
    first = state["mailing_list_checked"]
    state["mailing_list_column"] = 0
    mailing_list.check_column()

    assert (1, "not_in_register") == (first.listing.email, first.remarks[0])
    assert "opted_out" == state["mailing_list_checked"].remarks[0]


def test_a_list_is_checked_by_officers_only_and_nothing_is_taken_of_none(acting, store, officer, staff):
    state = acting(staff)
    state["mailing_list_pasted"] = "a@b.fi"
    with pytest.raises(Denied):
        mailing_list.check("file")

    acting(officer)
    with pytest.raises(Refused, match="Check a list first"):
        mailing_list.take("csv")


def test_each_import_adds_a_point_to_the_trend(store, officer, settings, registered):
    with store.page(officer) as page:
        rows = page.rows("opt_outs/over_time")

    assert {"taken_on": date(2026, 11, 23), "channel": None, "persons": 2} in rows
    assert {"taken_on": date(2026, 11, 23), "channel": "phone", "persons": 1} in rows


def test_a_column_that_was_not_exported_is_unknown_not_consent(open_screen, settings):
    without = {name: cell for name, cell in contact(1).items() if name != "DoNotCall"}
    register_of(settings, {"Contact": [without]})

    screen = open_screen("opt_outs", Role.OFFICER)

    assert "Objections to calls are unknown" in words(screen)
    assert "What it cannot tell stands above" in words(screen)


def test_a_trend_of_one_import_is_said_to_begin_later(open_screen, registered):
    screen = open_screen("opt_outs", Role.OFFICER)
    screen.segmented_control(key="section").select("over_time").run()

    assert "The trend begins with the second import" in words(screen)


def stopped(store, officer, now, number, asked):
    intake = Intake(
        rights=[asked],
        channel=Channel.EMAIL,
        received_on=now.date(),
        salesforce_ids=(key("Contact", number),),
    )
    register(store, officer, intake, key=f"{number}", now=now, snapshot_id=None)


def test_whoever_stops_the_newsletter_counts_as_one_who_has_objected(
    open_screen, registered, store, officer, now
):
    stopped(store, officer, now, 3, Right.CONSENT_WITHDRAWAL)

    assert ["3", "1", "1"] == metrics(open_screen("opt_outs", Role.OFFICER))


def test_stopping_e_mail_settles_a_contradiction_about_e_mail_only(
    open_screen, contradicting, store, officer, now
):
    stopped(store, officer, now, 1, Right.CONSENT_WITHDRAWAL)
    stopped(store, officer, now, 2, Right.CONSENT_WITHDRAWAL)

    assert ["2", "0", "1"] == metrics(open_screen("opt_outs", Role.OFFICER))
