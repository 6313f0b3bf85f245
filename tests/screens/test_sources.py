"""The sources screen, on a register with persons of known and of unknown sources."""

from datetime import datetime

import pytest

from dashboard import policy
from dashboard.vocabulary import Role, Source
from tests.little_register import contact, register_of

FAIR = "Messut"


@pytest.fixture
def register(settings, store):
    added = {"CreatedDate": datetime(2026, 3, 1, 12)}
    contacts = [
        contact(1, LeadSource="Web", **added),
        contact(2, LeadSource=FAIR, **added),
        contact(3, LeadSource=FAIR, CreatedDate=datetime(2025, 3, 1, 12)),
        contact(4, LeadSource="Purchased List", **added),
    ]
    register_of(settings, {"Contact": contacts})
    return store


@pytest.fixture
def screen(open_screen):
    def open_(section="periods", role=Role.OFFICER):
        opened = open_screen("sources", role)
        return (
            opened.segmented_control(key="section").set_value(section).run()
            if opened.segmented_control
            else opened
        )

    return open_


def headers(screen):
    return [each.value for each in screen.header]


def cases(store):
    with store.transaction() as transaction:
        return transaction.rows("queue/open_cases", terminal=[])


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER, Role.ADMIN])
def test_only_an_officer_sees_the_sources(open_screen, register, role):
    opened = open_screen("sources", role)

    assert opened.error
    assert not opened.get("plotly_chart")


def test_before_the_first_import_the_screen_says_what_to_do(open_screen, store):
    assert "Import an export" in open_screen("sources", Role.OFFICER).info[0].value


def test_all_years_are_shown_first_then_the_months_of_one(screen, register):
    opened = screen()
    assert "The source is unknown for 50% of the persons" in headers(opened)

    opened = opened.selectbox(key="year").select("2026").run()

    assert not opened.exception
    assert "3 persons were added in 2026, 33% of them from: Website: contact form" in headers(opened)


def test_what_nobody_knows_is_counted_with_its_values(screen, register):
    opened = screen("open")

    metrics = {each.label: each.value for each in opened.metric}
    assert {"Nobody knows the source": "2", "The notice does not name the source": "1"} == metrics
    assert [FAIR] == list(opened.dataframe[0].value["value"])


def test_everybody_of_an_unknown_source_is_queued_for_a_check(screen, register):
    opened = screen("open")

    opened = opened.button(key="check_unknown").click().run()
    assert "source_unknown" == opened.selectbox(key="decision_reason").value
    opened = opened.button(key="decision_confirm").click().run().run()

    assert [("finding", "source_check", "approved")] * 2 == [
        (case["kind"], case["action"], case["state"]) for case in cases(register)
    ]
    metrics = {each.label: (each.value, each.delta) for each in opened.metric}
    assert ("0", "2 in the queue") == metrics["Nobody knows the source"]
    assert opened.button(key="check_unknown").disabled


def test_a_register_without_findings_says_so(settings, store, screen):
    register_of(settings, {"Contact": [contact(1, LeadSource="Web")]})

    assert "nothing to do" in screen("open").success[0].value


def test_a_value_gets_its_meaning_and_counts_after_recalculation(screen, register, settings):
    opened = screen("mapping")
    assert "1 value has no meaning yet, 2 persons have it" in headers(opened)

    opened.selectbox(key="mapping_source").select(Source.PUBLIC_MEDIA)
    opened.text_input(key="mapping_reason").set_value("Asked the sales staff.")
    opened = opened.button(key="mapping_save").click().run()

    assert "public_media" == policy.load(settings.policy, settings.overrides).source_mapping[FAIR]
    opened = opened.button(key="recalculate").click().run()
    assert not opened.exception
    table = opened.dataframe[0].value
    assert "Public media" == dict(zip(table["value"], table["source"], strict=True))[FAIR]


def test_a_meaning_without_a_reason_is_refused(screen, register, settings):
    opened = screen("mapping").button(key="mapping_save").click().run()

    assert "Give a reason" in opened.error[0].value
    assert not settings.overrides.exists()
