"""The figures of an import, those of earlier ones, and the columns that nobody declared."""

from datetime import date, datetime

from dashboard import policy, sql
from dashboard.databases import build_snapshot, execute
from dashboard.register.derive import derive
from tests.register.derive.raw import POLICY, TODAY, contact, derived, lead, message, task


def figures(register, snapshot_id="20261123T060000Z-0001"):
    rows = register.rows("from figure_history where snapshot_id = ?", snapshot_id)
    return {(row["figure"], row["dimension"]): row["value"] for row in rows}


def test_the_figures_of_an_import_are_kept(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            lead("003A", CreatedDate=datetime(2024, 11, 22, 9)),  # until 22.11.2026: expired
            lead("003B", CreatedDate=datetime(2024, 11, 23, 9)),  # until today
            lead("003C", CreatedDate=datetime(2025, 2, 21, 9)),  # in 90 days
            lead("003D", CreatedDate=datetime(2025, 2, 22, 9), LeadSource="Purchased List"),
            lead("003E", CreatedDate=None, HasOptedOutOfEmail=True),
            lead("003F", IsDeleted=True),
        ],
    )

    found = figures(register)
    assert (5, 5) == (found["persons", None], found["persons", "potential"])
    assert (1, 2, 1, 1) == tuple(
        found[name, None] for name in ("expired", "due_soon", "kept", "retention_unknown")
    )
    assert (1, 4) == (found["not_in_notice", None], found["unknown_source", None])
    assert (1, 1) == (found["opted_out", None], found["opted_out", "email"])
    assert 0 == found["bounced", None]


def test_the_figures_of_an_empty_register_are_noughts(tmp_path):
    found = figures(derived(tmp_path))

    assert 0 == found["persons", None]
    assert 0 == found["expired", None]
    assert {None} == {dimension for _, dimension in found}


def test_earlier_figures_are_carried_over(tmp_path):
    first = derived(
        tmp_path, contact=[contact("003A")], today=date(2026, 11, 16), snapshot_id="20261116T060000Z-0001"
    )
    second = derived(
        tmp_path,
        contact=[contact("003A"), contact("003B")],
        previous=first.path,
        snapshot_id="20261123T060000Z-0001",
    )
    third = derived(tmp_path, contact=[], previous=second.path, snapshot_id="20261130T060000Z-0001")

    kept = third.rows(
        "select taken_on, value from figure_history where figure = 'persons' and dimension is null "
        "order by snapshot_id"
    )
    assert [(date(2026, 11, 16), 1), (TODAY, 2), (TODAY, 0)] == [tuple(row.values()) for row in kept]


def test_filled_columns_that_the_notice_does_not_declare_are_counted(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            contact(
                "003A",
                Birthdate="1.1.1980",
                HomePhone="09 1",
                extra='{"Vegan__c": "true", "Pets__c": "false"}',
            ),
            contact("003B", Birthdate="2.2.1980", Title="Johtaja"),
            lead("00QA", extra='{"Vegan__c": "1", "Empty__c": ""}'),
        ],
        individual=[{"Id": "0PKA", "LastName": "X", "ConsumerCreditScore": "700"}],
        campaign_member=[{"Id": "00vA", "extra": '{"Shoe__c": "43", "$odd/~name": "x"}'}],
    )

    found = [tuple(row.values()) for row in register.table("undeclared_column")]
    assert [
        ("CampaignMember", "$odd/~name", 1),
        ("CampaignMember", "Shoe__c", 1),
        ("Contact", "Birthdate", 2),
        ("Contact", "HomePhone", 1),
        ("Contact", "Vegan__c", 1),
        ("Individual", "ConsumerCreditScore", 1),
        ("Lead", "Vegan__c", 1),
    ] == found


def test_progress_is_told_step_by_step(tmp_path):
    told = []
    with build_snapshot(tmp_path / "x.duckdb") as connection:
        for name in sql.names("import/schema"):
            execute(connection, name)
        derive(
            connection,
            policy.load(POLICY),
            today=TODAY,
            snapshot_id="x",
            progress=lambda *step: told.append(step),
        )

    assert list(range(len(told))) == [done for _, done, _ in told]
    assert {len(told)} == {total for _, _, total in told}
    assert "Recognising persons" in [sentence for sentence, _, _ in told]


def test_contact_history_is_counted_by_day_with_its_notes_and_tracking(tmp_path):
    opened = {"IsOpened": True, "TextBody": "Hei", "FromAddress": "003A@example.com"}
    register = derived(
        tmp_path,
        contact=[contact("003A")],
        activity=[
            task("00TA", date(2024, 1, 1), WhoId="003A", Description="Soitto"),
            task("00TB", date(2024, 1, 1), WhoId="003A"),
            task("00TC", date(2024, 1, 1), WhoId="003GONE"),
            message("02sA", datetime(2024, 2, 1, 9), **opened),
            message("02sB", datetime(2024, 2, 1, 9), **opened, IsDeleted=True),
        ],
        campaign_member=[{"Id": "00vA", "ContactId": "003A", "FirstRespondedDate": date(2024, 3, 1)}],
    )

    found = [tuple(row.values()) for row in register.table("activity_cube")]
    assert [
        ("CampaignMember", date(2024, 3, 1), 1, 0, 1),
        ("EmailMessage", date(2024, 2, 1), 1, 1, 1),
        ("Task", date(2024, 1, 1), 2, 1, 0),
    ] == found
