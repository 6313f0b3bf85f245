"""Which records are one person, and why."""

from datetime import datetime

import pytest

from tests.register.derive.raw import contact, derived, individual, lead


def test_a_converted_lead_is_the_person_of_its_contact(tmp_path):
    register = derived(
        tmp_path, contact=[contact("003A"), lead("00QA", IsConverted=True, ConvertedContactId="003A")]
    )

    assert register.same("003A", "00QA")
    assert ("itself", None) == register.reason("003A")
    assert ("converted_lead", "003A") == register.reason("00QA")


def test_a_merged_loser_is_the_person_of_its_winner(tmp_path):
    register = derived(
        tmp_path, contact=[contact("003B"), contact("003A", IsDeleted=True, MasterRecordId="003B")]
    )

    assert register.same("003A", "003B")
    assert ("merged", "003B") == register.reason("003A")
    assert "003B" == register.person("003A")["main_id"]


def test_contact_and_lead_of_one_individual_are_one_person(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A", IndividualId="0PKA"), lead("00QA", IndividualId="0PKA")],
        individual=[individual("0PKA")],
    )

    assert register.same("003A", "00QA", "0PKA")
    assert ("individual", "0PKA") == register.reason("00QA")
    assert ("individual", "003A") == register.reason("0PKA")


def test_the_same_address_in_capitals_with_a_space_after_it_links(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            contact("003A", Email="matti.meikalainen@example.com"),
            lead("00QA", Email="MATTI.Meikalainen@Example.COM "),
        ],
    )

    assert register.same("003A", "00QA")
    assert ("email", "003A") == register.reason("00QA")


def test_a_decomposed_letter_in_an_address_is_the_same_letter(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            contact("003A", Email="h\u00e4kki@example.fi"),
            lead("00QA", Email="ha\u0308kki@example.fi"),
        ],
    )

    assert register.same("003A", "00QA")


def test_a_role_mailbox_on_three_people_joins_nobody(tmp_path):
    people = [contact(f"003{n}", Email="Info@example.fi", FirstName="Sama", LastName="Nimi") for n in "ABC"]

    register = derived(tmp_path, contact=people)

    assert 3 == len({register.person_of(f"003{n}") for n in "ABC"})


def test_an_address_used_under_two_full_names_is_shared(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            contact("003A", Email="kampanjat@example.fi", FirstName="Aino", LastName="Aalto"),
            contact("003B", Email="kampanjat@example.fi", FirstName="Eero", LastName="Esko"),
        ],
    )

    assert not register.same("003A", "003B")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Aino", "Esko"),  # a new surname
        ("aino ", "AALTO"),  # the same name, written otherwise
        ("Aalto", "Aino"),  # in the wrong order
        (None, "Aalto"),  # half a name is no second person
    ],
)
def test_one_person_with_two_spellings_of_the_name_still_links_by_address(tmp_path, first, last):
    register = derived(
        tmp_path,
        contact=[
            contact("003A", Email="aino@example.fi", FirstName="Aino", LastName="Aalto"),
            contact("003B", Email="aino@example.fi", FirstName=first, LastName=last),
        ],
    )

    assert register.same("003A", "003B")


def test_the_same_name_alone_never_links(tmp_path):
    people = [contact(f"003{n}", FirstName="Matti", LastName="Virtanen", Company="X") for n in "AB"]

    register = derived(tmp_path, contact=people)

    assert not register.same("003A", "003B")


def test_people_without_an_address_are_not_joined(tmp_path):
    people = [
        contact(f"003{n}", Email=email) for n, email in zip("ABCD", [None, None, "-", "-"], strict=True)
    ]

    register = derived(tmp_path, contact=people)

    assert 4 == len(register.table("person"))


def test_ids_that_point_outside_the_export_link_nothing(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            lead("00QA", IsConverted=True, ConvertedContactId="003GONE", IndividualId="0PKGONE"),
            contact("003A", MasterRecordId="003GONE", IndividualId="0PKGONE"),
        ],
    )

    assert not register.same("00QA", "003A")
    assert ("itself", None) == register.reason("00QA")


def test_a_chain_of_links_is_one_person(tmp_path):
    chain = [
        contact(f"003{n:02d}", IsDeleted=n < 40, MasterRecordId=f"003{n + 1:02d}" if n < 40 else None)
        for n in range(41)
    ]

    register = derived(tmp_path, contact=chain)

    assert 1 == len(register.table("person"))
    assert "00340" == register.person("00300")["main_id"]


def test_links_of_every_kind_together_make_one_person(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            contact("003A", Email="a@example.com"),
            contact("003B", Email="a@example.com", IndividualId="0PKB"),
            lead("00QC", IndividualId="0PKB", ConvertedContactId="003D"),
            contact("003D", MasterRecordId="003E", IsDeleted=True),
            contact("003E"),
            contact("003F"),
        ],
        individual=[individual("0PKB")],
    )

    assert register.same("003A", "003B", "00QC", "003D", "003E", "0PKB")
    assert not register.same("003A", "003F")


def test_numbers_are_dense_and_follow_the_smallest_record_id(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            contact("003C"),
            contact("003B"),
            lead("00QZ", ConvertedContactId="003B"),
            contact("003A"),
            lead("00QA"),
        ],
    )

    found = {row["main_id"]: row["person_no"] for row in register.table("person")}
    assert {"003A": 1, "003B": 2, "003C": 3, "00QA": 4} == found


def test_every_record_belongs_to_exactly_one_person(tmp_path):
    people = [contact(f"003{n}", Email="same@example.com" if n % 2 else None) for n in range(9)]

    register = derived(tmp_path, contact=people, individual=[individual("0PKA")])

    linked = sorted(row["record_id"] for row in register.table("person_record"))
    assert sorted([*(row["Id"] for row in people), "0PKA"]) == linked


def test_an_individual_of_a_salesforce_user_is_no_person_of_the_register(tmp_path):
    register = derived(
        tmp_path,
        individual=[individual("0PKU"), individual("0PKA")],
        salesforce_user=[{"Id": "005A", "Name": "Myyjä", "IndividualId": "0PKU"}],
    )

    assert ["0PKA"] == [row["record_id"] for row in register.table("person_record")]
    assert {"0PKA", "0PKU"} == {row["Id"] for row in register.table("individual")}


def test_the_main_record_is_the_living_contact_changed_last(tmp_path):
    same = {"Email": "a@example.com"}
    register = derived(
        tmp_path,
        contact=[
            contact("003A", **same, LastModifiedDate=datetime(2025, 1, 1), IsDeleted=True),
            contact("003B", **same, LastModifiedDate=datetime(2022, 1, 1)),
            contact("003C", **same, LastModifiedDate=datetime(2023, 1, 1), Title="Johtaja"),
            lead("00QA", **same, LastModifiedDate=datetime(2024, 1, 1)),
        ],
    )

    person = register.person("00QA")
    assert ("003C", "Johtaja", 4, False) == (
        person["main_id"],
        person["title"],
        person["records"],
        person["deleted"],
    )
