"""Every raw table with its person, so that a person's whole file is found and read in one range."""

from datetime import date, datetime

from tests.register.derive.raw import contact, deal, derived, event, individual, lead, message, task


def activities(register, record_id):
    number = register.person_of(record_id)
    rows = register.rows("from person_activity where person_no = ? order by record_id", number)
    return {row["record_id"]: row["role"] for row in rows}


def test_an_activity_finds_everybody_who_took_part(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A"), lead("00QB"), contact("003C")],
        activity=[
            task("00TA", date(2024, 1, 1), WhoId="003A"),
            event("00UA", datetime(2024, 1, 2, 9), WhoId="00QB"),
        ],
        activity_relation=[
            {"object": "TaskRelation", "Id": "0RTA", "ActivityRecordId": "00TA", "RelationId": "00QB"},
            {"object": "EventRelation", "Id": "0REA", "ActivityRecordId": "00UA", "RelationId": "00QB"},
            {"object": "TaskRelation", "Id": "0RTB", "ActivityRecordId": "00TA", "RelationId": "001GONE"},
        ],
    )

    assert {"00TA": "who"} == activities(register, "003A")
    assert {"00TA": "relation", "00UA": "who"} == activities(register, "00QB")
    assert {} == activities(register, "003C")


def test_a_message_finds_persons_by_relation_by_task_and_by_exact_address(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact(f"003{n}") for n in "ABCDE"],
        activity=[
            task("00TD", date(2024, 1, 1), WhoId="003D"),
            message(
                "02sA",
                datetime(2024, 1, 1, 9),
                ActivityId="00TD",
                FromAddress="Etunimi Sukunimi <003B@EXAMPLE.com>",
                ToAddress="myynti@example.fi; 003c@example.com",
                CcAddress="x003e@example.com",
            ),
        ],
        activity_relation=[
            {
                "object": "EmailMessageRelation",
                "Id": "0EA",
                "ActivityRecordId": "02sA",
                "RelationId": "003A",
                "RelationType": "ToAddress",
            },
        ],
    )

    found = {n: activities(register, f"003{n}").get("02sA") for n in "ABCDE"}
    assert {"A": "to", "B": "from", "C": "to", "D": "task", "E": None} == found


def test_an_activity_of_two_stands_once_and_both_know_where(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A"), contact("003B")],
        activity=[task("00TA", date(2024, 1, 1), WhoId="003B")],
        activity_relation=[
            {"object": "TaskRelation", "Id": "0RTA", "ActivityRecordId": "00TA", "RelationId": "003A"},
        ],
    )

    home = register.person_of("003B")
    assert [home] == [row["person_no"] for row in register.table("activity")]
    assert {home} == {row["activity_person_no"] for row in register.table("person_activity")}


def test_rows_of_a_person_stand_together_and_nobodys_last(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact(f"003{n}") for n in "AB"],
        activity=[task(f"00T{n}", date(2024, 1, n), WhoId="003BAX"[:3] + "BAX"[n % 3]) for n in range(1, 10)],
    )

    numbers = [row["person_no"] for row in register.rows("select person_no from activity order by rowid")]
    assert [1, 1, 1, 2, 2, 2, None, None, None] == numbers


def test_memberships_find_their_person_by_id_or_else_by_address(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A"), lead("00QB")],
        campaign_member=[
            {"Id": "00v1", "ContactId": "003A"},
            {"Id": "00v2", "LeadId": "00QB"},
            {"Id": "00v3", "LeadOrContactId": "00QB"},
            {"Id": "00v4", "Email": "003A@example.com "},
            {"Id": "00v5", "ContactId": "003GONE", "Email": "00qb@example.com"},
        ],
    )

    found = {row["Id"]: row["person_no"] for row in register.table("campaign_member")}
    assert {"00v1": 1, "00v2": 2, "00v3": 2, "00v4": 1, "00v5": None} == found


def test_consents_find_their_person_by_party_giver_or_contact_point(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A", IndividualId="0PKA"), contact("003B")],
        individual=[individual("0PKA")],
        consent=[
            {"object": "ContactPointTypeConsent", "Id": "0ZYA", "PartyId": "0PKA"},
            {"object": "CommSubscriptionConsent", "Id": "0XlA", "ConsentGiverId": "003B"},
            {"object": "ContactPointConsent", "Id": "0ZXA", "ContactPointId": "9VlA"},
        ],
        other_record=[{"object": "ContactPointEmail", "Id": "9VlA", "data": '{"ParentId": "0PKA"}'}],
    )

    found = {row["Id"]: row["person_no"] for row in register.table("consent")}
    assert {"0ZYA": 1, "0XlA": 2, "0ZXA": 1} == found


