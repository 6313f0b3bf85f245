"""The retention screen, on a register of prospects who were added years ago or lately."""

import json
from datetime import date, datetime

import pytest

from dashboard.vocabulary import Action, Denied, Role
from dashboard.widgets import person_list
from dashboard.widgets.list_export import export
from dashboard.widgets.list_narrowing import Filters
from dashboard.widgets.list_pages import Days
from tests.benchmarks.recorded import recording
from tests.little_register import contact, key, register_of, row
from tests.queries.deciding import decide
from tests.registers import person, snapshot_of
from tests.screens.acting import events

LONG_AGO = datetime(2023, 1, 15, 12)
LATELY = datetime(2026, 10, 1, 12)
TASK = {"Task": [row("Task", 1, WhoId=None, ActivityDate=None)]}
DEALS = {
    "Opportunity": [row("Opportunity", 1, AccountId=None, CloseDate=None)],
    "Account": [row("Account", 1, Name="Example Oy")],
}
COMPLETE = {
    **TASK,
    **DEALS,
    "Event": [row("Event", 1, WhoId=None)],
    "EmailMessage": [row("EmailMessage", 1, MessageDate=None)],
}


def register(settings, *, expired=0, kept=0):
    """Build a register of prospects, added long ago or lately, with whom nobody has been in contact since."""
    days = [LONG_AGO] * expired + [LATELY] * kept
    contacts = [contact(number, CreatedDate=day) for number, day in enumerate(days, start=1)]
    return register_of(settings, {"Contact": contacts, **COMPLETE})


@pytest.fixture
def screen(open_screen):
    return lambda role=Role.OFFICER: open_screen("retention", role)


def metrics(screen):
    return {metric.label: metric.value for metric in screen.metric}


def click(screen, key_):
    return screen.button(key=key_).click().run()


def choose_everybody(screen, action):
    """Open the dialog of an action about the whole list."""
    screen = screen.checkbox(key="list_everybody").check().run()
    return click(screen, f"decide_{action}")


def said(screen):
    return "\n".join(each.value for each in screen.markdown)


def cases(store):
    with store.transaction() as transaction:
        return transaction.rows("queue/open_cases", terminal=["cancelled"])


def test_before_the_first_import_the_screen_says_what_to_do(screen, store):
    opened = screen()

    assert not opened.exception
    assert "Import an export" in opened.info[0].value
    assert not opened.metric


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER, Role.ADMIN])
def test_only_an_officer_sees_the_list(screen, store, settings, role):
    register(settings, expired=1)

    opened = screen(role)

    assert opened.error
    assert not opened.dataframe


def test_the_list_shows_who_has_expired_first(screen, store, settings):
    register(settings, expired=2, kept=3)

    opened = screen()

    assert not opened.exception
    assert "2" == metrics(opened)["Expired persons"]
    table = opened.dataframe[0].value
    assert 2 == len(table)
    assert {date(2025, 1, 15)} == set(table["expires_on"].dt.date)


def test_an_unknown_retention_period_is_no_good_news(screen, store, settings):
    snapshot_of(settings, people=[person(1, expires_on=None), person(2, expires_on=date(2030, 1, 1))])

    opened = screen()

    assert "1" == metrics(opened)["Cannot be counted"]
    assert "but of 1 person it cannot be told" in opened.info[0].value


def test_whoever_may_fall_due_any_day_is_missed_in_the_forecast(screen, store, settings):
    snapshot_of(settings, people=[person(1, expires_on=None)])

    opened = screen().segmented_control(key="section").select("forecast").run()

    assert any("1 person is missing here" in each.value for each in opened.caption)


def test_an_empty_list_says_that_there_is_nothing_to_decide(screen, store, settings):
    register(settings, kept=1)

    assert "nothing to decide today" in screen().info[0].value


def test_the_whole_list_is_decided_and_taken_back(screen, store, settings):
    register(settings, expired=51)

    opened = choose_everybody(screen(), Action.DELETE)
    assert "and 46 other persons" in "\n".join(each.value for each in opened.caption)
    opened = click(opened, "decision_confirm").run()

    assert 51 == len(cases(store))
    assert "51 persons are queued for deletion." in said(opened)
    assert {"Expired persons": "0", "In the queue": "51"}.items() <= metrics(opened).items()
    assert 50 == len(opened.dataframe[0].value)
    opened = click(opened, "decision_undo").run()

    assert [] == cases(store)
    assert "The decision about 51 persons was taken back." in said(opened)
    assert "51" == metrics(opened)["Expired persons"]


