"""Current, former or potential client (clause 4)."""

from datetime import date

import pytest

from tests.register.derive.raw import OBJECTS, changed_policy, contact, deal, derived, lead


def related(register, record_id="003A"):
    status = register.status(record_id)
    return status["relationship"], status["relationship_reason"]


def with_company(tmp_path, *deals, account_type=None, **more):
    return derived(
        tmp_path,
        account=[{"Id": "001A", "Name": "A Oy", "Type": account_type}],
        contact=[contact("003A", AccountId="001A")],
        opportunity=[{"AccountId": "001A", **each} for each in deals],
        **more,
    )


# 23.11.2026 less 24 months is 23.11.2024.
@pytest.mark.parametrize(
    ("won_on", "account_type", "expected"),
    [
        (date(2024, 11, 23), None, ("current", "won_recently")),
        (date(2024, 11, 22), None, ("former", "won_earlier")),
        (date(2024, 11, 22), "Customer", ("current", "current_type")),
        (date(2026, 1, 1), "Former Customer", ("current", "won_recently")),
        (None, " ASIAKAS ", ("current", "current_type")),
        (None, "Entinen asiakas", ("former", "former_type")),
        (None, "Prospekti", ("potential", "potential_type")),
        (None, "Toimittaja", ("potential", "no_deal_won")),
        (None, None, ("potential", "no_deal_won")),
    ],
)
def test_deals_tell_first_and_the_type_of_the_account_after_them(tmp_path, won_on, account_type, expected):
    deals = [deal("006A", won_on)] if won_on else []

    register = with_company(tmp_path, *deals, account_type=account_type)

    assert expected == related(register)


@pytest.mark.parametrize(
    "not_won",
    [
        deal("006A", date(2026, 12, 1)),  # to come
        deal("006A", date(2026, 1, 1), IsWon=False),
        deal("006A", date(2026, 1, 1), IsDeleted=True),
        {**deal("006A", date(2026, 1, 1)), "IsWon": None, "StageName": "Closed Lost"},
    ],
    ids=["to come", "lost", "deleted", "lost by stage"],
)
def test_a_deal_that_was_not_won_makes_no_client(tmp_path, not_won):
    assert ("potential", "no_deal_won") == related(with_company(tmp_path, not_won))


def test_where_the_export_does_not_say_won_the_stage_does(tmp_path):
    row = {**deal("006A", date(2026, 1, 1)), "IsWon": None, "StageName": "Closed Won"}

    assert ("current", "won_recently") == related(with_company(tmp_path, row))


def test_a_role_in_a_deal_of_another_company_makes_a_client(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A"), contact("003B")],
        opportunity=[deal("006A", date(2026, 1, 1), ContactId="003B")],
        opportunity_contact_role=[{"Id": "00KA", "OpportunityId": "006A", "ContactId": "003A"}],
    )

    assert ("current", "won_recently") == related(register)
    assert ("current", "won_recently") == related(register, "003B")


def test_a_lead_without_a_company_here_is_potential(tmp_path):
    assert ("potential", "no_account") == related(derived(tmp_path, contact=[lead("003A")]))


def test_the_best_company_of_a_person_counts(tmp_path):
    register = derived(
        tmp_path,
        account=[
            {"Id": "001A", "Name": "A", "Type": "Prospect"},
            {"Id": "001B", "Name": "B", "Type": "Customer"},
        ],
        contact=[
            contact("003A", AccountId="001A", Email="a@example.com"),
            contact("003B", AccountId="001B", Email="a@example.com"),
        ],
    )

    assert ("current", "current_type") == related(register)


def test_without_deals_in_the_export_a_relationship_is_not_known_and_nobody_expires_by_it(tmp_path):
    files = {name: None for name in OBJECTS if name != "Opportunity"}

    register = with_company(tmp_path, files=files)

    assert ("potential", "not_known") == related(register)
    assert None is register.status("003A")["expires_on"]


def test_without_deals_in_the_export_the_type_of_the_account_still_tells(tmp_path):
    files = {name: None for name in OBJECTS if name != "Opportunity"}

    register = with_company(tmp_path, files=files, account_type="Customer")

    assert ("current", "current_type") == related(register)
    # The last deal might be later than the last contact.
    assert None is register.status("003A")["expires_on"]


def test_without_accounts_in_the_export_only_people_with_one_are_not_known(tmp_path):
    files = {name: None for name in OBJECTS if name != "Account"}

    register = derived(tmp_path, files=files, contact=[contact("003A", AccountId="001A"), contact("003B")])

    assert ("potential", "not_known") == related(register)
    assert ("potential", "no_account") == related(register, "003B")


def test_a_deal_tells_even_where_its_account_is_not_in_the_export(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A", AccountId="001A")],
        opportunity=[deal("006A", date(2026, 1, 1), AccountId="001A")],
    )

    assert ("current", "won_recently") == related(register)


def test_the_office_decides_how_long_a_client_is_current(tmp_path):
    policy = changed_policy(tmp_path, ("won_within_months = 24", "won_within_months = 60"))

    register = with_company(tmp_path, deal("006A", date(2022, 1, 1)), policy_file=policy)

    assert ("current", "won_recently") == related(register)
