"""The breach screen: hours that are left, the form, the steps, the list, the papers; who may do what."""

from datetime import datetime, timedelta

import pytest

from dashboard.decisions.breaches import affected
from dashboard.outputs.breach import BreachPaper, read_breach_file
from dashboard.vocabulary import (
    DataKind,
    Denied,
    Found,
    Nature,
    NotifiedBy,
    Refused,
    Risk,
    Role,
    Step,
    Subjects,
)
from dashboard.widgets import breach_affected, breach_form, breach_papers, breach_steps, breach_table
from dashboard.widgets.breach_form import KEY
from dashboard.widgets.paper_files import current_policy
from tests.decisions.drafts import standing, state_of, step
from tests.decisions.test_breaches import assess, booked, inform, known, ledger, notify
from tests.little_register import contact, key, register_of
from tests.screens.acting import cases, events, words

AINO = {"FirstName": "Aino", "LastName": "Mäkelä", "Email": "aino@example.fi"}


@pytest.fixture
def opened(open_screen):
    """Return a function that opens one breach by its number."""

    def open_(number, role=Role.OFFICER, **more):
        screen = open_screen("breaches", role, **more)
        screen.query_params["case"] = str(number)
        return screen.run()

    return open_


@pytest.fixture
def registered(settings):
    return register_of(settings, {"Contact": [contact(1, **AINO), contact(2)]})


def ago(now, **delta):
    """Return the moments of a breach that became known a while ago."""
    moment = now - timedelta(**delta)
    return {"detected_at": moment, "aware_at": moment}


def fill(state, **given):
    """Fill the form of a new breach in; times are those of Helsinki."""
    filled = {
        "certain": True,
        "detected_at": datetime(2026, 11, 23, 9, 0),
        "aware_at": datetime(2026, 11, 23, 9, 30),
        "occurred_from": None,
        "occurred_until": None,
        "found": Found.BY_STAFF,
        "natures": [Nature.AVAILABILITY],
        "subjects": [Subjects.NEWSLETTER],
        "data": [DataKind.NAME_AND_TITLE],
        "persons": 12,
        "records": None,
        "estimated": False,
        "processor": False,
        "description": "Varmuuskopio katosi.",
        "consequences": "",
        "measures": "",
        "categories": "",
        **given,
    }
    state.update({f"{KEY}_{name}": value for name, value in filled.items()})


def form(store, officer, number, step_):
    with store.page(officer) as page:
        return breach_steps._Form(read_breach_file(page, number), Step(step_), current_policy().clock)


def taken(state, store, officer, number, step_, **given):
    """Fill the form of a step in and click its button."""
    made = form(store, officer, number, step_)
    state.update({f"{made.key}_{name}": value for name, value in given.items()})
    return breach_steps._take(made)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMIN])
def test_only_officers_and_case_handlers_see_breaches(open_screen, store, staff, now, role):
    booked(store, staff, now)

    screen = open_screen("breaches", role)

    assert "Your role does not allow this" in words(screen)
    assert "Virtaselle" not in words(screen)


def test_an_empty_screen_says_what_to_do(open_screen):
    assert "No open breach. Book one as soon as somebody suspects it" in words(
        open_screen("breaches", Role.STAFF)
    )


def test_open_breaches_stand_by_the_hours_that_are_left(open_screen, store, staff, officer, now):
    booked(store, staff, now, key="a", **ago(now, hours=10))
    booked(store, staff, now, key="b", **ago(now, hours=73, minutes=30))
    booked(store, staff, now, key="c", **ago(now, hours=50), description="x")
    suspected = booked(store, staff, now, key="d", detected_at=now, aware_at=None)
    step(
        store,
        officer,
        "become_aware",
        suspected,
        now,
        words=breach_steps.Words(details={"aware_at": now.isoformat()}),
    )

    screen = open_screen("breaches", Role.STAFF)

    badges = [each.value for each in screen.markdown if "-badge[" in each.value]
    assert [
        ":red-badge[1 h 30 min late]",
        ":orange-badge[22 h 0 min left]",
        ":blue-badge[62 h 0 min left]",
        ":blue-badge[72 h 0 min left]",
    ] == badges


def test_one_breach_shows_its_limit_and_what_the_law_asks(opened, store, staff, now):
    booked(store, staff, now, **ago(now, hours=80))

    screen = opened(1)

    assert not screen.exception
    shown = words(screen)
    assert "8 h 0 min late" in shown
    assert "The limit has passed. Notify at once" in shown
    assert "Assess the risk" in [button.label for button in screen.button]


