"""Everything that the small Salesforce refuses, as the great one does: whole files, and single rows."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from dashboard.demo import DEMO_EXPORT
from tests.generator.ids import salesforce_id
from tests.org import FileResult, Org

NOW = datetime(2026, 11, 23, 10)


@pytest.fixture
def org() -> Org:
    return Org.load(DEMO_EXPORT)


@pytest.fixture
def key(org: Org) -> str:
    return next(iter(org.alive("Contact")))


def apply(org: Org, folder: Path, content: str | bytes, name: str = "01_Contact_update.csv") -> FileResult:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (result,) = org.apply(path, NOW)
    return result


def error(org: Org, folder: Path, content: str, name: str = "01_Contact_update.csv") -> str:
    """Return the one refusal of a file with one row, and see that nothing was changed."""
    before = {kind: dict(rows) for kind, rows in org.records.items()}
    result = apply(org, folder, content, name)
    assert not result.refused
    assert {kind: dict(rows) for kind, rows in org.records.items()} == before
    (row,) = result.failures
    return row.error


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xef\xbb\xbfId,Title\n{key},x\n", "byte order mark"),
        (b"Id,Title\n{key},J\xe4rjestelm\xe4\n", "not UTF-8 at byte 29"),
        (b"", "empty"),
        (b"Title\nx\n", "Id not specified"),
        (b"Id,Title,Title\n{key},x,y\n", "duplicate column"),
        (b"Id,Title\n{key}\n", "more or fewer values"),
        (b"Id,Title\r\n{key},x\n", "LineEnding"),
        (b"Id,Title\r{key},x\r", "LineEnding"),
        (b'Id,Title\n"{key}", "x"\n', "space stands outside the quotes"),
        (b'Id,Title\n{key},"x\n', "failed to parse"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_whole(
    org: Org, tmp_path: Path, key: str, content: bytes, reason: str
) -> None:
    result = apply(org, tmp_path, content.replace(b"{key}", key.encode()))

    assert reason in result.refused
    assert result.rows == []


@pytest.mark.parametrize("name", ["Contact.csv", "01_contact_update.csv", "01_Contact_remove.csv", "x.csv"])
def test_a_file_name_must_say_object_and_action(org: Org, tmp_path: Path, key: str, name: str) -> None:
    assert "file name" in apply(org, tmp_path, f"Id\n{key}\n", name).refused


def test_an_unknown_object_is_refused(org: Org, tmp_path: Path, key: str) -> None:
    assert "unable to find object" in apply(org, tmp_path, f"Id\n{key}\n", "01_Kontakti_delete.csv").refused


@pytest.mark.parametrize("header", ["ID", "id", "Id,Email", '"Id "'])
@pytest.mark.parametrize("action", ["delete", "hardDelete"])
def test_a_delete_file_holds_exactly_one_column_id(
    org: Org, tmp_path: Path, key: str, action: str, header: str
) -> None:
    cells = f"{key},x" if "," in header else key

    result = apply(org, tmp_path, f"{header}\n{cells}\n", f"08_Contact_{action}.csv")

    assert "only ids" in result.refused
    assert key in org.alive("Contact")


def test_quoted_headers_and_windows_line_ends_pass(org: Org, tmp_path: Path, key: str) -> None:
    content = f'"Id","Description"\r\n"{key}","Rivi 1\nrivi 2, ""lainaus"""\r\n'

    result = apply(org, tmp_path, content)

    assert len(result.successes) == 1
    assert org.records["Contact"][key]["Description"] == 'Rivi 1\nrivi 2, "lainaus"'


def test_a_spoilt_file_does_not_stop_the_next(org: Org, tmp_path: Path, key: str) -> None:
    (tmp_path / "01_Contact_update.csv").write_text("Title\nx\n")
    (tmp_path / "02_Contact_delete.csv").write_text(f"Id\n{salesforce_id('003', 10**9)}\n")

    first, second = org.apply(tmp_path, NOW)

    assert first.refused
    assert second.failures


@pytest.mark.parametrize(
    ("columns", "cells", "code"),
    [
        ("Suosikki__c", "x", "INVALID_FIELD:"),
        ("email", "x@example.fi", "INVALID_FIELD:"),
        ("Name", "Aino Kivi", "INVALID_FIELD_FOR_INSERT_UPDATE:"),
        ("MailingAddress", "Kuja 1", "INVALID_FIELD_FOR_INSERT_UPDATE:"),
        ("CreatedDate", "2026-11-23T10:00:00.000Z", "INVALID_FIELD_FOR_INSERT_UPDATE:"),
        ("IsDeleted", "true", "INVALID_FIELD_FOR_INSERT_UPDATE:"),
        ("SystemModstamp", "2026-11-23T10:00:00.000Z", "INVALID_FIELD_FOR_INSERT_UPDATE:"),
        ("LastName", "#N/A", "REQUIRED_FIELD_MISSING:"),
        ("LastName", "x" * 81, "STRING_TOO_LONG:"),
        ("FirstName", "x" * 41, "STRING_TOO_LONG:"),
        ("HasOptedOutOfEmail", "kyllä", "INVALID_TYPE_ON_FIELD_IN_RECORD:"),
        ("HasOptedOutOfEmail", "#N/A", "INVALID_TYPE_ON_FIELD_IN_RECORD:"),
        ("Birthdate", "23.11.2026", "INVALID_TYPE_ON_FIELD_IN_RECORD:"),
        ("EmailBouncedDate", "2026-11-23", "INVALID_TYPE_ON_FIELD_IN_RECORD:"),
        ("Email", "ei osoitetta", "INVALID_EMAIL_ADDRESS:"),
        ("AccountId", "{key}", "FIELD_INTEGRITY_EXCEPTION:"),
        ("IndividualId", salesforce_id("0PK", 10**9), "INVALID_CROSS_REFERENCE_KEY:"),
    ],
)
def test_a_row_that_breaks_a_rule_fails_and_changes_nothing(
    org: Org, tmp_path: Path, key: str, columns: str, cells: str, code: str
) -> None:
    refusal = error(org, tmp_path, f"Id,{columns}\n{key},{cells.replace('{key}', key)}\n")

    assert refusal.startswith(code)


