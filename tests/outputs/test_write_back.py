"""Handing out: the right files, only for who may, after one more look, and written down before they leave."""

import json

import pytest

from dashboard.decisions.items import Item
from dashboard.decisions.steps import Words
from dashboard.outputs.sheets import Columns, Flavour, Work, sheets
from dashboard.vocabulary import Action, Actor, Denied, Refused, Right, Role
from tests.decisions.drafts import hold, opened, retention, right, state_of, step
from tests.little_register import contact, key, register_of, row
from tests.outputs.hands import claimed, contents, decided, handed, rows

ANNA, BERT = key("Contact", 1), key("Contact", 2)
REGISTER = {
    "Contact": [contact(1, IndividualId=key("Individual", 1), Description="Tykkää kahvista"), contact(2)],
    "Individual": [row("Individual", 1, LastName="Last1", HasOptedOutSolicit=False)],
    "Task": [
        row("Task", 1, WhoId=ANNA, Subject="Soitto", Description="Muistiinpano"),
        row("Task", 2, WhoId=BERT, Subject="Soitto"),
    ],
    "EmailMessage": [row("EmailMessage", 1, FromAddress="p1@example.com")],
    "CampaignMember": [row("CampaignMember", 1, ContactId=ANNA)],
    "ContactPointTypeConsent": [
        row(
            "ContactPointTypeConsent",
            1,
            PartyId=key("Individual", 1),
            PrivacyConsentStatus="OptIn",
            CaptureDate=None,
            CaptureSource="Lomake",
        ),
    ],
}


@pytest.fixture
def claim(store, settings, officer, second_officer, staff, now):
    register_of(settings, REGISTER)

    def claim(*record_ids, **more):
        return claimed(store, officer, second_officer, staff, now, *record_ids, **more)

    return claim


def events(store, case_id):
    with store.transaction() as transaction:
        return transaction.rows("queue/case_events", case_ids=[case_id])


def items(store):
    with store.transaction() as transaction:
        return transaction._cursor.execute(
            "select object, record_id, attempt, result from queue.write_back_item order by all"
        ).fetchall()


def count(store, table):
    with store.transaction() as transaction:
        return transaction._cursor.execute(f"select count(*) from queue.{table}").fetchone()[0]


def test_a_deletion_is_a_file_of_ids_for_each_object_children_first(store, claim, staff, now):
    out = handed(store, staff, claim(ANNA), now)

    files = contents(out)
    assert [
        "README.txt",
        "01_EmailMessage_delete.csv",
        "02_Task_delete.csv",
        "03_CampaignMember_delete.csv",
        "04_ContactPointTypeConsent_delete.csv",
        "05_Contact_delete.csv",
        "06_Individual_delete.csv",
    ] == list(files)
    assert f"Id\n{ANNA}\n" == files["05_Contact_delete.csv"]


def test_anonymising_empties_what_tells_who_it_is_and_names_the_case(store, claim, staff, now):
    out = handed(store, staff, claim(ANNA, action=Action.ANONYMISE), now)

    files = contents(out)
    header, line = rows(files["02_Contact_update.csv"])
    cells = dict(zip(header, line, strict=True))
    assert {"Id": ANNA, "LastName": "Poistettu 1", "HasOptedOutOfEmail": "true"}.items() <= cells.items()
    emptied = {name for name, cell in cells.items() if cell == "#N/A"}
    assert {"FirstName", "Email", "Description", "IndividualId"} == emptied
    assert f"Id,Subject,Description\n{key('Task', 1)},Poistettu 1,#N/A\n" == files["01_Task_update.csv"]
    assert "Kahvi" not in "".join(files.values())


def test_data_loader_empties_by_an_empty_cell_and_is_told_so(store, claim, staff, now):
    out = handed(store, staff, claim(ANNA, action=Action.ANONYMISE), now, Flavour.DATA_LOADER)

    files = contents(out)
    assert "#N/A" not in files["01_Task_update.csv"]
    assert f"{key('Task', 1)},Poistettu 1,\n" in files["01_Task_update.csv"]
    assert "Insert null values" in files["README.txt"]


