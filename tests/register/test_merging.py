from tests.exports import contact_id, contacts_file, csv_file, csv_text, json_file, record_id, tree, zip_file
from tests.generator.ids import salesforce_id

ID = contact_id(1)
COLUMNS = ("Id", "LastName", "Title", "SystemModstamp")
OLD, NEW = "2024-01-01 10:00:00", "2025-01-01 10:00:00"


def test_the_newest_of_two_records_wins_whatever_the_order_of_the_files(export, load):
    contacts_file(export, [ID, "Uusi", "johtaja", NEW], name="1/Contact.csv", columns=COLUMNS)
    contacts_file(export, [ID, "Vanha", "harjoittelija", OLD], name="2/Contact.csv", columns=COLUMNS)

    imported = load(export)

    assert [("Uusi", "johtaja", 1)] == imported.rows("select LastName, Title, file_no from contact")
    assert [(1, 1, 0, 0), (1, 0, 0, 1)] == imported.counts()


def test_a_column_that_the_newest_file_lacks_overwrites_nothing(export, load):
    contacts_file(export, [ID, "Vanha", "johtaja", OLD], name="1/Contact.csv", columns=COLUMNS)
    contacts_file(
        export, [ID, "Uusi", NEW], name="2/Contact.csv", columns=("Id", "LastName", "SystemModstamp")
    )

    assert ("Uusi", "johtaja") == load(export).row("select LastName, Title from contact")


def test_a_cell_that_was_emptied_stays_empty(export, load):
    columns = (*COLUMNS, "LastActivityDate", "HasOptedOutOfEmail", "Lempiväri__c")
    contacts_file(
        export,
        [ID, "Aho", "johtaja", OLD, "2020-01-01", "1", "sininen"],
        name="1/Contact.csv",
        columns=columns,
    )
    contacts_file(export, [ID, "Aho", "", NEW, "", "", ""], name="2/Contact.csv", columns=columns)

    found = load(export).row("select Title, LastActivityDate, HasOptedOutOfEmail, extra from contact")

    assert (None, None, False, None) == found


def test_extra_columns_of_both_files_are_kept(export, load):
    contacts_file(
        export, [ID, "Aho", "a", "x"], name="1/Contact.csv", columns=("Id", "LastName", "A__c", "B__c")
    )
    contacts_file(
        export, [ID, "Aho", "b", "y"], name="2/Contact.csv", columns=("Id", "LastName", "A__c", "C__c")
    )

    found = load(export).row("select extra ->> 'A__c', extra ->> 'B__c', extra ->> 'C__c' from contact")

    assert ("b", "x", "y") == found


def test_without_a_stamp_the_later_file_wins(export, load):
    contacts_file(export, [ID, "Ensin", ""], name="1/Contact.csv")
    contacts_file(export, [ID, "Sitten", ""], name="2/Contact.csv")

    assert ["Sitten"] == load(export).column("select LastName from contact")


def test_an_identical_copy_counts_as_duplicates(export, load):
    rows = [[contact_id(n), f"Aho{n}", ""] for n in range(5)]
    contacts_file(export, *rows, name="Contact.csv")
    contacts_file(export, *rows, name="kopio/Contact.csv")

    imported = load(export)

    assert sorted([(5, 5, 0, 0), (5, 0, 0, 5)]) == sorted(imported.counts())


def test_the_same_path_twice_is_one_file(export, load):
    path = contacts_file(export, [ID, "Aho", ""])

    assert [(1, 1, 0, 0)] == load(export, path).counts()


def test_a_link_to_a_file_that_is_there_already_is_one_file(export, load):
    path = contacts_file(export, [ID, "Aho", ""])
    (export / "Contact copy.csv").symlink_to(path)

    assert [(1, 1, 0, 0)] == load(export).counts()


def test_a_record_twice_in_one_file_is_one_record(export, load):
    contacts_file(export, [ID, "Vanha", "", OLD], [ID, "Uusi", "", NEW], columns=COLUMNS)

    imported = load(export)

    assert [(2, 1, 0, 1)] == imported.counts()
    assert ["Uusi"] == imported.column("select LastName from contact")