def test_a_held_person_is_left_out_and_named_in_the_dialog(screen, store, settings, officer, now):
    register(settings, expired=51)
    decide(store, officer, Action.HOLD, [key("Contact", 7)], now)

    opened = choose_everybody(screen(), Action.DELETE)

    assert "1 person is left out" in [each.label for each in opened.expander]
    left_out = next(each.value for each in opened.dataframe if "why" in each.value)
    assert [("First7 Last7", "under a legal hold or a restriction")] == list(
        zip(left_out["name"], left_out["why"], strict=True)
    )
    assert "Queue 50 persons for deletion" == opened.button(key="decision_confirm").label


def test_closing_the_dialog_decides_nothing(screen, store, settings):
    register(settings, expired=51)

    opened = click(choose_everybody(screen(), Action.DELETE), "decision_cancel").run()

    assert [] == cases(store)
    assert "decision_confirm" not in [each.key for each in opened.button]


def test_another_reason_needs_words(screen, store, settings):
    register(settings, expired=51)
    opened = choose_everybody(screen(), Action.HOLD)

    opened.selectbox(key="decision_reason").select("other")
    opened = click(opened, "decision_confirm")

    assert "Write the reason in words." in [each.value for each in opened.error]
    assert [] == cases(store)


def test_persons_are_kept_until_the_chosen_day(screen, store, settings):
    register(settings, expired=51)
    opened = choose_everybody(screen(), Action.KEEP)

    opened.date_input(key="decision_until").set_value(date(2027, 3, 1))
    opened = click(opened, "decision_confirm").run()

    assert {'{"until":"2027-03-01"}'} == {case["parameters"] for case in cases(store)}
    assert "51" == metrics(opened)["Protected from deletion"]


def test_deleting_somebody_whose_time_is_not_up_is_warned_of(screen, store, settings):
    register(settings, kept=51)
    opened = screen()
    opened = opened.segmented_control(key="status").set_value("later").run()

    opened = choose_everybody(opened, Action.DELETE)

    assert "51 persons' retention period has not ended" in opened.warning[0].value


def test_a_search_narrows_the_list(screen, store, settings):
    register(settings, expired=3)

    opened = screen().text_input(key="list_search").set_value("last2").run()

    assert ["First2 Last2"] == list(opened.dataframe[0].value["name"])


def test_pages_follow_one_another(screen, store, settings):
    register(settings, expired=51)
    opened = screen()

    key_ = next(each.key for each in opened.get("pagination"))
    opened.session_state[key_] = 2
    opened = opened.run()

    assert 1 == len(opened.dataframe[0].value)


def test_a_link_leads_to_the_rows_that_it_names(app, store, settings):
    register(settings, expired=1, kept=2)
    opened = app(Role.OFFICER).run().switch_page("screens/retention.py")

    opened.query_params["status"] = "all"
    opened = opened.run()

    assert 3 == len(opened.dataframe[0].value)


def test_another_time_is_tried_and_taken_into_use(screen, store, settings):
    register(settings, expired=1, kept=2)
    opened = screen()
    opened = opened.segmented_control(key="section").set_value("what_if").run()
    assert "Nothing would change today" in [each.value for each in opened.header]

    opened = opened.slider(key="what_if_RET-2").set_value(1).run()
    assert "2 persons more would be expired today" in [each.value for each in opened.header]

    opened.text_input(key="what_if_reason").set_value("The board decided so.")
    opened = click(opened, "what_if_use").run()
    assert "The policy has changed since the status was worked out." in said(opened)

    opened = click(opened, "recalculate").run()
    assert not opened.exception
    assert "3" == metrics(opened)["Expired persons"]


def test_a_time_of_months_and_days_changes_nothing_before_its_slider_is_moved(screen, store, settings):
    text = settings.policy.read_text(encoding="utf-8")
    head, name, tail = text.partition('name = "prospect"')
    settings.policy.write_text(
        head + name + tail.replace("months = 24", "months = 24\ndays = 20", 1), "utf-8"
    )
    ended = [contact(n, CreatedDate=datetime(2024, 11, n, 12)) for n in range(1, 8)]
    register_of(settings, {**COMPLETE, "Contact": ended})

    opened = screen().segmented_control(key="section").set_value("what_if").run()

    assert "Nothing would change today" in [each.value for each in opened.header]