@pytest.mark.parametrize(
    ("flavour", "moment"),
    [(Flavour.BULK, "2026-11-23T08:00:00.000Z"), (Flavour.DATA_LOADER, "2026-11-23T08:00:00.000+0000")],
)
def test_an_opt_out_sets_flags_and_turns_consents_round_as_of_the_day_it_came(
    store, claim, staff, now, flavour, moment
):
    out = handed(store, staff, claim(ANNA, action=Action.OPT_OUT), now, flavour)

    files = contents(out)
    assert (
        "Id,HasOptedOutOfEmail,HasOptedOutOfFax,DoNotCall" == files["01_Contact_update.csv"].splitlines()[0]
    )
    assert f"{ANNA},true,true,true" == files["01_Contact_update.csv"].splitlines()[1]
    assert ["Id", "HasOptedOutSolicit"] == rows(files["02_Individual_update.csv"])[0]
    assert [
        ["Id", "PrivacyConsentStatus", "CaptureDate", "CaptureSource"],
        [key("ContactPointTypeConsent", 1), "OptOut", moment, "Rekisterivahti 1"],
    ] == rows(files["03_ContactPointTypeConsent_upsert.csv"])


def test_a_column_of_the_orgs_own_is_emptied_too(store, settings, officer, second_officer, staff, now):
    register_of(settings, {"Contact": [contact(1, extra='{"Harrastus__c": "golf", "Vip__c": "true"}')]})
    case_ids = claimed(store, officer, second_officer, staff, now, ANNA, action=Action.ANONYMISE)

    header = rows(contents(handed(store, staff, case_ids, now))["01_Contact_update.csv"])[0]

    assert "Harrastus__c" in header
    assert "Vip__c" not in header


def test_a_shared_activity_loses_its_tie_in_the_right_order(
    store, settings, officer, second_officer, staff, now
):
    related = {"ActivityRecordId": key("Task", 1), "TaskId": key("Task", 1)}
    register_of(
        settings,
        {
            "Contact": [contact(1), contact(2)],
            "Task": [row("Task", 1, WhoId=ANNA)],
            "TaskRelation": [
                row("TaskRelation", 1, RelationId=ANNA, **related),
                row("TaskRelation", 2, RelationId=BERT, **related),
            ],
        },
    )
    case_ids = claimed(store, officer, second_officer, staff, now, ANNA)

    files = contents(handed(store, staff, case_ids, now))

    assert ["01_TaskRelation_delete.csv", "02_Task_update.csv", "03_Contact_delete.csv"] == list(files)[1:]
    assert f"Id,WhoId\n{key('Task', 1)},#N/A\n" == files["02_Task_update.csv"]


def test_files_are_plain_utf8_with_line_feeds(store, claim, staff, now):
    out = handed(store, staff, claim(ANNA, action=Action.ANONYMISE), now)

    for name, text in contents(out).items():
        assert not text.startswith("\ufeff"), name
        assert "\r" not in text, name


def test_a_file_larger_than_salesforce_takes_is_split_and_each_part_has_the_header(now):
    works = [Work(1, now, Item("Task", key("Task", n), "delete")) for n in range(1, 11)]

    parts = sheets(works, Columns({}, {}), Flavour.BULK, largest=3 + 4 * 19)

    assert ["01_Task_delete.csv", "02_Task_delete.csv", "03_Task_delete.csv"] == [part.name for part in parts]
    assert [4, 4, 2] == [part.rows for part in parts]
    assert all(part.content.startswith(b"Id\n") for part in parts)


def test_the_intent_is_in_the_queue_and_a_second_download_adds_only_that_it_happened(
    store, claim, staff, now
):
    case_ids = claim(ANNA)
    first = handed(store, staff, case_ids, now)
    written, told = items(store), count(store, "request_event")

    second = handed(store, staff, case_ids, now)

    assert {"planned", "downloaded"} == {result for *_, result in written}
    assert first.content == second.content
    assert written == items(store)
    assert told + 1 == count(store, "request_event")


def test_when_the_intent_cannot_be_written_nothing_is_handed_out(store, claim, staff, now, monkeypatch):
    case_ids = claim(ANNA)
    before = items(store)

    def fail(*_):
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("dashboard.outputs.write_back.record_act", fail)

    with pytest.raises(RuntimeError):
        handed(store, staff, case_ids, now)

    assert before == items(store)


def test_the_history_of_a_download_holds_counts_and_no_ids(store, claim, staff, now):
    handed(store, staff, claim(ANNA), now)

    with store.transaction() as transaction:
        details = transaction._cursor.execute(
            "select details from queue.request_event where step = 'export'"
        ).fetchone()[0]
    assert {"cases": [1], "what": "write_back", "flavour": "bulk"}.items() <= json.loads(details).items()
    assert ANNA not in details


def test_file_names_tell_nothing_about_anybody(store, claim, staff, now):
    out = handed(store, staff, claim(ANNA), now)

    assert "write-back-20261123T080000Z.zip" == out.file_name


