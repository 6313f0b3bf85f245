"""The small Salesforce: what it does with good files, and everything that goes with a deletion."""

import csv
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dashboard.demo import DEMO_EXPORT
from tests.generator.dialects import DATA_LOADER, WEEKLY
from tests.generator.fields import Row
from tests.org import FileResult, Org, write_bulk, write_data_loader

NOW = datetime(2026, 11, 23, 10)


@pytest.fixture
def org() -> Org:
    return Org.load(DEMO_EXPORT)


def apply(org: Org, folder: Path, name: str, *lines: str, now: datetime = NOW) -> FileResult:
    """Apply one file of these lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    (result,) = org.apply(path, now)
    return result


def someone(org: Org, *, pointed_at_by: str, column: str) -> str:
    """Return a living contact without cases that some living record of the object points at."""
    with_cases = {row["ContactId"] for row in org.alive("Case").values()}
    people = [row[column] for row in org.alive(pointed_at_by).values()]
    return next(str(key) for key in people if key in org.alive("Contact") and key not in with_cases)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def exported(org: Org, folder: Path, object_name: str, now: datetime = NOW) -> dict[str, dict[str, str]]:
    org.export(folder, DATA_LOADER, now)
    return {row["Id"]: row for row in read(folder / f"{object_name}.csv")}


def test_an_untouched_org_exports_exactly_what_it_loaded(org: Org, tmp_path: Path) -> None:
    org.export(tmp_path, DATA_LOADER, NOW)

    for file in {*DEMO_EXPORT.glob("*.csv")} - {DEMO_EXPORT / "User.csv"}:
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name


def test_who_exports_has_signed_in(org: Org, tmp_path: Path) -> None:
    signed_in = exported(org, tmp_path, "User")[org.user]["LastLoginDate"]

    assert signed_in == "2026-11-23T10:00:00.000Z"


def test_columns_and_objects_of_the_org_s_own_come_through(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Contact.csv").write_text('"Id","LastName","Suosikki__c"\n"003A","Kivi","sininen"\n')
    (tmp_path / "in" / "Lemmikki__c.csv").write_text('"Id","Laji__c"\n"a01A","koira"\n')

    Org.load(tmp_path / "in").export(tmp_path / "out", DATA_LOADER, NOW)

    assert read(tmp_path / "out" / "Contact.csv")[0]["Suosikki__c"] == "sininen"
    assert read(tmp_path / "out" / "Lemmikki__c.csv") == [{"Id": "a01A", "Laji__c": "koira"}]


def test_an_export_may_be_written_in_another_dialect(org: Org, tmp_path: Path) -> None:
    org.export(tmp_path, WEEKLY, NOW)

    row = read(tmp_path / "Contact.csv")[0]
    assert "Name" not in row
    assert row["HasOptedOutOfEmail"] in {"0", "1"}
    assert len(row["CreatedDate"]) == len("2026-11-23 10:00:00")


def test_an_update_changes_the_named_columns_and_the_stamp(org: Org, tmp_path: Path) -> None:
    key = next(iter(org.alive("Contact")))
    before = dict(org.records["Contact"][key])

    result = apply(
        org, tmp_path, "01_Contact_update.csv", "Id,HasOptedOutOfEmail,DoNotCall", f"{key},true,true"
    )

    changed = {name for name, value in org.records["Contact"][key].items() if value != before[name]}
    assert [row.error for row in result.rows] == [""]
    stamps = {"LastModifiedDate", "LastModifiedById", "SystemModstamp"}
    assert changed - stamps == {n for n in ("HasOptedOutOfEmail", "DoNotCall") if not before[n]}
    assert exported(org, tmp_path, "Contact")[key]["SystemModstamp"] == "2026-11-23T10:00:00.000Z"


def test_an_empty_cell_leaves_alone_and_not_applicable_empties(org: Org, tmp_path: Path) -> None:
    key, row = next((k, r) for k, r in org.alive("Contact").items() if r["Title"] and r["Email"])
    title = row["Title"]

    apply(org, tmp_path, "Contact_update.csv", "Id,Title,Email", f"{key},,#N/A")

    assert row["Title"] == title
    assert row["Email"] is None
    assert exported(org, tmp_path, "Contact")[key]["Email"] == ""


def test_data_loader_s_own_mode_takes_an_empty_cell_for_nothing(org: Org, tmp_path: Path) -> None:
    key = next(k for k, row in org.alive("Contact").items() if row["Title"] and row["Department"])
    (tmp_path / "01_Contact_update.csv").write_text(f"Id,Title,Department\n{key},,#N/A\n")

    org.apply(tmp_path, NOW, insert_nulls=True)

    assert (org.records["Contact"][key]["Title"], org.records["Contact"][key]["Department"]) == (None, "#N/A")


def test_a_name_is_put_together_again_after_an_update(org: Org, tmp_path: Path) -> None:
    key = next(iter(org.alive("Contact")))

    apply(org, tmp_path, "01_Contact_update.csv", "Id,FirstName,LastName", f"{key},#N/A,Poistettu 12")

    assert org.records["Contact"][key]["Name"] == "Poistettu 12"


def test_a_new_address_starts_without_the_old_one_s_bounce(org: Org, tmp_path: Path) -> None:
    key, row = next((k, r) for k, r in org.alive("Contact").items() if r["EmailBouncedReason"])

    apply(org, tmp_path, "01_Contact_update.csv", "Id,Email", f"{key},uusi@example.fi")

    assert (row["EmailBouncedReason"], row["EmailBouncedDate"], row["IsEmailBounced"]) == (None, None, False)


def test_the_copies_on_a_membership_follow_their_contact(org: Org, tmp_path: Path) -> None:
    key = someone(org, pointed_at_by="CampaignMember", column="ContactId")

    apply(org, tmp_path, "01_Contact_update.csv", "Id,Email,MailingCity", f"{key},uusi@example.fi,Äänekoski")

    copies = [row for row in org.alive("CampaignMember").values() if row["ContactId"] == key]
    assert {(row["Email"], row["City"]) for row in copies} == {("uusi@example.fi", "Äänekoski")}


def test_a_deleted_contact_takes_its_memberships_and_roles_along(org: Org, tmp_path: Path) -> None:
    key = someone(org, pointed_at_by="CampaignMember", column="ContactId")

    apply(org, tmp_path, "08_Contact_delete.csv", "Id", key)

    children = [*org.records["CampaignMember"].values(), *org.records["OpportunityContactRole"].values()]
    of_theirs = [row for row in children if row["ContactId"] == key]
    assert of_theirs
    assert all(row["IsDeleted"] for row in of_theirs)


@pytest.mark.parametrize(
    ("parent", "child", "column", "goes_along"),
    [
        ("Contact", "CampaignMember", "ContactId", True),
        ("Contact", "OpportunityContactRole", "ContactId", True),
        ("Contact", "EventRelation", "RelationId", True),
        ("Contact", "EmailMessageRelation", "RelationId", False),
        ("Contact", "Opportunity", "ContactId", False),
        ("Contact", "Task", "WhoId", False),
        ("Contact", "Event", "WhoId", False),
        ("Lead", "CampaignMember", "LeadId", True),
        ("Lead", "EventRelation", "RelationId", True),
        ("Lead", "EmailMessageRelation", "RelationId", False),
        ("Lead", "Task", "WhoId", False),
        ("Lead", "Event", "WhoId", False),
        ("Individual", "ContactPointTypeConsent", "PartyId", True),
        ("Individual", "CommSubscriptionConsent", "ConsentGiverId", True),
        ("Individual", "Contact", "IndividualId", False),
        ("Individual", "Lead", "IndividualId", False),
        ("Account", "Contact", "AccountId", True),
        ("Account", "Opportunity", "AccountId", True),
        ("Event", "EventRelation", "EventId", True),
        ("EmailMessage", "EmailMessageRelation", "EmailMessageId", True),
        ("Campaign", "CampaignMember", "CampaignId", True),
        ("Opportunity", "OpportunityContactRole", "OpportunityId", True),
    ],
)
def test_a_child_goes_along_or_forgets_its_parent(
    org: Org, tmp_path: Path, parent: str, child: str, column: str, *, goes_along: bool
) -> None:
    blocked = {row["ContactId"] for row in org.alive("Case").values()}
    blocked |= {row["AccountId"] for row in org.alive("Case").values()}
    row = next(r for r in org.alive(child).values() if r[column] in org.alive(parent).keys() - blocked)
    key = row[column]

    apply(org, tmp_path, f"01_{parent}_delete.csv", "Id", key)

    assert (row["IsDeleted"], row[column]) == ((True, key) if goes_along else (False, None))
    assert row["SystemModstamp"] == NOW


def test_tasks_and_events_stay_but_forget_whom_they_were_with(org: Org, tmp_path: Path) -> None:
    key = someone(org, pointed_at_by="Task", column="WhoId")
    tasks = [k for k, row in org.alive("Task").items() if row["WhoId"] == key]

    apply(org, tmp_path, "08_Contact_delete.csv", "Id", key)

    rows = [org.alive("Task")[task] for task in tasks]
    assert rows
    assert {(row["WhoId"], row["SystemModstamp"]) for row in rows} == {(None, NOW)}


def test_a_message_keeps_the_address_of_a_deleted_contact(org: Org, tmp_path: Path) -> None:
    key = someone(org, pointed_at_by="EmailMessageRelation", column="RelationId")
    relation = next(row for row in org.alive("EmailMessageRelation").values() if row["RelationId"] == key)

    apply(org, tmp_path, "08_Contact_delete.csv", "Id", key)

    assert relation["RelationId"] is None
    assert "@" in relation["RelationAddress"]


def test_a_deleted_individual_takes_its_consents_along(org: Org, tmp_path: Path) -> None:
    consent = next(iter(org.alive("ContactPointTypeConsent").values()))
    person = next(r for r in org.alive("Contact").values() if r["IndividualId"] == consent["PartyId"])

    apply(org, tmp_path, "10_Individual_delete.csv", "Id", consent["PartyId"])

    assert consent["IsDeleted"]
    assert person["IndividualId"] is None


def test_a_contact_with_cases_cannot_be_deleted(org: Org, tmp_path: Path) -> None:
    case = next(iter(org.alive("Case").values()))

    result = apply(org, tmp_path, "08_Contact_delete.csv", "Id", case["ContactId"])

    assert result.failures[0].error.startswith("DELETE_FAILED:")
    assert case["CaseNumber"] in result.failures[0].error
    assert case["ContactId"] in org.alive("Contact")


def test_an_account_whose_contact_has_cases_cannot_be_deleted(org: Org, tmp_path: Path) -> None:
    case = next(iter(org.alive("Case").values()))

    result = apply(org, tmp_path, "01_Account_delete.csv", "Id", case["AccountId"])

    assert result.failures
    assert not result.successes
    assert case["AccountId"] in org.alive("Account")


def test_a_case_blocks_its_contact_s_account_even_where_it_does_not_name_it(org: Org, tmp_path: Path) -> None:
    case = next(iter(org.alive("Case").values()))
    account = case["AccountId"]
    org.store.change("Case", case["Id"], "AccountId", None)

    result = apply(org, tmp_path, "01_Account_delete.csv", "Id", account)

    assert result.failures[0].error.startswith("DELETE_FAILED:")
    assert case["ContactId"] in org.alive("Contact")


def test_a_change_is_signed_by_who_applied_it(org: Org, tmp_path: Path) -> None:
    key = next(key for key, row in org.alive("Contact").items() if row["LastModifiedById"] != org.user)

    apply(org, tmp_path, "01_Contact_update.csv", "Id,Title", f"{key},Päällikkö")

    assert org.records["Contact"][key]["LastModifiedById"] == org.user
    assert org.records["User"][org.user]["UserType"] == "Standard"


def test_a_child_that_went_with_its_parent_is_reported_as_deleted(org: Org, tmp_path: Path) -> None:
    key = someone(org, pointed_at_by="CampaignMember", column="ContactId")
    member = next(k for k, row in org.alive("CampaignMember").items() if row["ContactId"] == key)
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "08_Contact_delete.csv").write_text(f"Id\n{key}\n")
    (tmp_path / "case" / "09_CampaignMember_delete.csv").write_text(f"Id\n{member}\n")

    contact, membership = org.apply(tmp_path / "case", NOW)

    assert contact.successes[0].id == key
    assert membership.failures[0].error == "ENTITY_IS_DELETED:entity is deleted:--"


def test_a_deleted_record_lies_in_the_bin_for_fifteen_days(org: Org, tmp_path: Path) -> None:
    key = next(iter(org.alive("Lead")))
    apply(org, tmp_path, "09_Lead_delete.csv", "Id", key)

    before = exported(org, tmp_path / "before", "Lead", NOW + timedelta(days=15) - timedelta(seconds=1))
    after = exported(org, tmp_path / "after", "Lead", NOW + timedelta(days=15))

    assert before[key]["IsDeleted"] == "true"
    assert before[key]["SystemModstamp"] == "2026-11-23T10:00:00.000Z"
    assert key not in after


def test_an_export_may_leave_the_bin_out(org: Org, tmp_path: Path) -> None:
    org.export(tmp_path, DATA_LOADER, NOW, with_bin=False)

    assert {row["IsDeleted"] for row in read(tmp_path / "Contact.csv")} == {"false"}


def test_emptying_the_bin_ends_it_at_once(org: Org, tmp_path: Path) -> None:
    key = next(iter(org.alive("Lead")))
    apply(org, tmp_path, "09_Lead_delete.csv", "Id", key)

    org.empty_bin()

    assert key not in org.records["Lead"]
    again = apply(org, tmp_path, "09_Lead_delete.csv", "Id", key)
    assert again.failures[0].error.startswith("ENTITY_IS_DELETED:")


def test_a_hard_delete_passes_the_bin_and_takes_the_children(org: Org, tmp_path: Path) -> None:
    key = someone(org, pointed_at_by="CampaignMember", column="ContactId")

    result = apply(org, tmp_path, "08_Contact_hardDelete.csv", "Id", key)

    assert result.successes
    assert key not in org.records["Contact"]
    assert key not in {row["ContactId"] for row in org.records["CampaignMember"].values()}


def test_a_hard_delete_removes_what_lies_in_the_bin(org: Org, tmp_path: Path) -> None:
    loser = next(key for key, row in org.records["Contact"].items() if row["IsDeleted"])

    result = apply(org, tmp_path, "08_Contact_hardDelete.csv", "Id", loser)

    assert result.successes
    assert loser not in org.records["Contact"]


def test_a_merged_loser_stays_in_the_bin_until_somebody_empties_it(org: Org, tmp_path: Path) -> None:
    loser = next(key for key, row in org.records["Contact"].items() if row["MasterRecordId"])

    assert loser in exported(org, tmp_path / "1", "Contact", NOW + timedelta(days=99))
    org.empty_bin()
    assert loser not in exported(org, tmp_path / "2", "Contact", NOW + timedelta(days=99))


def test_an_upsert_makes_a_consent_and_changes_another(org: Org, tmp_path: Path) -> None:
    old = next(iter(org.alive("ContactPointTypeConsent").values()))
    party = next(iter(org.alive("Individual")))
    header = "Id,PartyId,Name,ContactPointType,PrivacyConsentStatus,CaptureDate,CaptureSource"

    made = apply(
        org,
        tmp_path,
        "04_ContactPointTypeConsent_upsert.csv",
        header,
        f",{party},Kielto,Email,OptOut,2026-11-23T09:00:00.000Z,Pyyntö",
    )
    changed = apply(
        org,
        tmp_path,
        "04_ContactPointTypeConsent_upsert.csv",
        "Id,PrivacyConsentStatus,CaptureDate",
        f"{old['Id']},OptOut,2026-11-23T11:00:00.000+02:00",
    )

    new = org.alive("ContactPointTypeConsent")[made.rows[0].id]
    assert (made.rows[0].created, changed.rows[0].created) == (True, False)
    assert (new["PartyId"], new["PrivacyConsentStatus"], new["CreatedDate"]) == (party, "OptOut", NOW)
    assert (old["PrivacyConsentStatus"], old["CaptureDate"]) == ("OptOut", datetime(2026, 11, 23, 9))


def test_a_zip_is_applied_in_the_order_of_its_names(org: Org, tmp_path: Path) -> None:
    task = next(iter(org.alive("Task")))
    with zipfile.ZipFile(tmp_path / "case.zip", "w") as archive:
        archive.writestr("case/README.txt", "Lue minut")
        archive.writestr("case/02_Task_delete.csv", f"Id\n{task}\n")
        archive.writestr("case/01_Task_update.csv", f"Id,Description\n{task},#N/A\n")

    results = org.apply(tmp_path / "case.zip", NOW)

    assert [(r.object, r.action, len(r.successes)) for r in results] == [
        ("Task", "update", 1),
        ("Task", "delete", 1),
    ]


def failing_and_passing(org: Org, folder: Path) -> FileResult:
    case = next(iter(org.alive("Case").values()))
    other = someone(org, pointed_at_by="Task", column="WhoId")
    return apply(org, folder, "08_Contact_delete.csv", "Id", other, str(case["ContactId"]))


def test_data_loader_files_hold_the_input_with_status_or_error(org: Org, tmp_path: Path) -> None:
    result = failing_and_passing(org, tmp_path)

    good, bad = write_data_loader([result], tmp_path / "status", NOW)

    assert (good.name, bad.name) == ("success112326100000000.csv", "error112326100000000.csv")
    key = result.successes[0].id
    assert read(good) == [{"Id": key, "ID": key, "STATUS": "Item Deleted"}]
    assert read(bad)[0]["ERROR"].startswith("DELETE_FAILED:")


def test_bulk_files_lead_with_id_and_created_or_error(org: Org, tmp_path: Path) -> None:
    result = failing_and_passing(org, tmp_path)

    good, bad = write_bulk([result], tmp_path / "results")

    key = result.successes[0].id
    assert read(good) == [{"sf__Id": key, "sf__Created": "false", "Id": key}]
    assert list(read(bad)[0]) == ["sf__Id", "sf__Error", "Id"]


def test_every_file_has_a_stamp_of_its_own(org: Org, tmp_path: Path) -> None:
    results = [failing_and_passing(org, tmp_path), failing_and_passing(org, tmp_path)]

    written = write_data_loader(results, tmp_path / "status", NOW)

    assert len({path.name for path in written}) == 4


def living(org: Org) -> dict[str, dict[str, Row]]:
    return {name: org.alive(name) for name in org.columns}


def test_two_orgs_never_share_a_record(org: Org, tmp_path: Path) -> None:
    other = Org.load(DEMO_EXPORT)

    apply(org, tmp_path, "09_Lead_delete.csv", "Id", next(iter(org.alive("Lead"))))

    assert living(other) == living(Org.load(DEMO_EXPORT))
    assert living(other) != living(org)
