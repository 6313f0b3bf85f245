"""Plans: every record of a person, and what happens to each of them."""

import json
from datetime import date

import pytest

from dashboard.decisions.items import Item
from dashboard.decisions.plan import compare, plan
from dashboard.vocabulary import Action, Denied, Refused
from tests.little_register import contact, key, register_of, row

ANNA, BERT = key("Contact", 1), key("Contact", 2)
RELATED = {"ActivityRecordId": key("Task", 1), "TaskId": key("Task", 1)}


def planned(store, actor, action, *record_ids):
    with store.page(actor) as page:
        found = page._cursor.execute(
            "select distinct person_no from person_record where record_id in (select unnest(?))",
            [list(record_ids)],
        ).fetchall()
        return plan(page, action, [number for (number,) in found])


def acts(made):
    return {(item.object, item.record_id): item.act for item in made.items}


def messages(made):
    return [note.message.format(**note.values) for note in made.notes]


def test_a_deletion_takes_everything_that_hangs_on_the_person(store, settings, officer):
    register_of(
        settings,
        {
            "Contact": [contact(1, IndividualId=key("Individual", 1)), contact(2)],
            "Lead": [contact(1, "Lead", IsConverted=True, ConvertedContactId=ANNA)],
            "Individual": [row("Individual", 1, LastName="Last1")],
            "Task": [row("Task", 1, WhoId=ANNA), row("Task", 2, WhoId=BERT)],
            "Event": [row("Event", 1, WhoId=key("Lead", 1))],
            "EmailMessage": [row("EmailMessage", 1, ToAddress="p1@example.com", FromAddress="us@example.fi")],
            "CampaignMember": [row("CampaignMember", 1, ContactId=ANNA)],
            "OpportunityContactRole": [row("OpportunityContactRole", 1, ContactId=ANNA)],
            "ContactPointTypeConsent": [row("ContactPointTypeConsent", 1, PartyId=key("Individual", 1))],
            "Case": [row("Case", 1, data=f'{{"ContactId": "{ANNA}", "Subject": "Lasku"}}')],
        },
    )

    made = planned(store, officer, Action.DELETE, ANNA)

    assert {
        ("Contact", ANNA): "delete",
        ("Lead", key("Lead", 1)): "delete",
        ("Individual", key("Individual", 1)): "delete",
        ("Task", key("Task", 1)): "delete",
        ("Event", key("Event", 1)): "delete",
        ("EmailMessage", key("EmailMessage", 1)): "delete",
        ("CampaignMember", key("CampaignMember", 1)): "delete",
        ("OpportunityContactRole", key("OpportunityContactRole", 1)): "delete",
        ("ContactPointTypeConsent", key("ContactPointTypeConsent", 1)): "delete",
        ("Case", key("Case", 1)): "delete",
    } == acts(made)
    assert 1 == made.counts["Task", "delete"]


SHARED = {
    "Contact": [contact(1), contact(2)],
    "Task": [row("Task", 1, WhoId=ANNA, Subject="Palaveri")],
    "TaskRelation": [
        row("TaskRelation", 1, RelationId=ANNA, **RELATED),
        row("TaskRelation", 2, RelationId=BERT, **RELATED),
    ],
}


def test_an_activity_that_concerns_somebody_else_too_loses_only_its_tie(store, settings, officer):
    register_of(settings, SHARED)

    made = planned(store, officer, Action.DELETE, ANNA)

    assert {
        ("Contact", ANNA): "delete",
        ("Task", key("Task", 1)): "unlink",
        ("TaskRelation", key("TaskRelation", 1)): "delete",
    } == acts(made)
    assert any(said.startswith("Task, shared with somebody else: 1.") for said in messages(made))


def test_of_a_shared_activity_the_one_who_is_not_in_who_loses_the_relation_only(store, settings, officer):
    register_of(settings, SHARED)

    made = planned(store, officer, Action.DELETE, BERT)

    assert {("Contact", BERT): "delete", ("TaskRelation", key("TaskRelation", 2)): "delete"} == acts(made)


def test_an_activity_goes_when_all_whom_it_concerns_go_together(store, settings, officer):
    register_of(settings, SHARED)

    made = planned(store, officer, Action.DELETE, ANNA, BERT)

    assert "delete" == acts(made)["Task", key("Task", 1)]
    assert 1 == made.counts["Task", "delete"]
    assert made.of([BERT]) == tuple(
        sorted([Item("Contact", BERT, "delete"), Item("Task", key("Task", 1), "delete")])
    )


