"""What a corrected value may look like, and when the register has it already."""

import pytest

from dashboard.decisions.correctable import columns_of, given, is_correctable, same
from dashboard.vocabulary import Refused
from tests.org import schema


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        ("Email", "Anna@Example.com", "anna@example.com "),
        ("Phone", "040 123 4567", "+358 40 1234567"),
        ("MobilePhone", "+358401234567", "0401234567"),
        ("Fax", "vaihde", " vaihde"),
        ("LastName", "Ma\u0308kela\u0308", "Mäkelä"),
        ("MailingStreet", "Katu 1\r\n2 krs", "Katu 1\n2 krs"),
        ("Title", None, ""),
    ],
)
def test_what_says_the_same_is_the_same(column, one, other):
    assert same(column, one, other)


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        ("LastName", "mäkelä", "Mäkelä"),
        ("Title", "0401234567", "+358401234567"),
        ("Phone", "040 123 4567", "040 123 4568"),
        ("Phone", "09 123 456 ext. 7", "09 123 456"),
        ("Email", "anna@example.com", None),
    ],
)
def test_what_says_something_else_is_not(column, one, other):
    assert not same(column, one, other)


@pytest.mark.parametrize("value", ["anna", "anna@", "@example.com", "anna@example", "a b@example.com"])
def test_half_an_address_is_refused(value):
    with pytest.raises(Refused, match="no whole e-mail address"):
        given("Email", value)


COLUMNS = """FirstName LastName Email Title Phone MobilePhone Fax MailingCity OtherStreet PostalCode
    MailingCountry Department AssistantName Company Description"""


@pytest.mark.parametrize("column", COLUMNS.split())
def test_a_value_is_no_longer_than_salesforce_takes(column):
    longest = schema.LENGTHS[column]
    value = "x@y.fi".rjust(longest, "x")

    assert value == given(column, value)
    with pytest.raises(Refused, match=str(longest)):
        given(column, "x" + value)


@pytest.mark.parametrize("column", ["LastName", "Company"])
def test_what_salesforce_wants_filled_cannot_be_emptied(column):
    with pytest.raises(Refused, match="cannot be emptied"):
        given(column, "  ")


def test_the_word_that_would_empty_a_field_is_no_value():
    with pytest.raises(Refused, match="#N/A"):
        given("Title", "#N/A")


def test_a_value_is_kept_as_it_should_stand():
    assert "Katu 1\n2 krs" == given("MailingStreet", " Katu 1 \r\n2 krs ")
    assert "Mäkelä" == given("LastName", "Ma\u0308kela\u0308")
    assert given("Title", " ") is None


def test_only_columns_of_the_export_are_offered_and_the_orgs_own():
    exported = ["Id", "LastName", "Email", "Toive__c", "IndividualId", "HasOptedOutOfEmail"]

    assert ["LastName", "Email", "Toive__c"] == columns_of("Contact", exported)
    assert [] == columns_of("Account", ["Name", "Toive__c"])
    assert not is_correctable("Contact", "hasoptedoutofemail")
