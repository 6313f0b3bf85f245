from datetime import date

import pytest

from dashboard.decisions.cases import Draft, open_cases
from dashboard.vocabulary import Action, Denied, Kind, Right
from tests.queries.deciding import decide
from tests.registers import contact_id, person, snapshot_of

TODAY = date(2026, 11, 23)
SOON = date(2027, 2, 21)
EXPIRED = date(2026, 11, 22)
LAST_DAY = TODAY
LATER = date(2027, 2, 22)


@pytest.fixture
def register(settings, store):
    snapshot_of(
        settings,
        people=[
            person(1, expires_on=EXPIRED, name="Aalto Aino"),
            person(
                2, expires_on=date(2026, 1, 1), name="Öhman Östen", relationship="former", rule="customer"
            ),
            person(3, expires_on=LAST_DAY, name="Äijälä Aimo"),
            person(4, expires_on=SOON, name="Berg Bertta", source="unknown"),
            person(5, expires_on=LATER, name="Zidane Zora"),
            person(6, expires_on=None, reference_on=None, name="Nieminen Nelli", company="Muu Oy"),
        ],
        today=TODAY,
    )
    return store


def counts(store, actor):
    with store.page(actor) as page:
        rows = page.rows("retention/counts", today=TODAY, soon=SOON)
    return {(row["relationship"], row["status"]): row["persons"] for row in rows}


def listed(store, actor, **changed):
    asked = {
        "today": TODAY,
        "first": 1,
        "last": 100,
        "found": None,
        "relationships": [],
        "rules": [],
        "sources": [],
        "decisions": [],
        "sorting": "expires_on",
        "descending": False,
        "skip": 0,
        "size": 50,
        **changed,
    }
    with store.page(actor) as page:
        return page.rows("retention/list_filtered", **asked)


def names(rows):
    return [row["name"].split()[0] for row in rows]


def test_the_last_day_of_keeping_is_not_yet_expired(register, officer):
    found = counts(register, officer)

    assert {
        ("former", "expired"): 1,
        ("potential", "expired"): 1,
        ("potential", "due_soon"): 2,
        ("potential", "later"): 1,
        ("potential", "unknown"): 1,
    } == found


@pytest.mark.parametrize(
    ("action", "parameters", "status"),
    [
        (Action.DELETE, {}, "queued"),
        (Action.HOLD, {}, "held"),
        (Action.KEEP, {"until": "2026-11-23"}, "kept_until"),
        (Right.ACCESS, {}, "requested"),
    ],
)
def test_a_decided_person_is_counted_where_the_decision_puts_it(
    register, officer, now, action, parameters, status
):
    decide(register, officer, action, [2], now, **parameters)

    found = counts(register, officer)

    assert ("former", "expired") not in found
    assert 1 == found["former", status]


def test_a_person_kept_until_yesterday_counts_as_expired_again(register, officer, now):
    decide(register, officer, Action.KEEP, [2], now, until="2026-11-22")

    assert 1 == counts(register, officer)["former", "expired"]


def test_a_source_check_decides_nothing_about_keeping(register, officer, now):
    decide(register, officer, Action.SOURCE_CHECK, [2], now)

    assert 1 == counts(register, officer)["former", "expired"]


def test_dates_count_everybody_decided_or_not(register, officer, now):
    decide(register, officer, Action.DELETE, [2], now)

    with register.page(officer) as page:
        found = page.row("retention/dates", today=TODAY, soon=SOON)

    assert {"expired": 2, "due_soon": 2, "later": 1, "unknown": 1} == found


@pytest.mark.parametrize(
    ("action", "parameters"),
    [
        (Action.DELETE, {}),
        (Action.HOLD, {}),
        (Action.KEEP, {"until": "2027-06-01"}),
        (Right.ACCESS, {}),
    ],
)
def test_whoever_the_counts_call_decided_is_not_in_the_forecast(register, officer, now, action, parameters):
    decide(register, officer, action, [4], now, **parameters)

    with register.page(officer) as page:
        rows = page.rows("retention/forecast", today=TODAY)

    due = {row["month"]: row["persons"] for row in rows if row["persons"]}
    assert {date(2026, 11, 1): 1, date(2027, 2, 1): 1} == due
    assert 1 == counts(register, officer)["potential", "due_soon"]


def test_the_forecast_has_24_months_and_leaves_out_the_decided(register, officer, now):
    decide(register, officer, Action.DELETE, [4], now)

    with register.page(officer) as page:
        rows = page.rows("retention/forecast", today=TODAY)

    due = {(row["month"], row["relationship"]): row["persons"] for row in rows if row["persons"]}
    assert 24 == len({row["month"] for row in rows})
    assert {(date(2026, 11, 1), "potential"): 1, (date(2027, 2, 1), "potential"): 1} == due


def test_a_person_falls_due_in_the_month_after_a_last_day_at_month_end(settings, store, officer):
    snapshot_of(settings, people=[person(1, expires_on=date(2027, 1, 31))], today=TODAY)

    with store.page(officer) as page:
        rows = page.rows("retention/forecast", today=TODAY)

    assert [date(2027, 2, 1)] == [row["month"] for row in rows if row["persons"]]


def what_if(store, actor, months, days=0):
    with store.page(actor) as page:
        rows = page.rows("retention/what_if", today=TODAY, rules=["prospect"], months=[months], days=[days])
    return {(row["rule"], row["day"]): row for row in rows}


