"""What protects a person protects every record of them, for as long as it stands, on every path."""

from datetime import date, datetime, timedelta

import pytest

from dashboard.decisions.bulk import Grounds, Hindrance, choose, decide, undo
from dashboard.decisions.case import read_open
from dashboard.decisions.lapsing import lapse
from dashboard.decisions.plan import plan
from dashboard.decisions.steps import Words
from dashboard.outputs.sheets import Flavour
from dashboard.outputs.write_back import hand_out
from dashboard.vocabulary import Action, Blocked, Kind, Refused, Right
from tests.decisions.drafts import hold, opened, retention, right, state_of, step
from tests.little_register import contact, key, register_of
from tests.outputs.hands import claimed, decided

ANNA, BERT = key("Contact", 1), key("Contact", 2)
TODAY = date(2026, 11, 23)
BECAUSE = Words(note="because")


@pytest.fixture
def two_addresses(settings):
    register_of(settings, {"Contact": [contact(1), contact(2)]})


def join(settings):
    """The next export shows that the two records are of one person."""
    same = {"Email": "anna@example.com", "FirstName": "Anna", "LastName": "Aalto"}
    register_of(settings, {"Contact": [contact(1, **same), contact(2, **same)]}, hour=1)


def identified(store, staff, ids, now, action=Right.ERASURE, form=None):
    case_id = opened(store, staff, right(ids, action), now, key=form)
    step(store, staff, "start", case_id, now)
    step(store, staff, "confirm_identity", case_id, now, words=Words("call_back"))
    return case_id


@pytest.mark.parametrize("name", ["approve", "claim", "execute"])
def test_a_hold_on_a_record_that_joined_the_person_later_stops(
    two_addresses, settings, store, officer, second_officer, staff, now, name
):
    opened(store, officer, hold((ANNA,)), now)
    (case_id,) = decided(store, officer, now, BERT)
    for actor, earlier in ((second_officer, "approve"), (staff, "claim"), (staff, "execute")):
        if earlier == name:
            break
        step(store, actor, earlier, case_id, now)
    join(settings)

    with pytest.raises(Blocked, match="legal_hold"):
        step(store, second_officer if name == "approve" else staff, name, case_id, now)


def test_an_access_request_about_a_joined_record_is_answered_before_erasure(
    two_addresses, settings, store, officer, second_officer, staff, now
):
    opened(store, staff, right((ANNA,), Right.ACCESS), now)
    case_id = identified(store, staff, (BERT,), now)
    step(store, officer, "propose", case_id, now)
    join(settings)

    with pytest.raises(Blocked, match="Case 1"):
        step(store, second_officer, "approve", case_id, now)


def test_an_erasure_supersedes_retention_about_a_joined_record(
    two_addresses, settings, store, officer, second_officer, staff, now
):
    (older,) = decided(store, officer, now, ANNA)
    case_id = identified(store, staff, (BERT,), now)
    step(store, officer, "propose", case_id, now)
    join(settings)

    step(store, second_officer, "approve", case_id, now)

    assert "superseded" == state_of(store, older)


def test_one_erasure_of_a_person_at_a_time(two_addresses, store, officer, second_officer, staff, now):
    first, second = (identified(store, staff, (ANNA,), now, form=form) for form in "ab")
    for case_id in (first, second):
        step(store, officer, "propose", case_id, now)
    step(store, second_officer, "approve", first, now)

    with pytest.raises(Blocked, match="Case 1"):
        step(store, second_officer, "approve", second, now)


def test_an_erasure_of_nobody_is_not_proposed(store, officer, staff, now):
    case_id = identified(store, staff, (), now)

    with pytest.raises(Refused, match="Find the person"):
        step(store, officer, "propose", case_id, now)


@pytest.mark.parametrize("name", ["fulfil", "fulfil_partially"])
def test_nobody_closes_an_erasure_that_no_export_has_proved(
    two_addresses, store, officer, second_officer, staff, now, name
):
    case_id = identified(store, staff, (ANNA,), now)
    with pytest.raises(Refused, match="closed by the next copy"):
        step(store, staff, name, case_id, now, words=BECAUSE)

    for actor, earlier in (
        (officer, "propose"),
        (second_officer, "approve"),
        (staff, "claim"),
        (staff, "execute"),
    ):
        step(store, actor, earlier, case_id, now)

    with pytest.raises(Refused, match="closed by the next copy"):
        step(store, staff, name, case_id, now, words=BECAUSE)


def test_keeping_a_part_of_what_should_be_erased_needs_its_ground(two_addresses, store, officer, staff, now):
    case_id = identified(store, staff, (ANNA,), now)
    with store.page(officer) as page:
        part = plan(page, Action.ANONYMISE, [1])

    for words in (Words(), Words(ground="12(5)")):
        with pytest.raises(Refused, match=r"17\(3\)"):
            step(store, officer, "propose", case_id, now, plan=part, words=words)
    step(store, officer, "propose", case_id, now, plan=part, words=Words(ground="17(3)(b)"))

    assert "awaiting_second_approval" == state_of(store, case_id)


def test_a_request_of_somebody_who_is_not_in_the_register_is_answered(store, staff, now):
    case_id = identified(store, staff, (), now)

    step(store, staff, "fulfil", case_id, now)

    assert "fulfilled" == state_of(store, case_id)


def test_identity_is_never_asked_for_an_objection_to_marketing(store, staff, now):
    case_id = opened(store, staff, right((ANNA,), Right.MARKETING_OBJECTION), now)

    with pytest.raises(Refused, match=r"13\.7"):
        step(store, staff, "ask_identity", case_id, now, words=Words("unknown_address", note="?"))


