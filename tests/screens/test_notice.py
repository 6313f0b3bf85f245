"""The notice board: every clause with its state, what its checks find, and the ways to act."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard import controls
from dashboard.controls import Control
from dashboard.controls.kept import OF_COPY, OF_PERSONS
from dashboard.databases import Page
from dashboard.decisions import bulk
from dashboard.decisions.attesting import attest_clause
from dashboard.decisions.tasks import queue_tasks
from dashboard.policy.notice_text import CLAUSES
from dashboard.vocabulary import Action, Right, Role
from dashboard.widgets.notice_rows import export
from tests.controls.faulty import IDENTITY_CODE
from tests.decisions.drafts import opened, right
from tests.decisions.test_tasks import tasks as tasks_of
from tests.little_register import contact, key, register_of, row
from tests.screens.acting import cases, events, words

TASK = row("Task", 1, WhoId=key("Contact", 1), Subject="Soitto", Description=f"Tunnus {IDENTITY_CODE}")
FAULTY = {
    "Contact": [
        contact(1, LeadSource="Web"),
        contact(2, LeadSource="Arpajaiset"),
        contact(3, LeadSource="Arpajaiset"),
        contact(4, LeadSource="Purchased List"),
    ],
    "Task": [TASK],
}


@pytest.fixture
def register(settings, store):
    register_of(settings, FAULTY)
    return store


@pytest.fixture
def clause(app):
    def open_(number, role=Role.OFFICER, *, language="en"):
        screen = app(role, language=language)
        screen.query_params["clause"] = number
        return screen.switch_page("screens/notice.py").run()

    return open_


def clauses(screen):
    """Return the clauses that the list leads to."""
    keys = [str(each.key) for each in screen.button]
    return [key.removeprefix("notice_open_") for key in keys if key.startswith("notice_open_")]


def metrics(screen):
    return {each.label: each.value for each in screen.metric}


def choose(screen, control):
    return screen.radio(key="check").set_value(control).run()


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER, Role.ADMIN])
def test_only_an_officer_sees_the_board(open_screen, register, role):
    screen = open_screen("notice", role)

    assert screen.error
    assert not screen.metric


def test_before_the_first_import_the_clauses_are_there_and_nothing_is_said_to_hold(open_screen, store):
    screen = open_screen("notice", Role.OFFICER)

    assert not screen.exception
    assert "Import an export" in screen.info[0].value
    assert list(CLAUSES) == clauses(screen)


def test_every_clause_has_a_line_that_leads_into_it(open_screen, register):
    screen = open_screen("notice", Role.OFFICER)

    assert not screen.exception
    assert list(CLAUSES) == clauses(screen)
    screen = screen.button(key="notice_open_13.7").click().run()
    assert "may forbid the use of their data for marketing" in words(screen)
    assert "13.7" == screen.query_params["clause"]
    screen = screen.button(key="notice_all_clauses").click().run()
    assert list(CLAUSES) == clauses(screen)


def test_the_summary_counts_clauses_findings_attestations_and_remarks(open_screen, register, officer, now):
    attest_clause(register, officer, "9", evidence="A contract.", until=date(2026, 12, 1), now=now)

    shown = metrics(open_screen("notice", Role.OFFICER))

    # Clauses 8 and 10 are not attested, 9 for a few days only.
    assert "3" == shown["Attestations to renew"]
    assert "13" == shown["Remarks without an answer"]
    assert int(shown["Open findings"]) >= 4


def test_a_clause_says_what_the_notice_promises_and_what_its_checks_find(clause, register):
    screen = clause("6")

    assert not screen.exception
    assert "Details of the contact person" in words(screen)
    assert "1" == metrics(screen)["Open findings"]
    assert [key("Task", 1)] == list(screen.dataframe[0].value["record_id"])


def test_in_finnish_a_clause_shows_the_published_text(clause, register):
    screen = clause("8", language="fi")

    assert not screen.exception
    assert "Tietoja ei luovuteta" in words(screen)
    assert "Huomio F2" in words(screen)


def test_a_clause_that_has_been_looked_at_is_opened_without_asking_the_register(
    clause, register, now, monkeypatch
):
    controls.keep(register, now)
    asked, ask = [], Page._ask

    def counted(page, name, values):
        asked.append(name)
        return ask(page, name, values)

    monkeypatch.setattr(Page, "_ask", counted)
    screen = clause("7").run()

    assert not screen.exception
    assert metrics(screen)["Open findings"]
    assert not {f"controls/{name}" for name in OF_PERSONS | OF_COPY} & set(asked)


@pytest.mark.parametrize("number", CLAUSES)
def test_every_clause_opens(clause, register, number):
    screen = clause(number)

    assert not screen.exception
    assert not screen.error
    assert screen.button(key="notice_all_clauses")


def test_a_clause_that_requests_carry_out_says_how_they_stand(clause, register, officer, now):
    opened(register, officer, right(action=Right.ACCESS), now)

    screen = clause("13.2")

    assert "access to own data" in words(screen)
    assert "1 request is open, all in time." in words(screen)
    assert "1 request in time" in words(screen)


def test_a_request_past_its_limit_is_late_on_the_board(clause, register, officer, now):
    moment = now - timedelta(days=60)
    opened(register, officer, replace(right(action=Right.ACCESS), received_on=moment.date()), moment)

    assert "1 request is open, 1 of them is late." in words(clause("13.2"))


def test_a_clause_of_requests_holds_while_none_is_open(clause, register):
    assert "No request is open." in words(clause("13.5"))


def test_an_open_clause_counts_what_was_decided_since_the_import(clause, register, officer, now):
    with register.page(officer) as page:
        controls.record(register, now)
        numbers = [
            row["person_no"] for row in page.rows("sources/to_check", source="unknown", source_value=None)
        ]
        choice = bulk.choose(page, Action.SOURCE_CHECK, numbers, key="form", today=now.date())
    grounds = bulk.Grounds(reason_code="source_unknown")
    bulk.decide(register, officer, choice, grounds, today=now.date(), now=now)

    screen = choose(clause("7"), "c07_unknown_source")

    captions = screen.radio(key="check").proto.captions
    assert "nothing open" in captions[-1]
    assert "0" == metrics(screen)["Open findings"]


def test_what_nobody_can_come_from_is_queued_for_a_check_by_all_rows(clause, register):
    screen = choose(clause("7"), "c07_unknown_source")
    screen = screen.checkbox(key="notice_all_c07_unknown_source").check().run()

    screen = screen.button(key="notice_act_source_check").click().run()
    assert "source_unknown" == screen.selectbox(key="decision_reason").value
    screen = screen.button(key="decision_confirm").click().run().run()

    assert [("finding", "source_check", "approved")] * 2 == [each[1:] for each in cases(register)]
    assert "0" == metrics(screen)["Open findings"]


def test_a_deletion_from_the_board_waits_for_a_second_officer(clause, register):
    screen = choose(clause("7"), "c07_source_not_in_notice")
    screen = screen.checkbox(key="notice_all_c07_source_not_in_notice").check().run()

    screen = screen.button(key="notice_act_delete").click().run()
    assert "source_not_in_notice" == screen.selectbox(key="decision_reason").value
    screen = screen.button(key="decision_confirm").click().run()

    assert [("retention", "delete", "awaiting_second_approval")] == [each[1:] for each in cases(register)]
    everything = [each.value for each in screen.checkbox if each.key == "notice_all_c07_source_not_in_notice"]
    assert True not in everything, "what was chosen would be chosen again, and its place may be another's"


def test_a_row_is_queued_as_a_task_and_stands_as_queued(clause, register):
    screen = clause("6")
    screen = screen.checkbox(key="notice_all_c06_personal_identity_code").check().run()

    screen = screen.button(key="notice_task").click().run()

    assert not screen.exception
    assert [("finding", "correct_by_hand", "approved")] == [each[1:] for each in cases(register)]
    assert "0" == metrics(screen)["Open findings"]
    assert "1 row is queued to be corrected." in words(screen)


def test_chosen_persons_are_queued_to_be_informed_and_stay_open_until_that_is_sent(clause, register):
    screen = choose(clause("7"), "c07_not_informed")
    found = metrics(screen)["Open findings"]
    assert screen.button(key="notice_inform").disabled
    screen = screen.checkbox(key="notice_all_c07_not_informed").check().run()

    screen = screen.button(key="notice_inform").click().run()

    assert not screen.exception
    assert [("notice", "inform", "queued")] == [each[1:] for each in cases(register)]
    assert f"{found} person" in words(screen)
    assert "send under Informing" in words(screen)
    assert found == metrics(screen)["Open findings"]


def test_without_a_chosen_row_nothing_can_be_done(clause, register):
    screen = clause("6")

    assert screen.button(key="notice_task").disabled
    assert screen.button(key="notice_accept").disabled


def accept_all(screen, control, until=date(2027, 3, 1), reason="Agreed."):
    screen = screen.checkbox(key=f"notice_all_{control}").check().run()
    if until:
        screen.date_input(key="notice_accept_until").set_value(until)
    screen.text_area(key="notice_accept_reason").set_value(reason)
    return screen.button(key="notice_accept").click().run()


def test_accepted_rows_do_not_count_and_can_be_taken_back(clause, register):
    name = "c07_unknown_source"
    screen = accept_all(choose(clause("7"), name), name)

    assert "0" == metrics(screen)["Open findings"]
    assert "2 rows are accepted for now." in words(screen)
    assert "Agreed." in words(screen)

    field = next(each.key for each in screen.text_input if str(each.key).startswith("notice_take_back_"))
    screen.text_input(key=field).set_value("Looked again.")
    screen = screen.button(key=f"{field}_send").click().run()

    assert "2" == metrics(screen)["Open findings"]


def test_the_list_knows_at_once_what_was_accepted(clause, register):
    name = "c07_unknown_source"
    screen = clause("7")
    before = int(metrics(board(screen))["Open findings"])

    screen.query_params["clause"] = "7"
    screen = accept_all(choose(screen.run(), name), name)

    assert before - 2 == int(metrics(board(screen))["Open findings"])


def board(screen):
    screen.query_params.pop("clause", None)
    return screen.run()


@pytest.mark.parametrize("lacking", [{"until": None}, {"reason": " "}])
def test_accepting_without_a_day_or_a_reason_is_refused(clause, register, lacking):
    name = "c07_unknown_source"

    screen = accept_all(choose(clause("7"), name), name, **lacking)

    assert screen.error
    assert "2" == metrics(screen)["Open findings"]


def test_a_clause_is_attested_with_evidence(clause, register):
    screen = clause("10")
    assert "not attested" in words(screen)

    screen.text_area(key="notice_attest_evidence").set_value("Contract, appendix 2.")
    screen = screen.button(key="notice_attest").click().run()

    assert not screen.exception
    assert "Contract, appendix 2." in words(screen)
    assert "holds until" in words(screen)
    assert "not attested" not in words(screen)


def test_attesting_without_evidence_is_refused(clause, register):
    screen = clause("10").button(key="notice_attest").click().run()

    assert "Name the evidence" in screen.error[0].value


def test_an_answer_to_a_remark_is_recorded_with_its_reason(clause, register):
    screen = clause("12")
    assert "Remark F4" in words(screen)

    screen.text_area(key="notice_answer_reason_F4").set_value("The next version says 24 months.")
    screen = screen.button(key="notice_answer_save_F4").click().run()

    assert "The next version says 24 months." in words(screen)
    assert "The notice will be changed" in words(screen)
    assert [json.loads(each[2])["setting"] for each in events(register, "change_setting")] == ["remark.F4"]


def test_an_answer_without_a_reason_is_refused_beside_the_form(clause, register):
    screen = clause("12").button(key="notice_answer_save_F4").click().run()

    assert 1 == len(screen.error)
    assert not events(register, "change_setting")


def versions(open_screen):
    screen = open_screen("notice", Role.OFFICER)
    return screen.segmented_control(key="section").set_value("versions").run()


def test_a_new_version_is_published_and_shows_what_it_changed(open_screen, register):
    screen = versions(open_screen)
    screen.text_input(key="notice_new_version1").set_value("2")
    screen = screen.multiselect(key="notice_new_clauses1").set_value(["8"]).run()
    screen.text_area(key="notice_new_8_fi").set_value("Tietoja luovutetaan Kaleva-konsernille")
    screen.text_area(key="notice_new_8_en").set_value("Data are disclosed to the Kaleva group")
    screen.text_area(key="notice_new_reason1").set_value("Remark F2.")
    screen = screen.checkbox(key="notice_new_sure1").check().run()
    screen = screen.button(key="notice_publish").click().run()

    assert not screen.exception
    assert not screen.error
    assert "What it changed" in words(screen)
    assert "the Kaleva group" in words(screen)
    assert not screen.text_input(key="notice_new_version2").value
    assert ["notice_text.2", "notice.version", "notice.date"] == [
        json.loads(each[2])["setting"] for each in events(register, "change_setting")
    ]


def test_the_version_in_force_can_be_read_whole(open_screen, register):
    screen = versions(open_screen)

    assert "No automated profiling is carried out in the register." in words(screen)
    assert "What it changed" not in words(screen)


def test_a_version_whose_text_is_not_here_is_told(open_screen, register, settings):
    text = settings.policy.read_text(encoding="utf-8")
    settings.policy.write_text(text.replace('version = "1"', 'version = "9"'), encoding="utf-8")

    assert "names version 9" in versions(open_screen).warning[0].value


def test_the_rows_are_exported_without_names_and_that_is_recorded(acting, register, officer):
    acting(officer)
    file = export(Control("controls/c06_personal_identity_code"))

    text = file.content.decode("utf-8-sig")
    assert key("Task", 1) in text
    assert IDENTITY_CODE not in text
    assert 1 == len(events(register, "export"))


def test_staff_read_in_the_case_what_is_to_be_corrected_where(open_number, register, officer, now):
    queue_tasks(register, officer, [code_task(register, now)], note="", key="form", now=now)

    screen = open_number(1, Role.STAFF)

    assert not screen.exception
    said = words(screen)
    assert "To be corrected in Salesforce" in said
    assert key("Task", 1) in said
    assert "Field: Description" in said
    assert "Remedy: take the code out of the text in Salesforce" in said


def test_a_task_about_a_column_names_the_column(open_number, store, settings, officer, now):
    register_of(settings, {"Contact": [contact(1, Birthdate="1980-01-31")]})
    queue_tasks(store, officer, tasks_of(store, now, "c06_undeclared_column"), note="", key="form", now=now)

    assert "Field: Birthdate" in words(open_number(1, Role.STAFF))


def code_task(store, now):
    (task,) = tasks_of(store, now, "c06_personal_identity_code")
    return task


def test_the_overview_leads_to_the_board(open_screen, register):
    screen = open_screen("overview", Role.OFFICER)

    assert not screen.exception
    assert "Open the notice board" in [each.proto.label for each in screen.get("page_link")]
    assert "clauses hold." in words(screen)
    assert "open findings, 3 attestations to renew" in words(screen)


def test_no_promise_is_said_to_be_kept_while_a_clause_is_not_attested(open_screen, settings, store):
    register_of(settings, {"Contact": [contact(1, LeadSource="Web")], "Task": []})

    assert not open_screen("overview", Role.OFFICER).success