def test_a_short_and_a_long_id_are_the_same_record(export, load):
    contacts_file(export, [ID, "Aho", ""], [ID[:15], "Aho", ""])

    assert [(2, 1, 0, 1)] == load(export).counts()


def test_two_zips_of_a_weekly_export_that_overlap_make_one_register(export, load):
    columns = ["Id", "IsDeleted", "LastName", "Title", "Description", "SystemModstamp"]
    first = [[contact_id(n), "0", f"Nimi{n}", "johtaja", f"rivi\r\nkaksi {n}", OLD] for n in range(6)]
    second = [[contact_id(n), "0", f"Nimi{n}", f"rivi\r\nkaksi {n}", OLD] for n in range(4, 9)]
    zip_file(export / "WE_00DRv0000000001MAA_1.ZIP", {"Contact.csv": csv_text(columns, first, line_end="\n")})
    zip_file(
        export / "WE_00DRv0000000001MAA_2.ZIP",
        {"Contact.csv": csv_text([name for name in columns if name != "Title"], second, line_end="\n")},
    )

    imported = load(export)

    assert [(6, 4, 0, 2), (5, 5, 0, 0)] == imported.counts()
    assert ["johtaja"] * 6 + [None] * 3 == imported.column("select Title from contact order by Id")
    assert ["WE_00DRv0000000001MAA_1.ZIP/Contact.csv", "WE_00DRv0000000001MAA_2.ZIP/Contact.csv"] == [
        file.file for file in imported.report.files
    ]


def test_records_of_different_objects_with_one_reference_are_two_records(export, load):
    csv_file(export / "Contact.csv", ["Id", "LastName"], [["@Ref1", "Aho"]])
    csv_file(export / "Lead.csv", ["Id", "LastName"], [["@Ref1", "Berg"]])

    assert [("Contact", "Aho"), ("Lead", "Berg")] == load(export).rows(
        "select object, LastName from contact order by 1"
    )


def test_a_rejected_record_does_not_win_over_a_sound_one(export, load):
    columns = ("Id", "LastName", "CreatedDate", "SystemModstamp")
    contacts_file(export, [ID, "Sound", "2020-01-01", OLD], name="1/Contact.csv", columns=columns)
    contacts_file(export, [ID, "Torn", "huono", NEW], name="2/Contact.csv", columns=columns)

    imported = load(export)

    assert [(1, 1, 0, 0), (1, 0, 1, 0)] == imported.counts()
    assert ["Sound"] == imported.column("select LastName from contact")


def test_relations_of_all_activities_share_a_column(export, load):
    contacts_file(export)
    task, contact = record_id("Task", 1), contact_id(1)
    csv_file(
        export / "TaskWhoRelation.csv",
        ["Id", "TaskId", "RelationId"],
        [[salesforce_id("0RT", 1), task, contact]],
    )

    found = load(export).row("select object, ActivityRecordId, RelationId from activity_relation")

    assert ("TaskRelation", task, contact) == found


def test_two_trees_that_count_from_one_lose_nobody(export, load):
    (export / "1").mkdir()
    (export / "2").mkdir()
    json_file(export / "1" / "Contact.json", tree("Contact", ("ContactRef1", {"LastName": "Aho"})))
    json_file(export / "2" / "Contact.json", tree("Contact", ("ContactRef1", {"LastName": "Berg"})))

    found = load(export).rows("select Id, LastName from contact order by LastName")

    assert [("@ContactRef1", "Aho"), ("@ContactRef1~2-1", "Berg")] == found


def test_a_tree_that_comes_twice_is_one_tree(export, load):
    for name in ("Contact.json", "Contact copy.json"):
        json_file(export / name, tree("Contact", ("ContactRef1", {"LastName": "Aho"})))

    assert [(1, 1)] == load(export).rows("select count(*), count(distinct Id) from contact")
