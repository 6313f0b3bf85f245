import json

from tests.exports import contact_id, contacts_file, json_file, record_id, tree


def test_a_tree_without_ids_gets_its_references_as_ids_and_keeps_its_links(export, load):
    json_file(export / "Accounts.json", tree("Account", ("AccountRef10", {"name": "Esimerkki Oy"})))
    contact = {"lastName": "Aho", "accountId": "@AccountRef10", "HasOptedOutOfEmail": True}
    json_file(export / "Contacts.json", tree("Contact", ("ContactRef1", contact)))

    imported = load(export)

    assert [("@ContactRef1", "Aho", "@AccountRef10", True)] == imported.rows(
        "select Id, LastName, AccountId, HasOptedOutOfEmail from contact"
    )
    assert [("@AccountRef10", "Esimerkki Oy")] == imported.rows("select Id, Name from account")


def test_records_below_a_record_are_linked_to_it(export, load):
    contacts = tree("Contact", ("ContactRef1", {"LastName": "Aho"}), ("ContactRef2", {"LastName": "Berg"}))
    json_file(
        export / "plan.json", tree("Account", ("AccountRef1", {"Name": "Esimerkki Oy", "Contacts": contacts}))
    )

    imported = load(export)

    assert [("Aho", "@AccountRef1"), ("Berg", "@AccountRef1")] == imported.rows(
        "select LastName, AccountId from contact order by LastName"
    )
    assert [("Account", 1), ("Contact", 2)] == [
        (file.object_name, file.read) for file in imported.report.files
    ]


def answer(*records, **more):
    return {"totalSize": len(records), "done": True, "records": list(records), **more}


def rest_contact(number, **fields):
    url = f"/services/data/v62.0/sobjects/Contact/{contact_id(number)}"
    return {"attributes": {"type": "Contact", "url": url}, "LastName": f"Nimi{number}", **fields}


def test_an_answer_of_the_rest_interface_is_read_with_the_records_above(export, load):
    account = {"attributes": {"type": "Account"}, "Name": "Esimerkki Oy"}
    address = {"city": "Oulu", "street": "Tie 1"}
    json_file(
        export / "query.json", answer(rest_contact(1, Account=account, MailingAddress=address, Email=None))
    )

    found = load(export).row("select Id, Email, MailingAddress, extra ->> 'Account.Name' from contact")

    assert (contact_id(1), None, '{"city": "Oulu", "street": "Tie 1"}', "Esimerkki Oy") == found


def test_an_answer_of_the_command_line_is_read(export, load):
    json_file(
        export / "out.json", {"status": 0, "result": answer(rest_contact(1), rest_contact(2)), "warnings": []}
    )

    assert [(2, 2, 0, 0)] == load(export).counts()


def test_an_answer_that_is_only_the_first_page_says_so(export, load):
    json_file(export / "Contact.json", answer(rest_contact(1), totalSize=3000, done=False))

    assert "only 1 of 3000 records" in load(export).file.note


def test_a_plain_list_and_lines_of_json_are_read(export, load):
    json_file(export / "contacts.json", [{"Id": contact_id(1), "LastName": "Aho", "NumberOfDogs__c": 1.50}])
    lines = [{"Id": record_id("Lead", n), "LastName": f"Nimi{n}", "Company": "X"} for n in range(3)]
    (export / "lead.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")

    imported = load(export)

    assert [(1, 1, 0, 0), (3, 3, 0, 0)] == imported.counts()
    assert ["1.5"] == imported.column(
        "select extra ->> 'NumberOfDogs__c' from contact where object = 'Contact'"
    )


def test_json_that_holds_no_records_is_an_error_of_its_own_file_only(export, load):
    contacts_file(export, [contact_id(1), "Aho", ""])
    json_file(export / "settings.json", {"objects": [{"query": "SELECT Id FROM Account"}]})
    (export / "torn.json").write_text('{"records": [\n{"Id": "1"', encoding="utf-8")

    imported = load(export)

    assert [None, "The file holds no list of Salesforce records.", "The file is no JSON from line 2 on."] == [
        file.error for file in imported.report.files
    ]
    assert 1 == imported.report.files[0].loaded


def test_an_empty_list_of_contacts_is_no_error(export, load):
    json_file(export / "Contact.json", {"records": []})

    assert [(0, 0, 0, 0)] == load(export).counts()


def test_json_in_utf_16_is_read(export, load):
    text = json.dumps([{"Id": contact_id(1), "LastName": "Äyräs"}], ensure_ascii=False)
    (export / "contacts.json").write_bytes("\ufeff".encode("utf-16-le") + text.encode("utf-16-le"))

    assert ["Äyräs"] == load(export).column("select LastName from contact")


def test_a_single_record_is_a_record_in_lines_and_as_an_answer(export, load):
    (export / "Contact.jsonl").write_text(json.dumps({"Id": contact_id(1), "LastName": "Aho"}), "utf-8")
    json_file(
        export / "Lead.json", {"status": 0, "result": {"Id": record_id("Lead", 1), "LastName": "Virta"}}
    )
    json_file(export / "Account.json", {"id": "7", "name": "settings of a program"})

    imported = load(export)

    assert ["Aho", "Virta"] == imported.column("select LastName from contact order by 1")
    assert "holds no list of Salesforce records" in imported.report.files[0].error


def test_the_plan_of_a_tree_holds_no_records_and_is_no_error(export, load):
    contacts_file(export)
    json_file(export / "Contact-plan.json", [{"sobject": "Contact", "files": ["Contacts.json"]}])

    plan = load(export).report.files[0]

    assert (None, None, 0) == (plan.object_name, plan.error, plan.read)
    assert "The file is the plan of an sObject tree: it names the files with the records." == plan.note