def test_finnish_says_it_in_finnish(opened, store, staff, now):
    booked(store, staff, now, **ago(now, hours=80))

    assert "8 h 0 min myöhässä" in words(opened(1, language="fi"))


def test_a_case_handler_writes_down_facts_and_decides_nothing(opened, store, staff, now):
    booked(store, staff, now, **ago(now, hours=1))

    screen = opened(1, Role.STAFF)

    labels = [button.label for button in screen.button]
    assert "Save the facts" in labels
    assert not {"Assess the risk", "Put on the list", "PDF"} & set(labels)
    assert "An officer takes the next step." in words(screen)


def test_the_case_screen_leads_to_the_breach(open_screen, store, staff, now):
    booked(store, staff, now)
    screen = open_screen("case", Role.OFFICER)
    screen.query_params["case"] = "1"

    assert "Breach 1" in [title.value for title in screen.run().title]


def test_booking_turns_finnish_time_into_utc_and_keeps_the_words_out_of_the_history(
    acting, store, staff, now
):
    state = acting(staff)
    fill(state)

    breach_form._register("form")

    assert [(1, "breach", "breach", "aware")] == cases(store)
    with store.page(staff) as page:
        file = read_breach_file(page, 1)
    assert datetime(2026, 11, 23, 7, 30) == file.history.aware_at
    assert "Varmuuskopio katosi." == file.breach.description
    assert "Varmuuskopio" not in ledger(store)
    assert 1 == state["open_case"]


def test_what_is_not_certain_is_booked_as_a_suspicion(acting, store, staff, now):
    state = acting(staff)
    fill(state, certain=False)

    breach_form._register("form")

    assert [(1, "breach", "breach", "suspected")] == cases(store)


def test_certain_without_a_moment_is_refused(acting, store, staff, now):
    state = acting(staff)
    fill(state, aware_at=None)

    with pytest.raises(Refused, match="Give the moment"):
        breach_form._register("form")
    assert [] == cases(store)


def test_in_the_hour_that_comes_twice_the_first_counts_and_a_skipped_one_is_refused(acting, store, staff):
    state = acting(staff)
    fill(state, detected_at=datetime(2026, 10, 25, 3, 0), aware_at=datetime(2026, 10, 25, 3, 30))
    breach_form._register("form")
    with store.page(staff) as page:
        assert datetime(2026, 10, 25, 0, 30) == read_breach_file(page, 1).history.aware_at

    fill(state, detected_at=datetime(2026, 3, 29, 3, 30))
    with pytest.raises(Refused, match="No clock in Finland showed 03:30"):
        breach_form._register("another")


def test_the_facts_are_brought_up_to_date(acting, store, staff, officer, now):
    booked(store, staff, now)
    state = acting(staff)
    with store.page(staff) as page:
        file = read_breach_file(page, 1)
    fill(state, persons=400, detected_at=datetime(2026, 11, 20, 9, 0))
    state.update({name.replace(KEY, "facts"): value for name, value in list(state.items())})

    breach_form._update(file, "facts")

    with store.page(staff) as page:
        newer = read_breach_file(page, 1)
    assert (400, "Varmuuskopio katosi.") == (newer.breach.persons, newer.breach.description)
    assert file.history.aware_at == newer.breach.aware_at


def test_from_the_assessment_to_the_end_by_the_forms(acting, store, staff, officer, now):
    case_id = booked(store, staff, now, **ago(now, hours=5))
    state = acting(officer)
    taken(state, store, officer, 1, "assess", code=Risk.HIGH, note="Salasanoja.")
    assert [Step.NOTIFY_AUTHORITY, Step.ASSESS] == breach_steps.offered(
        form(store, officer, 1, "assess").file, current_policy().clock, officer
    )
    sent = datetime(2026, 11, 23, 9, 59)
    taken(
        state, store, officer, 1, "notify_authority", moment=sent, code=NotifiedBy.FORM, reference="12/171/26"
    )
    taken(
        state,
        store,
        officer,
        1,
        "inform_subjects",
        moment=sent,
        code=breach_steps.InformedBy.EMAIL,
        persons=3,
    )

    taken(state, store, officer, 1, "close")

    assert "closed" == state_of(store, case_id)
    (first,) = known(store, case_id).notified
    assert ("2026-11-23T07:59:00", "12/171/26", "initial") == (
        first["moment"],
        first["reference"],
        first["phase"],
    )


