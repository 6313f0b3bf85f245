"""The deals of a case's persons: with a company and without one, those of nobody else."""

import pytest

from tests.decisions.drafts import opened, right
from tests.little_register import contact, key, register_of, row


@pytest.fixture
def case_id(settings, store, officer, now):
    """Anna takes part in a deal of a company and in one of none; Bert in another of the same company."""
    register_of(
        settings,
        {
            "Account": [row("Account", 1, Name="Firma")],
            "Contact": [contact(1, LastName="Anna"), contact(2, LastName="Bert")],
            "Opportunity": [
                row("Opportunity", 1, Name="Ours", AccountId=key("Account", 1)),
                row("Opportunity", 2, Name="Alone"),
                row("Opportunity", 3, Name="Theirs", AccountId=key("Account", 1)),
                row("Opportunity", 4, Name="Nobody's"),
            ],
            "OpportunityContactRole": [
                row(
                    "OpportunityContactRole",
                    deal,
                    OpportunityId=key("Opportunity", deal),
                    ContactId=key("Contact", person),
                    Role="Buyer",
                )
                for deal, person in ((1, 1), (2, 1), (3, 2))
            ],
        },
    )
    return opened(store, officer, right((key("Contact", 1),)), now)


def test_the_deals_of_a_case_are_named_with_a_company_and_without(store, officer, case_id):
    with store.page(officer) as page:
        deals = page.rows("case/deals", case_id=case_id)

    assert {("Ours", "Buyer"), ("Alone", "Buyer")} == {(each["deal"], each["role"]) for each in deals}


def test_the_roles_that_name_a_person_say_in_which_deal(store, officer, case_id):
    with store.page(officer) as page:
        hits = page.rows("case/hits/others", case_id=case_id)

    assert {"Ours, Buyer", "Alone, Buyer"} == {each["says"] for each in hits}