def test_records_of_other_objects_find_everybody_they_name_in_any_column(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A"), contact("003B")],
        other_record=[
            {"object": "Case", "Id": "500A", "data": '{"ContactId": "003B", "Own_Lookup__c": "003A"}'},
            {"object": "Case", "Id": "500B", "data": '{"SuppliedEmail": "003B@Example.com"}'},
            {"object": "Case", "Id": "500C", "data": '{"Subject": "003B ja muita"}'},
        ],
    )

    found = [(row["record_id"], row["person_no"]) for row in register.table("person_other_record")]
    assert [("500A", 1), ("500A", 2), ("500B", 2)] == sorted(found)
    assert {"500A": 1, "500B": 2, "500C": None} == {
        row["Id"]: row["person_no"] for row in register.table("other_record")
    }


def test_deals_stand_with_their_account_and_know_who_takes_part(tmp_path):
    register = derived(
        tmp_path,
        account=[{"Id": "001B", "Name": "B Oy"}, {"Id": "001A", "Name": "A Oy"}],
        contact=[contact("003A", AccountId="001B"), contact("003B")],
        opportunity=[
            deal("006A", date(2025, 1, 1), AccountId="001B", ContactId="003A"),
            deal("006B", date(2027, 1, 1), AccountId="001A"),
        ],
        opportunity_contact_role=[
            {"Id": "00KA", "OpportunityId": "006A", "ContactId": "003A", "Role": "Decision Maker"},
            {"Id": "00KB", "OpportunityId": "006B", "ContactId": "003B"},
        ],
    )

    parts = {
        (r["person_no"], r["opportunity_id"]): (r["role"], r["won_on"])
        for r in register.table("person_opportunity")
    }
    assert {(1, "006A"): ("Decision Maker", date(2025, 1, 1)), (2, "006B"): (None, None)} == parts
    assert {"006A": 2, "006B": 1} == {r["Id"]: r["account_no"] for r in register.table("opportunity")}
    assert (2, "001B", "B Oy") == tuple(
        register.person("003A")[name] for name in ("account_no", "account_id", "company")
    )


def test_a_leads_company_that_is_an_accounts_id_is_shown_by_its_name(tmp_path):
    register = derived(
        tmp_path,
        account=[{"Id": "001A", "Name": "A Oy"}],
        contact=[lead("00QA", Company="001A"), lead("00QB", Company="B Oy")],
    )

    assert "A Oy" == register.person("00QA")["company"]
    assert "B Oy" == register.person("00QB")["company"]


def test_a_person_is_found_by_every_word_of_every_record(tmp_path):
    register = derived(
        tmp_path,
        account=[{"Id": "001A", "Name": "Hämeen Mylly Oy"}],
        contact=[
            contact(
                "003A",
                FirstName="Maija-Liisa",
                LastName="Häkkinen",
                Email="Maija.Hakkinen@Example.fi",
                MobilePhone="+358 40 123 4567",
                AccountId="001A",
            ),
            lead("00QA", ConvertedContactId="003A", Phone="09 765 4321", Email=None, LastName="Тест"),
        ],
        campaign_member=[{"Id": "00vA", "ContactId": "003A", "Email": "vanha@example.com"}],
    )

    tokens = {row["token"] for row in register.table("search_token")}
    assert tokens >= {
        "maija",
        "liisa",
        "hakkinen",
        "maija.hakkinen@example.fi",
        "maija.hakkinen",
        "example.fi",
    }
    assert tokens >= {"hameen", "mylly", "358401234567", "0401234567", "097654321", "003a", "00qa", "тест"}
    assert "vanha@example.com" in tokens


def test_tokens_are_sorted_and_none_stands_twice(tmp_path):
    people = [contact(f"003{n}", FirstName="Sama", LastName="Nimi") for n in range(20)]

    register = derived(tmp_path, contact=people)

    rows = [tuple(row.values()) for row in register.rows("from search_token order by rowid")]
    assert sorted(set(rows)) == rows


def test_words_gathered_some_persons_at_a_time_are_the_same_words(tmp_path, monkeypatch):
    people = [contact(f"003{n}", FirstName="Sama", LastName=f"Nimi{n}") for n in range(20)]
    words = "from search_token order by rowid"
    at_once = derived(tmp_path, contact=people).rows(words)

    monkeypatch.setattr("dashboard.register.derive.inputs.PERSONS_AT_ONCE", 3)
    in_portions = derived(tmp_path, contact=people, snapshot_id="20261123T070000Z-0002").rows(words)

    assert at_once == in_portions
    assert 20 == len({row["person_no"] for row in in_portions})