def test_a_form_left_empty_is_refused_and_a_case_handler_is_denied(acting, store, staff, officer, now):
    booked(store, staff, now)
    state = acting(officer)
    with pytest.raises(Refused, match="how grave"):
        taken(state, store, officer, 1, "assess", note="Syy.")
    acting(staff)
    with pytest.raises(Denied):
        taken(state, store, officer, 1, "assess", code=Risk.NONE, note="Syy.")


def test_closing_says_what_it_lacks(opened, store, staff, officer, now):
    case_id = booked(store, staff, now, **ago(now, hours=5))
    assess(store, officer, case_id, now, "high")
    notify(store, officer, case_id, now)

    screen = opened(1)

    assert "Inform the persons first" in words(screen)
    assert "Close the case" not in screen.radio[0].options


def test_ids_in_any_text_make_the_list_and_a_search_adds_to_it(
    acting, store, staff, officer, now, registered
):
    case_id = booked(store, staff, now)
    state = acting(officer)
    place = f"affected_{case_id}"
    state[f"{place}_ids"] = f"Id,Name\n{key('Contact', 1)};Aino\n003000000009999"

    said = breach_affected._put(case_id, 1, "ids")

    assert "1 person is on the list now. 1 id is unknown." == said
    state |= {f"{place}_chosen": (registered, 2), f"{place}_add_search": True}
    assert "2 persons are on the list now." == breach_affected._put(case_id, 2, "search")
    state[f"{place}_relationship"] = state[f"{place}_source"] = None
    assert "2 persons are on the list now." == breach_affected._put(case_id, 3, "group")
    assert b"aino@example.fi" in breach_affected.take_list(1).content
    assert "aino" not in ledger(store).lower()
    assert 1 == len(events(store, "export"))


def test_whoever_is_on_the_list_can_still_be_erased(acting, store, staff, officer, now, registered):
    case_id = booked(store, staff, now)
    state = acting(officer)
    state[f"affected_{case_id}_ids"] = key("Contact", 1)

    breach_affected._put(case_id, 1, "ids")

    with store.page(officer) as page:
        assert [] == page.rows("case/persons", case_id=case_id)
        assert ["Aino Mäkelä"] == [row["name"] for row in affected(store, page, case_id, 1, now)]


def test_papers_and_register_are_taken_by_officers(acting, store, staff, officer, now):
    booked(store, staff, now)
    acting(officer)

    paper = breach_papers.take_paper(1, BreachPaper.PERSONS, "fi", "txt")

    assert "Henkilötietojasi koskeva ilmoitus" in paper.content.decode()
    assert "breach-register-20261123.csv" == breach_table.take_register().name
    acting(staff)
    for take in (breach_table.take_register, lambda: breach_affected.take_list(1)):
        with pytest.raises(Denied):
            take()


def test_the_register_shows_closed_ones_too(open_screen, store, staff, officer, now):
    case_id = booked(store, staff, now)
    assess(store, officer, case_id, now, "high")
    notify(store, officer, case_id, now)
    inform(store, officer, case_id, now)
    step(store, officer, "close", case_id, now)

    screen = open_screen("breaches", Role.OFFICER)
    assert "No open breach." in words(screen)
    screen.segmented_control(key="section").select("register").run()

    assert [["High risk"]] == [list(each) for each in screen.dataframe[0].value["risk"]]
    assert "The register as CSV" in [button.label for button in screen.button]


def test_the_overview_counts_the_hours(open_screen, store, staff, now, registered):
    booked(store, staff, now, **ago(now, hours=73))

    screen = open_screen("overview", Role.OFFICER)

    links = [each.proto.label for each in screen.get("page_link")]
    assert "Data breach 1: 1 h 0 min late" in links


def test_hostile_words_are_shown_as_text(opened, store, staff, now):
    booked(
        store,
        staff,
        now,
        description="![x](http://evil.example/x.png)",
        processor_name="[a](http://evil.example)",
    )

    screen = opened(1)

    assert not any("evil" in each.value for each in (*screen.markdown, *screen.caption))
    assert standing(store, cases_id(store))["state"] == "aware"


def cases_id(store):
    with store.transaction() as transaction:
        return transaction._cursor.execute("select case_id from queue.request_queue").fetchone()[0]