def test_one_bad_row_does_not_stop_its_neighbours(org: Org, tmp_path: Path) -> None:
    first, second, third = list(org.alive("Contact"))[:3]

    result = apply(org, tmp_path, f"Id,Email\n{first},a@example.fi\n{second},rikki\n{third},c@example.fi\n")

    assert [row.id for row in result.successes] == [first, third]
    assert [row.id for row in result.failures] == [second]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda key: key[:17], "MALFORMED_ID:"),
        (lambda key: key[:-1] + ("B" if key[-1] == "A" else "A"), "MALFORMED_ID:"),
        (lambda key: key.lower(), "MALFORMED_ID:"),
        (lambda _: salesforce_id("00Q", 0), "MALFORMED_ID:"),
        (lambda _: "", "MALFORMED_ID:"),
        (lambda _: salesforce_id("003", 10**9), "INVALID_CROSS_REFERENCE_KEY:"),
    ],
)
def test_an_id_must_be_whole_and_of_a_living_record(
    org: Org, tmp_path: Path, key: str, spoil: Callable[[str], str], code: str
) -> None:
    # An empty line would be no row at all, so the empty id is quoted.
    assert error(org, tmp_path, f'Id\n"{spoil(key)}"\n', "08_Contact_delete.csv").startswith(code)


def test_a_short_id_is_understood(org: Org, tmp_path: Path, key: str) -> None:
    result = apply(org, tmp_path, f"Id,Title\n{key[:15]},Päällikkö\n")

    assert result.successes[0].id == key
    assert org.records["Contact"][key]["Title"] == "Päällikkö"


def test_a_record_in_the_bin_cannot_be_updated(org: Org, tmp_path: Path) -> None:
    loser = next(key for key, row in org.records["Contact"].items() if row["IsDeleted"])

    assert error(org, tmp_path, f"Id,Title\n{loser},x\n") == "ENTITY_IS_DELETED:entity is deleted:--"


def test_the_copies_on_a_membership_cannot_be_written(org: Org, tmp_path: Path) -> None:
    member = next(iter(org.alive("CampaignMember")))

    refusal = error(org, tmp_path, f"Id,Email\n{member},#N/A\n", "01_CampaignMember_update.csv")

    assert refusal.startswith("INVALID_FIELD_FOR_INSERT_UPDATE:")


def test_a_message_that_was_sent_cannot_be_changed(org: Org, tmp_path: Path) -> None:
    message = next(iter(org.alive("EmailMessage")))

    refusal = error(org, tmp_path, f"Id,TextBody\n{message},#N/A\n", "01_EmailMessage_update.csv")

    assert refusal.startswith("INVALID_FIELD_FOR_INSERT_UPDATE:")


def test_a_converted_lead_can_only_be_edited_with_a_right_of_its_own(org: Org, tmp_path: Path) -> None:
    lead = next(key for key, row in org.alive("Lead").items() if row["IsConverted"])
    without = Org.load(DEMO_EXPORT, edits_converted_leads=False)
    content = f"Id,HasOptedOutOfEmail\n{lead},true\n"

    assert error(without, tmp_path, content, "02_Lead_update.csv").startswith("CANNOT_UPDATE_CONVERTED_LEAD:")
    assert apply(org, tmp_path, content, "02_Lead_update.csv").successes
    assert apply(without, tmp_path, f"Id\n{lead}\n", "09_Lead_delete.csv").successes


def test_a_consent_needs_its_party_and_a_known_status(org: Org, tmp_path: Path) -> None:
    header, name = "Id,Name,ContactPointType,PrivacyConsentStatus", "04_ContactPointTypeConsent_upsert.csv"
    party = next(iter(org.alive("Individual")))

    missing = error(org, tmp_path, f"{header}\n,Kielto,Email,OptOut\n", name)
    unknown = error(org, tmp_path, f"{header},PartyId\n,Kielto,Email,Kieltänyt,{party}\n", name)

    assert missing.startswith("REQUIRED_FIELD_MISSING:")
    assert "PartyId" in missing
    assert unknown.startswith("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:")