def test_what_lies_in_the_bin_already_is_not_planned_but_told(store, settings, officer):
    register_of(
        settings,
        {"Contact": [contact(1), contact(3, IsDeleted=True, MasterRecordId=ANNA, Email=None)], "Task": []},
    )

    made = planned(store, officer, Action.DELETE, ANNA)

    assert {("Contact", ANNA): "delete"} == acts(made)
    assert "Contact, in Salesforce's recycle bin already: 1. Gone when the bin is emptied." in messages(made)


def test_anonymising_empties_what_may_stay_and_deletes_what_cannot_be_changed(store, settings, officer):
    register_of(
        settings,
        {
            "Contact": [contact(1, IndividualId=key("Individual", 1))],
            "Lead": [contact(1, "Lead", IsConverted=True, ConvertedContactId=ANNA)],
            "Individual": [row("Individual", 1, LastName="Last1")],
            "Task": [row("Task", 1, WhoId=ANNA, Subject="Soitto Annalle", Description="Pyysi tarjousta.")],
            "EmailMessage": [row("EmailMessage", 1, FromAddress="p1@example.com")],
            "CampaignMember": [row("CampaignMember", 1, ContactId=ANNA)],
            "OpportunityContactRole": [row("OpportunityContactRole", 1, ContactId=ANNA)],
            "Case": [row("Case", 1, data=f'{{"ContactId": "{ANNA}", "Subject": "Lasku"}}')],
        },
    )

    assert {
        ("Contact", ANNA): "anonymise",
        ("Lead", key("Lead", 1)): "delete",
        ("Individual", key("Individual", 1)): "delete",
        ("Task", key("Task", 1)): "anonymise",
        ("EmailMessage", key("EmailMessage", 1)): "delete",
        ("Case", key("Case", 1)): "anonymise",
    } == acts(planned(store, officer, Action.ANONYMISE, ANNA))


def test_what_has_been_anonymised_is_not_planned_again(store, settings, officer):
    emptied = {"FirstName": None, "LastName": "Poistettu 7", "Email": None}
    register_of(
        settings,
        {
            "Contact": [contact(1, **emptied)],
            "Task": [row("Task", 1, WhoId=ANNA, Subject="Poistettu 7")],
            "Case": [row("Case", 1, data=f'{{"ContactId": "{ANNA}", "Subject": "Poistettu 7"}}')],
        },
    )

    assert {} == acts(planned(store, officer, Action.ANONYMISE, ANNA))


@pytest.mark.parametrize(
    ("extra", "left"),
    [('{"Harrastus__c": "golf"}', True), ('{"Vip__c": "true", "Pisteet__c": "7"}', False), (None, False)],
)
def test_a_column_of_the_orgs_own_that_tells_something_has_to_be_emptied_too(
    store, settings, officer, extra, left
):
    emptied = {"FirstName": None, "LastName": "Poistettu 7", "Email": None}
    register_of(settings, {"Contact": [contact(1, **emptied, extra=extra)]})

    assert left == bool(planned(store, officer, Action.ANONYMISE, ANNA).items)


def test_an_opt_out_sets_only_what_is_not_set(store, settings, officer):
    party = {"PartyId": key("Individual", 1)}
    register_of(
        settings,
        {
            "Contact": [contact(1, IndividualId=key("Individual", 1)), contact(2)],
            "Lead": [
                contact(1, "Lead", HasOptedOutOfEmail=True, HasOptedOutOfFax=True, DoNotCall=True),
                contact(3, "Lead", Email="p1@example.com", FirstName="First1", LastName="Last1"),
                contact(4, "Lead", IsConverted=True, ConvertedContactId=ANNA),
            ],
            "Individual": [row("Individual", 1, HasOptedOutSolicit=True, HasOptedOutTracking=False)],
            "ContactPointTypeConsent": [
                row("ContactPointTypeConsent", 1, PrivacyConsentStatus="OptIn", **party),
                row("ContactPointTypeConsent", 2, PrivacyConsentStatus="OptOut", **party),
            ],
            "Task": [row("Task", 1, WhoId=ANNA)],
        },
    )

    assert {
        ("Contact", ANNA): "opt_out",
        ("Lead", key("Lead", 3)): "opt_out",
        ("Individual", key("Individual", 1)): "opt_out",
        ("ContactPointTypeConsent", key("ContactPointTypeConsent", 1)): "opt_out",
    } == acts(planned(store, officer, Action.OPT_OUT, ANNA))


