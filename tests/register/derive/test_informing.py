"""What telling a person needs: the copy and the sending agree on which addresses mail can be sent to."""

from tests.little_register import contact, register_of

ADDRESSES = (
    "anna@example.fi",
    "Anna.O'Neil+news@mail.example.co.uk",
    "anna@example",
    "anna example.fi",
    "änna@example.fi",
    "anna@example.fi, bertta@example.fi",
    None,
)


def rows(store, actor, text):
    with store.page(actor) as page:
        return page._cursor.execute(text).fetchall()


def test_an_address_is_usable_for_the_copy_where_it_is_for_the_sending(settings, store, officer):
    people = [contact(n, Email=email, LastName=f"P{n}") for n, email in enumerate(ADDRESSES, start=1)]
    register_of(settings, {"Contact": people})

    found = rows(
        store,
        officer,
        "select told.reach, person.email is not null, usable_address(person.email)"
        " from informing_person as told join person on person.person_no = told.person_no",
    )

    assert len(ADDRESSES) == len(found)
    assert {("email", True, True), ("unusable", True, False), ("no_address", False, False)} == set(found)


def test_the_cube_counts_everybody_once_and_the_due_once_more(settings, store, officer):
    people = [contact(n, LastName=f"P{n}", LeadSource="Purchased List") for n in range(1, 6)]
    register_of(settings, {"Contact": people})

    counted = dict(
        rows(store, officer, "select counted, sum(persons)::integer from informing_cube group by 1")
    )
    due = rows(store, officer, "select count(*) from informing_person where due_on is not null")[0][0]

    assert 5 == counted["all"]
    assert due == counted.get("due", 0)


def test_an_address_that_two_persons_read_is_shared(settings, store, officer):
    people = [
        contact(1, FirstName="Anna", LastName="Aalto", Email="info@example.fi"),
        contact(2, FirstName="Bertta", LastName="Berg", Email="info@example.fi"),
        contact(3, FirstName="Cecilia", LastName="Cederberg", Email="cecilia@example.fi"),
    ]
    register_of(settings, {"Contact": people})

    assert [(1, 2)] == rows(
        store, officer, "select address_no, count(*) from shared_address group by address_no"
    )
