"""The figures screen: the same for officers and managers, but for what is too few."""

import re
from datetime import date

import pytest

from dashboard.decisions.demands import REMEDIES
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Right, Role, Step
from tests.outputs.monthly import answered, asked
from tests.outputs.papers import pdf_text
from tests.queries.deciding import decide
from tests.registers import person, snapshot_of

KEPT = date(2028, 1, 1)
EXPIRED = date(2026, 1, 1)
NAMES = ("Maija Mallikas", "Example Oy", "maija@example.com")


@pytest.fixture
def register(settings, store):
    """Twelve persons: three expired former clients, nine kept prospects of two sources."""
    known = {"name": NAMES[0], "company": NAMES[1], "email": NAMES[2]}
    people = [person(n, expires_on=EXPIRED, relationship="former", **known) for n in range(1, 4)]
    people += [person(n, expires_on=KEPT, **known) for n in range(4, 10)]
    people += [person(n, expires_on=KEPT, source="unknown", **known) for n in range(10, 13)]
    snapshot_of(settings, people=people)
    return store


@pytest.fixture
def screen(open_screen):
    return lambda role: with_numbers(open_screen("figures", role))


def with_numbers(opened):
    """Open the numbers behind every picture."""
    for picture in ("figures_status", "figures_requests", "figures_months"):
        opened.session_state[f"{picture}_numbers"] = True
    return opened.run()


def metrics(screen):
    return {each.label: each.value for each in screen.metric}


def specs(screen):
    return [each.proto.spec for each in screen.get("plotly_chart")]


@pytest.mark.parametrize("role", [Role.STAFF, Role.ADMIN])
def test_staff_and_administrators_see_no_figures(screen, register, role):
    opened = screen(role)

    assert opened.error
    assert not opened.metric


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MANAGER])
def test_no_person_is_on_it(screen, register, role):
    opened = screen(role)

    assert not opened.exception
    shown = "".join(specs(opened)) + "".join(each.value.to_csv() for each in opened.dataframe)
    assert not [name for name in NAMES if name in shown]


def test_the_numbers_behind_a_picture_are_not_sent_before_they_are_opened(open_screen, register):
    closed = open_screen("figures", Role.OFFICER)
    assert not closed.dataframe

    assert 1 == len(with_numbers(closed).dataframe)


def test_an_officer_sees_the_counts(screen, register):
    found = metrics(screen(Role.OFFICER))

    assert {
        "Persons in the register": "12",
        "Expired, to be decided": "3",
        "Sources to find": "3",
        "Open requests": "0",
    }.items() <= found.items()


def test_a_manager_reads_less_than_five_and_no_bar_gives_it_away(screen, register):
    opened = screen(Role.MANAGER)

    found = metrics(opened)
    assert {
        "Persons in the register": "12",
        "Expired, to be decided": "<5",
        "Sources to find": "<5",
    }.items() <= found.items()
    assert "<5" in set(opened.dataframe[0].value.stack())
    assert "Too few to show: Entered by staff, Unknown" in [each.value for each in opened.caption]


def test_a_manager_without_a_register_is_not_sent_to_the_imports(screen, store):
    opened = screen(Role.MANAGER)

    assert "There is no copy of the register yet." == opened.info[0].value
    assert not opened.get("page_link")


def test_requests_are_counted_without_saying_whose(screen, register, officer, now):
    decide(register, officer, Right.ACCESS, [1, 2, 3, 4, 5, 6], now)

    assert "6" == metrics(screen(Role.OFFICER))["Open requests"]


def test_a_manager_reads_the_requests_of_the_last_month_that_is_over(screen, register, officer):
    october = date(2026, 10, 5)
    answered(register, officer, asked(register, officer, october, 7), date(2026, 10, 9))

    opened = screen(Role.MANAGER)

    assert not opened.exception
    found = metrics(opened)
    assert ("7", "7") == (found["Requests received"], found["Requests answered"])
    assert found["Answered in time"].startswith("100")
    assert "Open requests" not in found


def refused(register, officer, day):
    """Eleven requests answered, six of them refused; five stay open."""
    ids = asked(register, officer, day, 16)
    words = Words(ground="12(5)", note="x", details={REMEDIES: True})
    answered(register, officer, ids[:6], date(2026, 10, 9), end=Step.REJECT, words=words)
    answered(register, officer, ids[6:11], date(2026, 10, 9))


def test_a_manager_reads_what_was_open_and_the_grounds_of_refusals(screen, register, officer):
    refused(register, officer, date(2026, 10, 5))

    opened = screen(Role.MANAGER)

    assert "Open at the end of October 2026: 5, median age 26 days." in [each.value for each in opened.text]
    handled, grounds = (each.value for each in opened.dataframe[-2:])
    assert [["Refused", "6"], ["Fulfilled in part", "<5"]] == handled.to_numpy().tolist()[:2]
    assert [["6", "<5"]] == grounds[["refused", "partly"]].to_numpy().tolist()


def test_a_manager_reads_why_nothing_is_told(screen, register):
    opened = screen(Role.MANAGER)

    assert not opened.exception
    assert any("is not told" in each.value for each in opened.text)
    assert "No ground was given often enough to be told." in [each.value for each in opened.caption]