def test_an_opt_out_leaves_open_campaigns_and_stays_in_the_history_of_closed_ones(store, settings, officer):
    campaigns = {
        1: {"IsActive": True, "Status": "In Progress", "EndDate": date(2027, 1, 1)},
        2: {"IsActive": True, "Status": "Completed", "EndDate": date(2027, 1, 1)},
        3: {"IsActive": True, "Status": "In Progress", "EndDate": date(2026, 11, 22)},
        4: {"IsActive": False, "Status": "Planned", "EndDate": date(2027, 1, 1)},
    }
    register_of(
        settings,
        {
            "Contact": [contact(1, HasOptedOutOfEmail=True, HasOptedOutOfFax=True, DoNotCall=True)],
            "Campaign": [row("Campaign", n, **cells) for n, cells in campaigns.items()],
            "CampaignMember": [
                row("CampaignMember", n, ContactId=ANNA, CampaignId=key("Campaign", n)) for n in range(1, 6)
            ],
        },
    )

    made = planned(store, officer, Action.OPT_OUT, ANNA)

    assert {("CampaignMember", key("CampaignMember", 1)): "delete"} == acts(made)


def test_an_opt_out_is_planned_even_if_the_export_hid_the_flag(store, settings, officer):
    hidden = row("Contact", 1, LastName="Last1", Email="p1@example.com")
    register_of(settings, {"Contact": [hidden]})

    made = planned(store, officer, Action.OPT_OUT, ANNA)

    assert {("Contact", ANNA): "opt_out"} == acts(made)
    assert [
        "The export has no column HasOptedOutOfEmail of Contact: it is unknown, and set all the same.",
        (
            "The export has no column HasOptedOutOfFax, DoNotCall of Contact: it is unknown and not set. "
            "Export it, or set it by hand."
        ),
    ] == messages(made)


def test_what_the_export_lacks_is_said_and_not_taken_for_nothing(store, settings, officer):
    register_of(settings, {"Contact": [contact(1)], "Task": [], "Event": []}, faults=["Event"])

    said = messages(planned(store, officer, Action.DELETE, ANNA))

    lacking = [each.split()[4].rstrip(".") for each in said if "The export has no" in each]
    assert ["Lead", "Event", "EmailMessage", "CampaignMember", "OpportunityContactRole"] == lacking


def test_what_nobody_uses_by_attestation_is_not_missed(store, settings, officer):
    unused = {"completeness.attested_absent": ["Task", "Event", "EmailMessage"]}
    settings.overrides.write_text(json.dumps(unused), encoding="utf-8")
    register_of(settings, {"Contact": [contact(1)]})

    said = messages(planned(store, officer, Action.DELETE, ANNA))

    lacking = [each.split()[4].rstrip(".") for each in said if "The export has no" in each]
    assert ["Lead", "CampaignMember", "OpportunityContactRole"] == lacking


def test_a_contract_stays_and_is_named_for_somebody_to_read(store, settings, officer):
    register_of(
        settings,
        {
            "Contact": [contact(1)],
            "Contract": [row("Contract", 1, data=f'{{"CustomerSignedId": "{ANNA}"}}')],
        },
    )

    made = planned(store, officer, Action.DELETE, ANNA)

    assert {("Contact", ANNA): "delete"} == acts(made)
    assert any(said.startswith("Contract, pointing at the person: 1.") for said in messages(made))


def test_a_record_without_a_salesforce_id_is_told_not_planned(store, settings, officer):
    register_of(settings, {"Contact": [contact(1)], "Task": [{**row("Task", 1, WhoId=ANNA), "Id": "@Task1"}]})

    made = planned(store, officer, Action.DELETE, ANNA)

    assert {("Contact", ANNA): "delete"} == acts(made)
    assert any("Task, without a Salesforce Id" in said for said in messages(made))


def test_rows_that_could_not_be_read_are_told_where_they_belong_to_the_person(store, settings, officer):
    register_of(
        settings,
        {"Contact": [contact(1)]},
        rejects=[{"object": "Lead", "email": "P1@example.com"}, {"object": "Lead", "email": "x@example.com"}],
    )

    said = messages(planned(store, officer, Action.DELETE, ANNA))

    assert any(each.startswith("Lead, rows of these persons that could not be read: 1.") for each in said)


def test_equal_lists_have_equal_hashes_whatever_the_order_of_the_persons(store, settings, officer):
    register_of(settings, SHARED)

    first = planned(store, officer, Action.DELETE, ANNA, BERT)
    second = planned(store, officer, Action.DELETE, BERT, ANNA)

    assert first.hash == second.hash
    assert first.hash != planned(store, officer, Action.DELETE, ANNA).hash


def test_hundreds_of_persons_are_planned_in_one_call(store, settings, officer):
    register_of(
        settings,
        {
            "Contact": [contact(n) for n in range(1, 301)],
            "Task": [row("Task", n, WhoId=key("Contact", n)) for n in range(1, 301)],
        },
    )

    made = planned(store, officer, Action.DELETE, *(key("Contact", n) for n in range(1, 301)))

    assert {("Contact", "delete"): 300, ("Task", "delete"): 300} == made.counts
    assert 300 == len(made.by_person)


