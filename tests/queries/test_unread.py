"""Rows that the import could not read, by the records that they are or name."""

from tests.registers import contact_id, person, snapshot_of


def test_rows_count_that_are_a_record_or_have_the_address_of_one(store, settings, officer):
    people = [person(1), person(2)]
    snapshot_of(
        settings,
        people=people,
        contact=[
            {
                "file_no": 1,
                "person_no": n,
                "object": "Contact",
                "Id": contact_id(n),
                "Email": f"Person{n}@example.com ",
            }
            for n in (1, 2)
        ],
        reject=[
            {"file_no": 1, "file": f"{name}.csv", "object": name, "reason": "broken", **cells}
            for name, cells in (
                ("Contact", {"record_id": contact_id(1)}),
                ("Lead", {"email": "PERSON1@example.com"}),
                ("Lead", {"email": "person2@example.com"}),
            )
        ],
    )

    with store.page(officer) as page:
        found = page.rows("plan/unread", record_ids=[contact_id(1)])

    assert [("Contact", 1), ("Lead", 1)] == [(each["object"], each["rows"]) for each in found]