def test_one_who_has_come_under_a_hold_is_left_out_and_named(store, claim, officer, staff, now):
    both = claim(ANNA, BERT)
    opened(store, officer, hold((ANNA,)), now)

    out = handed(store, staff, both, now)

    assert [1] == [each.case_number for each in out.left_out]
    assert "legal_hold" == out.left_out[0].values["kind"]
    assert (2,) == out.handed
    assert ANNA not in "".join(contents(out).values())


def test_one_who_was_protected_meanwhile_is_approved_anew(store, claim, officer, second_officer, staff, now):
    (case_id,) = claim(ANNA)
    held = opened(store, officer, hold((ANNA,)), now)
    handed(store, staff, [case_id], now)

    for actor, name in ((officer, "ask_release"), (second_officer, "release")):
        step(store, actor, name, held, now, words=Words(note="Riita on ohi"))

    assert "awaiting_second_approval" == state_of(store, case_id)
    with pytest.raises(Refused, match="not claimed"):
        handed(store, staff, [case_id], now)
    assert "person_protected" == events(store, case_id)[-1]["reason_code"]


def test_an_open_request_keeps_a_person_out_too(store, claim, officer, staff, now):
    case_ids = claim(ANNA)
    opened(store, officer, right((ANNA,), action=Right.ACCESS), now)

    out = handed(store, staff, case_ids, now)

    assert (b"", ()) == (out.content, out.handed)
    assert "awaiting_second_approval" == state_of(store, case_ids[0])


def test_a_list_that_has_grown_goes_back_to_approval_with_the_difference(
    store, settings, claim, second_officer, staff, now
):
    (case_id,) = claim(ANNA)
    more = [*REGISTER["Task"], row("Task", 3, WhoId=ANNA)]
    register_of(settings, {**REGISTER, "Task": more}, hour=1)

    out = handed(store, staff, [case_id], now)

    assert b"" == out.content
    assert [key("Task", 3)] == [item.record_id for item in out.sent_back[1].added]
    assert "awaiting_second_approval" == state_of(store, case_id)
    assert {"Task": 1} == json.loads(events(store, case_id)[-1]["details"])["added"]


def test_a_list_that_was_approved_anew_is_handed_out(store, settings, claim, second_officer, staff, now):
    (case_id,) = claim(ANNA)
    more = [*REGISTER["Task"], row("Task", 3, WhoId=ANNA)]
    register_of(settings, {**REGISTER, "Task": more}, hour=1)
    handed(store, staff, [case_id], now)
    step(store, second_officer, "approve", case_id, now)
    step(store, staff, "claim", case_id, now)

    out = handed(store, staff, [case_id], now)

    assert key("Task", 3) in contents(out)["02_Task_delete.csv"]


def test_a_list_that_has_only_shrunk_goes_on(store, settings, claim, staff, now):
    (case_id,) = claim(ANNA)
    register_of(settings, {**REGISTER, "CampaignMember": []}, hour=1)

    out = handed(store, staff, [case_id], now)

    assert (1,) == out.handed
    assert not [name for name in contents(out) if "CampaignMember" in name]


def test_what_a_newer_export_lacks_has_not_vanished(store, settings, claim, staff, now):
    (case_id,) = claim(ANNA)
    rest = {name: records for name, records in REGISTER.items() if name != "EmailMessage"}
    register_of(settings, rest, hour=1)

    out = handed(store, staff, [case_id], now)

    assert "01_EmailMessage_delete.csv" in contents(out)


def test_an_irreversible_case_that_nobody_planned_goes_back_to_approval(
    store, settings, officer, second_officer, staff, now
):
    register_of(settings, REGISTER)
    (case_id,) = decided(store, officer, now, ANNA)
    blind = opened(store, officer, retention((BERT,)), now)
    for each in (case_id, blind):
        step(store, second_officer, "approve", each, now)
        step(store, staff, "claim", each, now)

    out = handed(store, staff, [case_id, blind], now)

    assert (1,) == out.handed
    assert [2] == list(out.sent_back)


def test_an_opt_out_takes_new_records_in_without_asking_again(store, settings, claim, staff, now):
    case_ids = claim(ANNA, action=Action.OPT_OUT)
    twin = contact(9, "Lead", Email="p1@example.com", FirstName="First1", LastName="Last1")
    register_of(settings, {**REGISTER, "Lead": [twin]}, hour=1)

    out = handed(store, staff, case_ids, now)

    assert "02_Lead_update.csv" in contents(out)