def kept(store, officer, until, now):
    with store.page(officer) as page:
        choice = choose(page, Action.KEEP, [1], key="keep", today=TODAY)
    return decide(store, officer, choice, Grounds(reason_code="sale", until=until), today=TODAY, now=now)


def test_a_keep_until_protects_until_its_last_day_and_no_longer(two_addresses, store, officer, now):
    last = date(2026, 11, 30)
    kept(store, officer, last, now)

    with store.page(officer) as page:
        on_the_day = choose(page, Action.DELETE, [1], key="a", today=last)
        after = choose(page, Action.DELETE, [1], key="b", today=last + timedelta(days=1))
    assert {Hindrance.KEPT: (1,)} == on_the_day.left_out
    assert (1,) == after.persons
    with pytest.raises(Blocked, match="keep_until"):
        opened(store, officer, retention((ANNA,)), datetime(2026, 11, 30, 8))
    assert opened(store, officer, retention((ANNA,)), datetime(2026, 12, 1, 8))


def test_a_keep_until_lapses_when_its_last_day_in_helsinki_has_passed(two_addresses, store, officer, now):
    (case_id,) = kept(store, officer, date(2026, 11, 30), now).case_ids

    # 21.59 UTC is still the 30th in Helsinki, 22.00 UTC is not.
    assert 0 == lapse(store, datetime(2026, 11, 30, 21, 59))
    assert 1 == lapse(store, datetime(2026, 11, 30, 22, 0))
    assert "lapsed" == state_of(store, case_id)
    assert 0 == lapse(store, datetime(2026, 12, 1, 8))


def test_a_decision_that_somebody_had_begun_is_not_undone(
    two_addresses, store, officer, second_officer, staff, now
):
    with store.page(officer) as page:
        choice = choose(page, Action.DELETE, [1], key="form", today=TODAY)
    outcome = decide(store, officer, choice, Grounds(reason_code="expired"), today=TODAY, now=now)
    (case_id,) = outcome.case_ids
    for actor, name in ((second_officer, "approve"), (staff, "claim"), (staff, "release_claim")):
        step(store, actor, name, case_id, now)

    with pytest.raises(Refused, match="begun to carry this out"):
        undo(store, officer, outcome, now=now)


def test_a_case_whose_files_have_left_is_not_cancelled(
    two_addresses, store, officer, second_officer, staff, now
):
    (case_id,) = claimed(store, officer, second_officer, staff, now, ANNA)
    hand_out(store, staff, [case_id], flavour=Flavour.BULK, now=now)
    step(store, staff, "release_claim", case_id, now)

    with pytest.raises(Refused, match="Bring their results back"):
        step(store, officer, "cancel", case_id, now, words=BECAUSE)


def test_what_has_left_the_house_can_be_recorded_though_a_hold_came_meanwhile(
    two_addresses, store, officer, second_officer, staff, now
):
    (case_id,) = claimed(store, officer, second_officer, staff, now, ANNA)
    hand_out(store, staff, [case_id], flavour=Flavour.BULK, now=now)
    opened(store, officer, hold((ANNA,)), now)

    step(store, staff, "execute", case_id, now)

    assert "executed" == state_of(store, case_id)


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        (
            "ask_identity",
            Words("unknown_address", details={"on": "2026-11-19"}),
            "before the request was rec",
        ),
        (
            "extend",
            Words("complexity", note="paljon", details={"on": "2026-11-19", "channel": "email"}),
            "before the request was",
        ),
        ("extend", Words(note="paljon", details={"channel": "email"}), "An extension needs a reason"),
        ("confirm_identity", Words("call_back", details={"on": "2026-11-24"}), "has not come yet"),
    ],
)
def test_a_day_that_the_clock_cannot_read_is_refused_when_it_is_given(
    store, staff, officer, now, name, words, sentence
):
    case_id = opened(store, staff, right((ANNA,), Right.ACCESS), now)
    step(store, staff, "start", case_id, now)

    with pytest.raises(Refused, match=sentence):
        step(store, officer, name, case_id, now, words=words)


def test_a_request_from_before_the_calendar_is_refused(store, staff, now):
    draft = right((ANNA,), Right.ACCESS)

    with pytest.raises(Refused, match="1985"):
        opened(store, staff, draft.__class__(**{**vars(draft), "received_on": date(1985, 1, 1)}), now)


def test_the_plan_of_a_person_is_the_same_whichever_record_the_case_names(
    two_addresses, settings, store, officer
):
    join(settings)

    with store.page(officer) as page:
        made = plan(page, Action.DELETE, [1])
    assert made.of([ANNA]) == made.of([BERT])


def test_a_restriction_that_is_approved_again_protects_again(store, officer, second_officer, staff, now):
    case_id = opened(store, staff, right((ANNA,), Right.RESTRICTION), now)
    words = Words(ground="18(1)(a)")
    step(store, staff, "start", case_id, now)
    step(store, officer, "approve", case_id, now, words=words)
    step(store, officer, "send_back", case_id, now, words=Words(note="Väärä henkilö"))
    (hold_id,) = active_holds(store)
    step(store, officer, "ask_release", hold_id, now, words=Words(note="Väärä henkilö"))
    told = Words(note="Väärä henkilö", details={"channel": "telephone"})
    step(store, second_officer, "release", hold_id, now, words=told)
    assert [] == active_holds(store)

    step(store, officer, "approve", case_id, now, words=words)
    step(store, officer, "send_back", case_id, now, words=Words(note="Sanamuoto"))
    step(store, officer, "approve", case_id, now, words=words)

    assert 1 == len(active_holds(store))


def active_holds(store):
    with store.transaction() as transaction:
        return [case.case_id for case in read_open(transaction) if case.kind is Kind.LEGAL_HOLD]
