"""The opt-outs screen: each person once, contradictions, and one click that stops marketing."""

from datetime import date

import pytest

from dashboard.decisions.intake import Intake, register
from dashboard.vocabulary import Channel, Denied, Refused, Right, Role
from dashboard.widgets import opt_out_conflicts, opt_out_form
from dashboard.widgets.person_choice import choose
from tests.little_register import contact, key, register_of
from tests.screens.acting import cases, words

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


def test_records_that_contradict_each_other_are_listed(open_screen, registered):
    screen = open_screen("opt_outs", Role.OFFICER)
    screen.segmented_control(key="section").select("conflicts").run()

    table = screen.dataframe[0].value
    assert ["Sama Nimi"] == list(table["name"])
    assert ["objected"] == list(table["email_opt_out"])


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

    assert "Most objections: E-mail, 2 persons" == screen.subheader[0].value


def test_without_a_person_nothing_is_recorded(acting, store, officer, registered):
    acting(officer)

    with pytest.raises(Refused, match="Choose at least one person"):
        opt_out_form.record("form")
    assert [] == cases(store)


def test_a_manager_cannot_record_one(acting, store, manager, registered):
    acting(manager)

    with pytest.raises(Denied):
        opt_out_form.record("form")


def test_settling_a_contradiction_leads_to_the_form_with_the_person_chosen(
    acting, store, officer, registered
):
    state = acting(officer)

    opt_out_conflicts.settle(registered, 2)

    assert ("record", (registered, 2)) == (state["section"], state["opt_out_chosen"])


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
    open_screen, settings, store, officer, now
):
    def twins(number, **flags):
        same = {"Email": f"same{number}@example.com", "FirstName": "Sama", "LastName": "Nimi"}
        return contact(number, **same, **flags), contact(number, "Lead", **same)

    by_mail, by_phone = twins(1, **BY_MAIL), twins(2, DoNotCall=True)
    rows = {"Contact": [by_mail[0], by_phone[0]], "Lead": [by_mail[1], by_phone[1]]}
    register_of(settings, rows)
    stopped(store, officer, now, 1, Right.CONSENT_WITHDRAWAL)
    stopped(store, officer, now, 2, Right.CONSENT_WITHDRAWAL)

    assert ["2", "0", "1"] == metrics(open_screen("opt_outs", Role.OFFICER))
