"""Finding persons: by the beginnings of words, whoever looks; what case handlers see of them is masked."""

import pytest

from dashboard.vocabulary import Denied
from dashboard.widgets.people_search import find, record_ids, search_words
from tests.little_register import contact, key, register_of, row


@pytest.fixture
def register(settings):
    account = row("Account", 1, Name="Tervapääsky Media Oy")
    people = [
        contact(
            1, FirstName="Aino", LastName="Mäkelä", Email="aino.makela@example.fi", Phone="+358 40 123 4567"
        ),
        contact(
            2,
            FirstName="Aino",
            LastName="Orasmaa-Västerskog",
            AccountId=key("Account", 1),
            Phone="040-7654321",
        ),
        contact(3, FirstName="Bertta", LastName="Lahti", Email="bertta@example.com"),
        contact(4, "Lead", FirstName="Aino", LastName="Mäkelä", Email="aino.makela@example.fi"),
    ]
    return register_of(
        settings,
        {
            "Account": [account],
            "Contact": [each for each in people if each["object"] == "Contact"],
            "Lead": [each for each in people if each["object"] == "Lead"],
        },
    )


def names(store, actor, text):
    with store.page(actor) as page:
        return [row["name"] for row in find(page, text)[0]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mäke", ["Aino Mäkelä"]),
        ("MAKELA", ["Aino Mäkelä"]),
        ("aino", ["Aino Mäkelä", "Aino Orasmaa-Västerskog"]),
        ("Orasmaa-Väst", ["Aino Orasmaa-Västerskog"]),
        ("aino terva", ["Aino Orasmaa-Västerskog"]),
        ("aino.makela@example.fi", ["Aino Mäkelä"]),
        ("bertta@", ["Bertta Lahti"]),
        ("040 123 45 67", ["Aino Mäkelä"]),
        ("+358 40 7654321", ["Aino Orasmaa-Västerskog"]),
        (key("Contact", 3), ["Bertta Lahti"]),
        (key("Contact", 3)[:15], ["Bertta Lahti"]),
        ("mäkelä bertta", []),
        ("oras aino terva", ["Aino Orasmaa-Västerskog"]),
        ("orasmaa aino lahti", []),
        ("orasmaa lahti aino", []),
        ("asmaa", ["Aino Orasmaa-Västerskog"]),
        ("kel", ["Aino Mäkelä"]),
        ("pääsky", ["Aino Orasmaa-Västerskog"]),
        ("xampl", ["Aino Mäkelä", "Aino Orasmaa-Västerskog", "Bertta Lahti"]),
        ("ttä ahti", ["Bertta Lahti"]),
        ("tta ahti", ["Bertta Lahti"]),
        ("tta kelä", []),
        ("ta", []),
        ("ahtiq", []),
        ("x", []),
        ("", []),
    ],
)
def test_a_person_is_found_by_the_beginning_of_any_of_their_words(register, store, officer, typed, found):
    assert found == names(store, officer, typed)


def test_case_handlers_see_masked_hits(register, store, staff):
    with store.page(staff) as page:
        (hit,), _more = find(page, "orasmaa")

    assert ("A*** O***", "Tervapääsky Media Oy", "*** 21") == (hit["name"], hit["company"], hit["phone"])


def test_masked_addresses_keep_only_first_letters_and_the_last_part(register, store, staff):
    with store.page(staff) as page:
        (hit,), _more = find(page, "bertta")

    assert "b***@e***.com" == hit["email"]


def test_case_handlers_cannot_read_the_register_by_numbers(register, store, staff):
    with store.page(staff) as page, pytest.raises(Denied):
        page.rows("people/cards", persons=[1])


def test_a_case_about_a_person_holds_all_their_records(register, store, staff):
    with store.page(staff) as page:
        (hit,), _more = find(page, "makela")
        ids = record_ids(page, hit["person_no"])

    assert {key("Contact", 1), key("Lead", 4)} == set(ids)


def test_more_hits_than_fit_are_told_of(settings, store, officer):
    register_of(settings, {"Contact": [contact(number, FirstName="Sama") for number in range(1, 30)]})

    with store.page(officer) as page:
        hits, more = find(page, "sama")

    assert (20, True) == (len(hits), more)


def test_before_the_first_import_nobody_is_found(store, officer):
    assert [] == names(store, officer, "aino")


def test_the_longest_word_is_looked_for_first():
    assert ["virtanen", "aino"] == search_words("Aino Virtanen")