def test_a_time_told_in_years_can_be_made_shorter(screen, store, settings):
    text = settings.policy.read_text(encoding="utf-8")
    head, name, tail = text.partition('name = "prospect"')
    settings.policy.write_text(head + name + tail.replace("months = 24", "years = 8", 1), "utf-8")
    register(settings, expired=1, kept=2)
    opened = screen().segmented_control(key="section").set_value("what_if").run()

    opened = opened.slider(key="what_if_RET-2").set_value(1).run()
    assert "3 persons more would be expired today" in [each.value for each in opened.header]
    opened.text_input(key="what_if_reason").set_value("The board decided so.")
    opened = click(click(opened, "what_if_use").run(), "recalculate").run()

    assert "3" == metrics(opened)["Expired persons"]


def test_what_falls_due_is_said_above_the_picture(screen, store, settings):
    register(settings, kept=2)

    opened = screen().segmented_control(key="section").set_value("forecast").run()

    assert "2 persons fall due in two years, most of them in October 2028: 2" in [
        each.value for each in opened.header
    ]
    assert opened.get("plotly_chart")


def test_counts_stand_by_relationship_and_by_rule(screen, store, settings):
    register(settings, expired=1, kept=2)

    opened = screen().segmented_control(key="section").set_value("rules").run()

    relationships, rules = (each.value for each in opened.dataframe)
    assert ["–", "–", "1"] == list(relationships["expired"])
    assert "3" in list(rules["all"])


def test_while_the_last_contact_is_unknown_nobody_expires_until_somebody_attests(screen, store, settings):
    register_of(settings, {"Contact": [contact(1, CreatedDate=LONG_AGO)], **TASK, **DEALS})
    opened = screen()
    assert "The last contact is unknown" in said(opened)
    assert "0" == metrics(opened)["Expired persons"]

    opened.text_input(key="attest_reason").set_value("The office has never used the calendar.")
    opened = click(opened, "attest").run()
    opened = click(opened, "recalculate").run()

    assert "The last contact is unknown" not in said(opened)
    assert "1" == metrics(opened)["Expired persons"]


def test_register_text_stays_out_of_what_is_markdown(screen, store, settings):
    evil = "![](http://evil.example/t.png)"
    snapshot_of(settings, people=[person(1, name=evil, company=evil)])

    opened = screen()

    assert not opened.exception
    assert "evil" not in said(opened)
    assert evil in list(opened.dataframe[0].value["name"])


def test_the_filtered_list_is_exported_guarded_and_recorded(acting, settings, store, officer, staff):
    snapshot_of(
        settings,
        people=[
            person(1, name="=HYPERLINK(1)", expires_on=date(2026, 1, 1)),
            person(2, name="Berg Bertta", expires_on=date(2028, 1, 1)),
        ],
    )
    acting(officer)
    days = Days.of(date(2026, 11, 23), 90)

    file = export(Filters(status="expired"), {"prospect": "Prospect"}, days)

    lines = file.content.decode("utf-8-sig").splitlines()
    assert "retention-20261123.csv" == file.name
    assert lines[0].startswith('"Name";"Company";"Kept until";"Status"')
    assert lines[1].startswith('"\'=HYPERLINK(1)";"Example Oy";"1 Jan 2026";"Expired"')
    assert 2 == len(lines)
    ((_, actor, details),) = events(store, "export")
    assert ("officer", {"what": "retention_list", "rows": 1}) == (actor, json.loads(details))
    acting(staff)
    with pytest.raises(Denied):
        export(Filters(), {}, days)


def test_one_chosen_person_can_be_asked_why_they_are_here(screen, store, settings, monkeypatch):
    register(settings, expired=2)
    shown = person_list.person_table
    monkeypatch.setattr(person_list, "person_table", lambda *a, **k: shown(*a, **k) or [0])
    with recording("why") as asked:
        opened = screen()
    assert "retention/why" not in {each.name for each in asked}

    opened.session_state["why_1"] = True  # the first of two who came on the same day
    opened = opened.run()

    assert not opened.exception
    assert "Expired" in said(opened)
    assert "Counted from" in said(opened)