def test_the_file_of_a_manager_tells_of_open_ones_and_grounds(screen, register, officer):
    refused(register, officer, date(2026, 10, 5))

    opened = screen(Role.MANAGER).button(key="figures_file_prepare").click().run()

    told = opened.session_state["figures_file_file"].content.decode("utf-8-sig")
    assert '"Open at the end of the month";"2026-10";"5"' in told
    assert re.search(r'"Refused";"2026-10: [^"]+";"6"', told)


def test_nothing_that_a_manager_reads_of_requests_moves_while_a_month_goes_on(screen, register, officer):
    asked(register, officer, date(2026, 10, 5), 7)
    opened = screen(Role.MANAGER)
    before = of_requests(opened)

    asked(register, officer, date(2026, 10, 30), 3, learnt=date(2026, 11, 23))

    assert before == of_requests(opened.run())


def of_requests(opened):
    """What is told of requests: the figures, and the tables behind those of persons."""
    assert not opened.exception
    found = metrics(opened)
    return (
        {name: found[name] for name in ("Requests received", "Requests answered", "Answered in time")},
        [each.value.to_dict() for each in opened.dataframe[1:]],
    )


def test_the_file_holds_what_the_screen_shows_and_is_in_the_history(screen, register):
    opened = screen(Role.MANAGER)

    opened = opened.button(key="figures_file_prepare").click().run()

    file = opened.session_state["figures_file_file"]
    text = file.content.decode("utf-8-sig")
    assert "rekisterivahti-2026-11.csv" == file.name
    assert '"Persons in the register";"";"12"' in text
    assert '"Expired, to be decided";"";"<5"' in text
    cursor = register._base.cursor()
    steps = [row[0] for row in cursor.execute("select step from queue.request_event").fetchall()]
    assert "download" in steps


def test_the_file_of_a_manager_has_no_small_count(screen, register):
    opened = screen(Role.MANAGER).button(key="figures_file_prepare").click().run()

    text = opened.session_state["figures_file_file"].content.decode("utf-8-sig")

    counts = [line.rsplit(";", 1)[1].strip('"') for line in text.splitlines()[1:]]
    assert not {"1", "2", "3", "4"} & set(counts)


def test_a_reader_of_masked_numbers_is_told_that_bars_are_missing(screen, register):
    told = "\n".join(each.value for each in screen(Role.MANAGER).caption)

    assert "a bar may be missing" in told


def test_months_without_requests_are_not_called_too_few(screen, register):
    assert "No request in the last twelve months." in [each.value for each in screen(Role.OFFICER).caption]


def test_pictures_say_what_they_show_as_far_as_the_reader_may_know(screen, register):
    officer, manager = ([each.value for each in screen(role).header] for role in (Role.OFFICER, Role.MANAGER))

    assert any(title.startswith("Kept too long: 25") for title in officer)
    assert "Where persons stand, by relationship" in manager


def test_without_requests_their_section_is_a_sentence(screen, register):
    opened = screen(Role.OFFICER)

    assert "Requests" == opened.header[-1].value
    assert "Days to the answer" not in metrics(opened)


def test_requests_have_a_section_of_their_own(screen, register, officer, now):
    decide(register, officer, Right.ACCESS, [1, 2, 3, 4, 5, 6], now)

    opened = screen(Role.OFFICER)

    assert {"Days to the answer": "–", "Refused": "0", "Clock paused": "0"}.items() <= metrics(opened).items()
    assert "0 of 6 open requests are past their limit" in [each.value for each in opened.subheader]


def test_the_file_says_what_was_received_by_right(screen, register, officer, now):
    decide(register, officer, Right.ACCESS, [1, 2, 3, 4, 5, 6], now)
    opened = screen(Role.OFFICER).button(key="figures_file_prepare").click().run()

    text = opened.session_state["figures_file_file"].content.decode("utf-8-sig")

    assert '"Received in twelve months";"Access to own data";"6"' in text


def prepared(opened, ending="pdf"):
    return opened.session_state[f"monthly_report_{ending}_file"]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MANAGER])
def test_the_report_of_the_last_month_is_made_in_the_language_of_the_reader(open_screen, register, role):
    opened = open_screen("figures", role, language="fi")

    opened = opened.button(key="monthly_report_pdf_prepare").click().run()

    assert not opened.exception
    assert "monthly-report-2026-10.pdf" == prepared(opened).name
    assert "Tietosuojan kuukausiraportti Lokakuu 2026" in pdf_text(prepared(opened).content)


def test_the_figures_of_the_report_are_a_file_too(screen, register):
    opened = screen(Role.MANAGER).button(key="monthly_report_csv_prepare").click().run()

    assert "monthly-report-2026-10.csv" == prepared(opened, "csv").name


def test_another_month_is_another_file(screen, register):
    opened = screen(Role.OFFICER).button(key="monthly_report_pdf_prepare").click().run()

    opened = opened.selectbox(key="month").select_index(0).run()

    assert "monthly_report_pdf_file" not in opened.session_state
    opened = opened.button(key="monthly_report_pdf_prepare").click().run()
    assert "November 2026 so far" in pdf_text(prepared(opened).content)


def test_a_manager_cannot_choose_the_month_that_goes_on(screen, register):
    choice = {role: screen(role).selectbox(key="month").options for role in (Role.OFFICER, Role.MANAGER)}

    assert "November 2026 so far" in choice[Role.OFFICER]
    assert "October 2026" == choice[Role.MANAGER][0]
