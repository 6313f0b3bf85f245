"""Pulls bring what an export brings; later ones ask only for what changed, and come to the same."""

import json
import stat
from datetime import timedelta

import pytest

from dashboard.databases import open_snapshot, snapshot_path
from dashboard.register.pull import PullOrder
from dashboard.vocabulary import Refused
from tests.register.pull.conftest import BEGIN


def record_of(office, object_name, number=0):
    return sorted(office.org.alive(object_name))[number]


def applied(office, name, text):
    """Apply a write-back file to the org; every row of it must go through."""
    result = office.org.apply_content(name, text.encode(), office.now)
    assert ("", []) == (result.refused or "", list(result.failures))


def changed_in_salesforce(office):
    """Edit a contact, make another, delete a lead, and delete an account with all that hangs on it."""
    applied(office, "Contact_update.csv", f"Id,LastName,Title\n{record_of(office, 'Contact')},Uusi,#N/A\n")
    applied(office, "Contact_insert.csv", 'LastName,Description\nTuore,"two\nlines, ""quoted"""\n')
    applied(office, "Lead_delete.csv", f"Id\n{record_of(office, 'Lead')}\n")
    applied(office, "Task_delete.csv", f"Id\n{record_of(office, 'Task', 1)}\n")


def test_a_first_pull_is_the_same_as_an_import_of_an_export(office, tmp_path):
    expected = office.exported(tmp_path / "other")

    pulled = office.pulled()

    assert len(pulled.contents["person"]) > 20
    assert any(row.count(True) for row in pulled.contents["contact"])
    assert expected == pulled.contents
    with open_snapshot(snapshot_path(office.settings, pulled.report.snapshot_id)) as connection:
        told = connection.execute("select distinct exported_at from known_object").fetchall()
    assert [(BEGIN,)] == told


def test_a_second_pull_comes_to_the_same_as_an_export_and_as_pulling_everything(office, tmp_path):
    office.pulled()
    office.later()
    changed_in_salesforce(office)
    count, expected = len(office.salesforce.queries), office.exported(tmp_path / "other")

    second = office.pulled()

    assert BEGIN - timedelta(hours=1) == office.asked(count)["Contact"]
    assert expected == second.contents
    # What changed counts as a duplicate of the older file: nothing is lost, and nothing is counted twice.
    files = {file.file: file for file in second.report.files}
    old, new = files["000001/Contact.csv"], files["000002/Contact.csv"]
    assert (1, 0) == (old.duplicates, new.duplicates)
    assert 2 == new.read == new.loaded
    assert second.contents == office.pulled(full=True).contents


def test_what_was_deleted_comes_as_deleted(office):
    lead = record_of(office, "Lead")
    office.updated()
    office.later()
    changed_in_salesforce(office)

    office.updated()

    assert "true" == office.kept()["Lead"][lead]["IsDeleted"]
    assert office.held() == office.kept()


def test_an_object_without_changes_gets_no_file(office):
    office.updated()
    office.later()
    office.updated()

    changing = {"000002/CampaignMember.csv", "000002/User.csv"}  # these are pulled whole every time
    assert changing == {file for file in office.files() if file.startswith("000002")}
    assert not {"000001/CampaignMember.csv", "000001/User.csv"} & set(office.files())


def test_copies_on_a_membership_are_up_to_date_though_it_bears_no_newer_stamp(office):
    members = office.org.alive("CampaignMember").values()
    person = next(row["ContactId"] for row in members if row.get("ContactId"))
    office.updated()
    office.later()
    applied(office, "Contact_update.csv", f"Id,LastName\n{person},Vaihtunut\n")

    office.updated()

    kept = [row for row in office.kept()["CampaignMember"].values() if row["ContactId"] == person]
    assert {"Vaihtunut"} == {row["LastName"] for row in kept}


def test_what_is_gone_from_the_bin_goes_with_a_full_pull(office):
    contact = record_of(office, "Contact")
    office.updated()
    office.later()
    office.org.store.remove({contact})

    office.updated()
    assert contact in office.kept()["Contact"]
    office.updated(full=True)
    assert office.held() == office.kept()


@pytest.mark.parametrize(("days", "whole"), [(6, False), (7, True)])
def test_everything_is_pulled_anew_when_the_last_time_is_long_ago(office, days, whole):
    office.updated()
    office.later(days=days)
    count = len(office.salesforce.queries)

    office.updated()

    assert whole is (office.asked(count)["Contact"] is None)
    assert whole is ("000001/Contact.csv" not in office.files())


def test_how_long_is_an_option(office):
    office.updated()
    office.later(days=2)
    count = len(office.salesforce.queries)

    office.updated(full_after_days=2)

    assert office.asked(count)["Contact"] is None