def test_what_if_counts_again_from_the_reference_day_in_calendar_months(settings, store, officer):
    people = [
        # 29.2.2024 and 33 months end on 29.11.2026, 30 months on 29.8.2026, 24 on 28.2.2026.
        person(1, reference_on=date(2024, 2, 29), expires_on=date(2026, 2, 28)),
        person(2, reference_on=date(2025, 6, 1), expires_on=date(2027, 6, 1)),
        person(3, rule="customer", expires_on=date(2026, 1, 1)),
    ]
    snapshot_of(settings, people=people, today=TODAY)

    longer = what_if(store, officer, 33)
    shorter = what_if(store, officer, 12)

    row = longer["prospect", TODAY]
    assert (1, 0, date(2026, 11, 29)) == (row["expired"], row["would_be_expired"], row["from_on"])
    row = shorter["prospect", TODAY]
    assert (1, 2, date(2026, 6, 1)) == (row["expired"], row["would_be_expired"], row["from_on"])
    untouched = longer["customer", TODAY]
    assert (1, 1, None) == (untouched["expired"], untouched["would_be_expired"], untouched["from_on"])


def test_what_if_says_how_many_are_expired_at_the_start_of_each_coming_month(settings, store, officer):
    snapshot_of(
        settings,
        people=[person(1, reference_on=date(2025, 1, 15), expires_on=date(2027, 1, 15))],
        today=TODAY,
    )

    found = what_if(store, officer, 25)

    expired = [day for (_, day), row in found.items() if row["expired"]]
    would_be = [day for (_, day), row in found.items() if row["would_be_expired"]]
    assert 25 == len(found)
    assert date(2027, 2, 1) == min(expired)
    assert date(2027, 3, 1) == min(would_be)


def test_a_stretch_of_the_list_comes_by_position_with_its_decisions(register, officer, now):
    decide(register, officer, Action.HOLD, [1], now)

    with register.page(officer) as page:
        rows = page.rows("retention/list_range", first=1, last=2)

    assert ["Öhman", "Aalto"] == names(rows)
    assert [False, True] == [row["held"] for row in rows]


def test_a_search_narrows_the_list_to_whom_it_has_found(register, officer):
    assert ["Öhman", "Berg"] == names(listed(register, officer, found=[4, 1]))
    assert [] == listed(register, officer, found=[])


def test_filters_narrow_the_list_and_every_row_says_how_many_there_are(register, officer):
    rows = listed(register, officer, relationships=["potential"], rules=["prospect"], size=2)

    assert 2 == len(rows)
    assert {5} == {row["total"] for row in rows}
    assert ["Berg"] == names(listed(register, officer, sources=["unknown"]))
    assert ["Öhman"] == names(listed(register, officer, last=1))


def test_the_list_is_sorted_as_finns_do(register, officer):
    rising = names(listed(register, officer, sorting="name"))
    falling = names(listed(register, officer, sorting="name", descending=True))

    assert ["Aalto", "Berg", "Nieminen", "Zidane", "Äijälä", "Öhman"] == rising
    assert rising[::-1] == falling


def test_the_list_turns_round_by_expiry(register, officer):
    rising = names(listed(register, officer))
    falling = names(listed(register, officer, descending=True))

    assert rising[::-1] == falling


def test_decided_rows_stay_and_can_be_asked_for(register, officer, now):
    decide(register, officer, Action.DELETE, [2], now)

    assert 6 == len(listed(register, officer))
    assert ["Öhman"] == names(listed(register, officer, decisions=["queued"]))
    assert 5 == len(listed(register, officer, decisions=["none"]))


def test_what_stands_in_the_way_of_a_person_is_told(register, officer, now):
    decide(register, officer, Action.HOLD, [1], now)
    decide(register, officer, Right.ACCESS, [2], now)
    decide(register, officer, Action.DELETE, [3], now)

    with register.page(officer) as page:
        rows = page.rows("retention/persons", person_nos=[3, 2, 1, 4])

    assert [1, 2, 3, 4] == [row["person_no"] for row in rows]
    assert [True, False, False, False] == [row["held"] for row in rows]
    assert [False, True, False, False] == [row["has_open_request"] for row in rows]
    assert [None, None, "delete", None] == [row["queued_action"] for row in rows]


def test_a_manager_never_sees_the_list(register, manager):
    with pytest.raises(Denied), register.page(manager) as page:
        page.rows("retention/list_range", first=1, last=2)


def test_a_persons_open_cases_are_found_and_closed_ones_are_not(register, officer, now):
    decide(register, officer, Action.HOLD, [1], now)
    decide(register, officer, Action.DELETE, [2], now)

    with register.page(officer) as page:
        cases = [page.rows("retention/open_cases", person_no=1, closed=closed) for closed in ([], ["active"])]

    assert [["hold"], []] == [[row["action"] for row in rows] for rows in cases]


def test_somebody_who_is_queued_and_then_held_counts_as_held(register, officer, now):
    decide(register, officer, Action.DELETE, [1], now)
    decide(register, officer, Action.HOLD, [1], now)

    assert 1 == counts(register, officer)["potential", "held"]
    assert [1] == [row["person_no"] for row in listed(register, officer, decisions=["held"])]


def test_a_person_under_a_legal_hold_and_a_restriction_is_known_to_be_under_both(register, officer, now):
    decide(register, officer, Action.HOLD, [1], now)
    restrictions = [
        Draft(Kind.LEGAL_HOLD, Action.RESTRICT, (contact_id(number),), TODAY, "asked") for number in (1, 2)
    ]
    open_cases(register, officer, restrictions, key="restrict", now=now, snapshot_id=None)

    with register.page(officer) as page:
        rows = [page.row("retention/why", person_no=number) for number in (1, 2, 3)]
    assert [(True, True), (False, True), (False, False)] == [
        (row["on_hold"], row["restricted"]) for row in rows
    ]
