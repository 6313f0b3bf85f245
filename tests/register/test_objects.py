import json

import pytest

from dashboard.register.file_names import by_file_name
from tests.exports import contact_id, contacts_file, csv_file, record_id

NAMES = [
    ("Contact.csv", "Contact"),
    ("contacts.csv", "Contact"),
    ("CONTACT.CSV", "Contact"),
    ("sf_contact_data.csv", "Contact"),
    ("salesforce_lead.csv", "Lead"),
    ("01_Contact.csv", "Contact"),
    ("Contact 2026-11.csv", "Contact"),
    ("Contact (1).csv", "Contact"),
    ("extract_Account.csv", "Account"),
    ("accountData.csv", "Account"),
    ("opportunities.json", "Opportunity"),
    ("campaign_members.csv", "CampaignMember"),
    ("CAMPAIGNMEMBER.csv", "CampaignMember"),
    ("OpportunityContactRole.csv", "OpportunityContactRole"),
    ("EmailMessageRelation.csv", "EmailMessageRelation"),
    ("TaskWhoRelation.csv", "TaskRelation"),
    ("Case.csv", "Case"),
    ("Branch__c.csv", "Branch__c"),
    ("Contact__c.csv", "Contact__c"),
    ("sf_contact_history_data.csv", "ContactHistory"),
    ("AccountShare.csv", "AccountShare"),
    ("UserRole.csv", "UserRole"),
    ("report1234567890.csv", None),
    ("contact persons we like.csv", None),
]


@pytest.mark.parametrize(("name", "object_name"), NAMES)
def test_a_files_name_tells_its_object(name, object_name):
    assert object_name == by_file_name(name)


def test_ids_tell_the_object_where_the_name_says_nothing(export, load):
    contacts_file(export, [record_id("Lead", 1), "Aho", ""], name="uutiskirje.csv")

    assert "Lead" == load(export).file.object_name


def test_columns_tell_the_object_where_there_are_no_ids(export, load):
    csv_file(export / "persons.csv", ["first_name", "last_name", "email"], [["Maija", "Aho", "m@example.fi"]])

    imported = load(export)

    assert "Contact" == imported.file.object_name
    assert ["@1-1"] == imported.column("select Id from contact")
    assert "cannot be written back to Salesforce" in imported.file.note


def test_an_unknown_object_is_kept_whole_under_its_files_name(export, load):
    contacts_file(export)
    header = ["Id", "Name", "CreatedDate", "Contact__c", "Empty__c"]
    csv_file(
        export / "Branch__c.csv", header, [["a00Rv00000003R5IAI", "Oulu", "2024-01-01", contact_id(1), ""]]
    )

    found = load(export).rows("select object, Id, data from other_record")

    ((object_name, own_id, data),) = found
    assert ("Branch__c", "a00Rv00000003R5IAI") == (object_name, own_id)
    assert {
        "Id": own_id,
        "Name": "Oulu",
        "CreatedDate": "2024-01-01",
        "Contact__c": contact_id(1),
    } == json.loads(data)


def test_a_date_that_nobody_needs_does_not_cost_a_record_of_an_unknown_object(export, load):
    contacts_file(export)
    header = ["Id", "CreatedDate", "Name"]
    csv_file(export / "Branch__c.csv", header, [["a00Rv00000003R5IAI", "joskus", "Oulu"]])

    assert ["joskus", "Oulu"] == list(
        load(export).row("select data ->> 'CreatedDate', data ->> 'Name' from other_record")
    )


def test_a_list_that_numbers_its_rows_itself_keeps_its_numbers(export, load):
    contacts_file(export)
    csv_file(export / "osallistujat.csv", ["id", "nimi"], [["1", "Aho"], ["2", "Berg"]])

    found = load(export).rows("select Id, data ->> 'id', data ->> 'nimi' from other_record order by 1")

    assert [("@2-1", "1", "Aho"), ("@2-2", "2", "Berg")] == found


@pytest.mark.parametrize("name", ["Id", "ID", "id"])
def test_a_list_of_an_unknown_object_keeps_its_own_numbers_however_their_column_is_spelt(export, load, name):
    contacts_file(export)
    csv_file(export / "tilaisuudet.csv", [name, "Nimi"], [["7", "Messut"]])

    found = load(export).row(f"select Id, data ->> '{name}', data ->> 'Nimi' from other_record")

    assert ("@2-1", "7", "Messut") == found


def test_a_column_id_that_is_empty_everywhere_is_none(export, load):
    contacts_file(export, ["", "Aho", ""], ["", "Berg", ""])

    imported = load(export)

    assert [("@1-1", "Aho"), ("@1-2", "Berg")] == imported.rows("select Id, LastName from contact order by 1")
    assert [["Id", "LastName", "Email"]] == imported.column("select columns from import_file")


def test_an_etl_table_that_marks_deletions_in_its_own_way_is_understood(export, load):
    header = [
        "id",
        "_fivetran_deleted",
        "_fivetran_synced",
        "last_name",
        "has_opted_out_of_email",
        "y_tunnus_c",
    ]
    row = [contact_id(1), "true", "2024-01-01 00:00:00", "Aho", "FALSE", "123"]
    csv_file(export / "contact.csv", header, [row])

    found = load(export).row(
        "select IsDeleted, LastName, HasOptedOutOfEmail, extra ->> 'y_tunnus_c' from contact"
    )

    assert (True, "Aho", False, "123") == found


def test_a_table_of_hundreds_of_columns_is_read(export, load):
    header = ["id", "last_name", *(f"custom_{n}_c" for n in range(400))]
    csv_file(export / "sf_contact_data.csv", header, [[contact_id(1), "Aho", *(str(n) for n in range(400))]])

    assert ["399"] == load(export).column("select extra ->> 'custom_399_c' from contact")