def test_many_changes_are_pulled_into_one_file_again(office):
    office.updated()
    office.later()
    rows = "".join(f"{key},Taas\n" for key in office.org.alive("Contact"))
    applied(office, "Contact_update.csv", f"Id,Title\n{rows}")
    office.updated()
    assert 2 == sum(file.endswith("/Contact.csv") for file in office.files())
    office.later()
    count = len(office.salesforce.queries)

    office.updated()

    assert office.asked(count)["Contact"] is None
    assert ["000003/Contact.csv"] == [file for file in office.files() if file.endswith("/Contact.csv")]


def test_an_object_whose_fields_changed_is_pulled_whole(office):
    office.salesforce.sight.hidden.add("Contact.Title")
    office.updated()
    office.later()
    office.salesforce.sight.hidden.clear()
    count = len(office.salesforce.queries)

    office.updated()

    asked = office.asked(count)
    assert (None, True) == (asked["Contact"], asked["Lead"] is not None)


def test_a_field_that_may_not_be_seen_is_unknown(office):
    office.salesforce.sight.hidden.add("Contact.HasOptedOutOfEmail")

    report = office.pulled().report

    with open_snapshot(snapshot_path(office.settings, report.snapshot_id)) as connection:
        known = connection.execute("select column_name from known_column where object = 'Contact'").fetchall()
    assert ("Title",) in known
    assert ("HasOptedOutOfEmail",) not in known


def test_compound_fields_and_contents_of_files_are_not_asked_for(office):
    office.updated()

    asked = {query.object: query.columns for query in office.salesforce.queries}
    assert not {"MailingAddress", "Logo__c", "Place__c"} & {*asked["Contact"], *asked["Account"]}


def test_a_field_that_looks_like_a_credential_is_not_asked_for(office):
    office.org.columns["Contact"].append("Api_Key__c")

    office.updated()

    assert all("Api_Key__c" not in query.columns for query in office.salesforce.queries)


def test_an_object_that_the_org_has_not_is_left_out_and_told(office):
    pulled = office.pulled()

    assert "NOT_FOUND" == pulled.left_out["ContactPointConsent"]
    (told,) = [each.sentence for each in pulled.report.notes if "ContactPointConsent" in each.sentence]
    assert told.startswith("Salesforce shows no ContactPointConsent")


@pytest.mark.parametrize(
    ("sight", "code"), [("unreadable", "NOT_QUERYABLE"), ("forbidden", "INSUFFICIENT_ACCESS")]
)
def test_what_may_not_be_read_any_more_is_left_out_with_what_was_kept_of_it(office, sight, code):
    office.pulled()
    office.later()
    getattr(office.salesforce.sight, sight).add("Individual")

    pulled = office.pulled()

    assert code == pulled.left_out["Individual"]
    assert [] == pulled.contents["individual"]
    assert "Individual was in the last export" in pulled.report.needs_approval[0].sentence
    assert not [file for file in office.files() if "Individual" in file]


def test_the_pull_proves_as_of_the_earliest_of_its_queries(office):
    office.now += timedelta(minutes=5)  # ours is ahead of Salesforce's clock

    assert BEGIN == office.updated().moment


def test_a_clock_that_is_behind_proves_no_more(office):
    office.now -= timedelta(minutes=5)

    assert office.now == office.updated().moment


def test_another_org_is_pulled_whole(office):
    office.updated()
    office.later()
    state = office.settings.pulled / ".state.json"
    state.write_text(state.read_text().replace("127.0.0.1", "other.my.salesforce.com"), encoding="utf-8")
    count = len(office.salesforce.queries)

    office.updated()

    assert {None} == set(office.asked(count).values())
    assert {"000001"} == {file.partition("/")[0] for file in office.files()}


def test_what_is_kept_is_for_its_owner_only_and_holds_no_secret(office):
    office.updated()

    kept = [
        path for path in office.settings.pulled.rglob("*") if path.is_file() and path.name != ".pull.lock"
    ]
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in kept}
    assert {0o700} == {stat.S_IMODE(path.parent.stat().st_mode) for path in kept}
    state = (office.settings.pulled / ".state.json").read_text(encoding="utf-8")
    assert not [word for word in ("consumer", "token", "Bearer", "@") if word in state]
    assert office.salesforce.queries[0].object in json.loads(state)["objects"]


def test_an_object_that_was_asked_for_once_comes_with_every_later_pull(office):
    office.updated(also=["Case"])
    office.later()
    count = len(office.salesforce.queries)

    office.updated()

    assert BEGIN - timedelta(hours=1) == office.asked(count)["Case"]
    assert len(office.org.records["Case"]) == len(office.kept()["Case"]) > 0


def test_what_is_no_name_is_not_asked_for():
    with pytest.raises(Refused, match=r"\.\./limits is no name of a Salesforce object"):
        PullOrder(lambda: BEGIN, lambda *step: None, also=["../limits"])