def test_only_acts_that_files_carry_out_have_a_plan(store, settings, officer):
    register_of(settings, SHARED)

    with pytest.raises(Refused):
        planned(store, officer, Action.HOLD, ANNA)


def test_before_the_first_import_there_is_nothing_to_plan(store, officer):
    with store.page(officer) as page, pytest.raises(Refused):
        plan(page, Action.DELETE, [1])


def test_managers_see_no_plan(store, settings, manager):
    register_of(settings, SHARED)

    with pytest.raises(Denied):
        planned(store, manager, Action.DELETE, ANNA)


TASK = Item("Task", key("Task", 1), "delete")
MAIL = Item("EmailMessage", key("EmailMessage", 1), "delete")
UNTIED = Item("Task", key("Task", 1), "unlink")


@pytest.mark.parametrize(
    ("approved", "current", "added", "vanished"),
    [
        ([TASK, MAIL], [TASK], (), (MAIL,)),
        ([TASK], [TASK, MAIL], (MAIL,), ()),
        ([TASK], [UNTIED], (UNTIED,), ()),  # somebody else turned out to be concerned: look again
        ([UNTIED], [TASK], (), ()),  # what was to lose its tie only is not deleted instead
    ],
)
def test_a_list_is_compared_record_by_record(approved, current, added, vanished):
    difference = compare(approved, current)

    assert (added, vanished) == (difference.added, difference.vanished)


def test_rows_of_an_object_that_the_newer_export_lacks_have_not_vanished():
    difference = compare([TASK, MAIL], [], exported={"Task"})

    assert (TASK,) == difference.vanished


def test_what_nothing_ties_to_the_person_any_more_is_still_to_be_deleted():
    difference = compare([TASK, MAIL, UNTIED], [], there={MAIL.record_id, TASK.record_id})

    assert (UNTIED,) == difference.vanished


PRIVACY = key("Individual", 1)
CONSENTS = [
    row(
        "ContactPointTypeConsent", 1, PartyId=PRIVACY, ContactPointType="Email", PrivacyConsentStatus="OptIn"
    ),
    row(
        "ContactPointTypeConsent", 2, PartyId=PRIVACY, ContactPointType="Phone", PrivacyConsentStatus="OptIn"
    ),
    row(
        "ContactPointTypeConsent", 3, PartyId=PRIVACY, ContactPointType="Email", PrivacyConsentStatus="OptOut"
    ),
]


def with_consents(settings, **cells):
    rows = {
        "Contact": [contact(1, IndividualId=PRIVACY)],
        "Lead": [contact(1, "Lead", IndividualId=PRIVACY, HasOptedOutOfEmail=True)],
        "Individual": [row("Individual", 1, **{"HasOptedOutSolicit": False, **cells})],
        "ContactPointTypeConsent": CONSENTS,
        "CommSubscriptionConsent": [row("CommSubscriptionConsent", 1, ConsentGiverId=PRIVACY)],
        "Campaign": [row("Campaign", 1, IsActive=True)],
        "CampaignMember": [row("CampaignMember", 1, ContactId=ANNA, CampaignId=key("Campaign", 1))],
    }
    return register_of(settings, rows)


def test_stopping_the_newsletter_touches_e_mail_and_its_consents_only(store, settings, officer):
    with_consents(settings)

    assert {
        ("Contact", ANNA): "opt_out_email",
        ("ContactPointTypeConsent", key("ContactPointTypeConsent", 1)): "opt_out",
        ("CommSubscriptionConsent", key("CommSubscriptionConsent", 1)): "opt_out",
    } == acts(planned(store, officer, Action.OPT_OUT_EMAIL, ANNA))


def test_a_restriction_says_so_in_the_privacy_record_and_deletes_nothing(store, settings, officer):
    with_consents(settings)

    made = planned(store, officer, Action.RESTRICT, ANNA)

    assert {
        ("Contact", ANNA): "opt_out",
        ("Lead", key("Lead", 1)): "opt_out",
        ("Individual", PRIVACY): "restrict",
    } == acts(made)
    assert any("CampaignMember in open campaigns: 1" in each for each in messages(made))
    assert any("no column HasOptedOutProcessing of Individual" in each for each in messages(made))


def test_who_is_restricted_already_has_nothing_left(store, settings, officer):
    with_consents(settings, HasOptedOutSolicit=True, HasOptedOutProcessing=True)

    assert ("Individual", PRIVACY) not in acts(planned(store, officer, Action.RESTRICT, ANNA))


def test_a_restriction_of_somebody_without_a_privacy_record_says_what_is_done_by_hand(
    store, settings, officer
):
    register_of(settings, {"Contact": [contact(1), contact(2)], "Individual": []})

    found = messages(planned(store, officer, Action.RESTRICT, ANNA, BERT))
    assert any("Persons without a privacy record: 2" in each for each in found)