def test_when_nothing_is_left_to_do_the_case_is_executed(store, settings, claim, staff, now):
    case_ids = claim(ANNA)
    empty = {name: [each for each in records if False] for name, records in REGISTER.items()}
    register_of(settings, {**empty, "Contact": [contact(2)]}, hour=1)

    out = handed(store, staff, case_ids, now)

    assert ((1,), b"") == (out.done, out.content)
    assert "executed" == state_of(store, case_ids[0])


def test_two_persons_who_share_an_activity_delete_it_once_and_together(
    store, settings, officer, second_officer, staff, now
):
    mail = row("EmailMessage", 1, ToAddress="p1@example.com; P2@example.com")
    register_of(settings, {"Contact": [contact(1), contact(2)], "EmailMessage": [mail]})
    both = claimed(store, officer, second_officer, staff, now, ANNA, BERT)

    apart = handed(store, staff, both[:1], now)
    together = handed(store, staff, both, now)

    for out in (apart, together):
        assert f"Id\n{key('EmailMessage', 1)}\n" == contents(out)["01_EmailMessage_delete.csv"]


def test_when_one_of_them_is_protected_the_other_goes_back_to_approval(
    store, settings, officer, second_officer, staff, now
):
    relation = {"ActivityRecordId": key("EmailMessage", 1), "EmailMessageId": key("EmailMessage", 1)}
    register_of(
        settings,
        {
            "Contact": [contact(1), contact(2)],
            "EmailMessage": [row("EmailMessage", 1, ToAddress="p1@example.com; P2@example.com")],
            "EmailMessageRelation": [row("EmailMessageRelation", 1, RelationId=ANNA, **relation)],
        },
    )
    both = claimed(store, officer, second_officer, staff, now, ANNA, BERT)
    opened(store, officer, hold((BERT,)), now)

    out = handed(store, staff, both, now)

    assert [2] == [each.case_number for each in out.left_out]
    assert ["EmailMessageRelation"] == [item.object for item in out.sent_back[1].added]


def test_a_hold_on_one_record_protects_whoever_it_turns_out_to_be(
    store, settings, claim, officer, staff, now
):
    case_ids = claim(ANNA)
    opened(store, officer, hold((key("Lead", 7),)), now)
    twin = contact(7, "Lead", FirstName="First1", LastName="Last1", Email="p1@example.com")
    register_of(settings, {**REGISTER, "Lead": [twin]}, hour=1)

    out = handed(store, staff, case_ids, now)

    assert [1] == [each.case_number for each in out.left_out]


def test_when_one_person_turns_out_to_be_two_the_case_goes_back_to_approval_once(
    store, settings, officer, second_officer, staff, now
):
    twin = contact(7, "Lead", FirstName="First1", LastName="Last1", Email="p1@example.com")
    register_of(settings, {"Contact": [contact(1)], "Lead": [twin]})
    (case_id,) = claimed(store, officer, second_officer, staff, now, ANNA)
    apart = {**twin, "Email": "other@example.com"}
    register_of(settings, {"Contact": [contact(1)], "Lead": [apart]}, hour=1)

    out = handed(store, staff, [case_id], now)

    assert out.sent_back[1].split
    assert "split" == json.loads(events(store, case_id)[-1]["details"])["persons"]

    step(store, second_officer, "approve", case_id, now)
    step(store, staff, "claim", case_id, now)
    assert (1,) == handed(store, staff, [case_id], now).handed


def test_staff_hand_out_only_what_they_have_claimed(store, claim, officer, now):
    case_ids = claim(ANNA)

    with pytest.raises(Denied):
        handed(store, Actor("another", Role.STAFF), case_ids, now)

    assert (1,) == handed(store, officer, case_ids, now).handed


def test_what_is_not_claimed_is_not_handed_out(store, settings, officer, staff, now):
    register_of(settings, REGISTER)
    case_ids = decided(store, officer, now, ANNA)

    with pytest.raises(Refused, match="not claimed"):
        handed(store, staff, case_ids, now)


def test_managers_and_administrators_get_no_files(store, claim, manager, now):
    case_ids = claim(ANNA)

    for actor in (manager, Actor("admin", Role.ADMIN)):
        with pytest.raises(Denied):
            handed(store, actor, case_ids, now)


def test_the_readme_says_in_both_languages_what_to_do(store, claim, staff, now):
    told = contents(handed(store, staff, claim(ANNA), now))["README.txt"]

    assert "Changes to be made in Salesforce" in told
    assert "05_Contact_delete.csv: delete, 1 row" in told
    assert told.count("05_Contact_delete.csv") == 2
