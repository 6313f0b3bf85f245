import pytest

from dashboard.register.names import is_secret
from tests.exports import contact_id, contacts_file

SECRETS = [
    "SESSION_ID__C",
    "SessionId",
    "session",
    "Session__c",
    "User_Session__c",
    "sessions",
    "Istuntotunnus__c",
    "Api_Key__c",
    "apiKey",
    "Login_Token__c",
    "OAuthToken",
    "PASSWORD",
    "Password__c",
    "client_secret",
    "Salasana__c",
    "refresh_token",
    "accesskey",
]
HARMLESS = [
    "Session_Attended__c",
    "Session_Name__c",
    "Secretary__c",
    "Keyboard__c",
    "TokenizedName",
    "Monkey__c",
    "LastName",
    "Key_Account__c",
]


@pytest.mark.parametrize("name", SECRETS)
def test_a_column_of_credentials_is_known_by_its_name(name):
    assert is_secret(name)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_column_that_only_sounds_similar_is_kept(name):
    assert not is_secret(name)


def test_credentials_are_stored_nowhere_and_named_in_a_note(export, load):
    columns = ("Id", "LastName", "Session_Id__c", "CreatedDate", "Email")
    contacts_file(
        export,
        [contact_id(1), "Aho", "s3cr3t!", "2020-01-01", "a@example.fi"],
        [contact_id(2), "Berg", "s3cr3t!", "huono", "b@example.fi"],
        [contact_id(3), "s3cr3t!"],
        columns=columns,
    )

    imported = load(export)

    assert [(3, 1, 2, 0)] == imported.counts()
    assert "Session_Id__c" in imported.file.note
    assert ["Id", "LastName", "CreatedDate", "Email"] == imported.column("select columns from import_file")[0]
    snapshot = imported.settings.snapshots / f"{imported.report.snapshot_id}.duckdb"
    assert b"s3cr3t!" not in snapshot.read_bytes()
    assert [] == imported.rows("select * from reject where text like '%s3cr3t%'")
