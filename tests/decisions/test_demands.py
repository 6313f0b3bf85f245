"""What a refusal and a duplicate have to say, what was found is looked at, and who has a case."""

import pytest

from dashboard.decisions.assigning import assign
from dashboard.decisions.demands import REMEDIES
from dashboard.decisions.hits import confirm_hits, hits_hash, read_hits
from dashboard.decisions.steps import Words, take_step
from dashboard.vocabulary import Blocked, Denied, Refused, Right, Role, Stale, Step
from tests.decisions.drafts import BERT, opened, right, standing, state_of, step
from tests.little_register import contact, key, register_of, row
from tests.people import add_user
from tests.screens.acting import events

ANNA = (key("Contact", 1),)
TOLD = {REMEDIES: True}


@pytest.fixture
def registered(settings):
    return register_of(
        settings,
        {
            "Contact": [contact(1, Email="anna@example.fi")],
            "Lead": [row("Lead", 1, LastName="Mäkelä", Email="anna@example.fi")],
            "Task": [row("Task", 1, WhoId=key("Contact", 1), Subject="Soitto", Status="Completed")],
        },
    )


def take(store, actor, case_id, name, now, **words):
    version = standing(store, case_id)["version"]
    take_step(store, actor, Step(name), {case_id: version}, now=now, words=Words(**words))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"note": "Ei käy", "details": TOLD}, "ground"),
        ({"ground": "20(1)", "note": "Ei käy", "details": TOLD}, "ground"),
        ({"ground": "17(3)(b)", "reason_code": "x", "details": TOLD}, "in words"),
        ({"ground": "17(3)(b)", "note": "Lasku"}, "complain"),
    ],
)
def test_a_refusal_is_not_saved_without_ground_reason_remedy_and_authority(store, officer, now, words, why):
    case_id = opened(store, officer, right(), now)

    with pytest.raises(Refused, match=why):
        take(store, officer, case_id, "reject", now, **words)
    assert "received" == state_of(store, case_id)

    take(store, officer, case_id, "reject", now, ground="17(3)(b)", note="Lasku", details=TOLD)
    assert "rejected" == state_of(store, case_id)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"note": "Ei käy"}, "ground"),
        ({"ground": "20(1)", "note": "x"}, "ground"),
        ({"ground": "15(4)"}, "words"),
    ],
)
def test_a_part_is_not_refused_without_ground_and_words(store, officer, now, words, why):
    case_id = opened(store, officer, right((), Right.ACCESS), now)
    for name in ("start", "confirm_identity"):
        step(store, officer, name, case_id, now)

    with pytest.raises(Refused, match=why):
        take(store, officer, case_id, "fulfil_partially", now, **words)
    assert "in_progress" == state_of(store, case_id)


def test_a_duplicate_names_an_open_case_of_the_same_right_and_person(store, officer, now):
    case_id = opened(store, officer, right(), now)
    opened(store, officer, right(BERT), now)
    opened(store, officer, right(action=Right.OBJECTION), now)

    for number in (None, 1, 2, 3, 99):
        with pytest.raises(Refused):
            take(store, officer, case_id, "mark_duplicate", now, details={"of_case": number})
    assert "received" == state_of(store, case_id)


def test_what_was_found_is_confirmed_before_an_erasure_is_proposed(store, officer, now, registered):
    case_id = opened(store, officer, right(ANNA), now)
    step(store, officer, "start", case_id, now)
    step(store, officer, "confirm_identity", case_id, now, words=Words("call_back"))

    with pytest.raises(Blocked, match="Look first at what was found"):
        take(store, officer, case_id, "propose", now)
    with pytest.raises(Stale):
        confirm_hits(store, officer, case_id, "what was never seen", now)
    with store.page(officer) as page:
        hits = read_hits(page, case_id)
    confirm_hits(store, officer, case_id, hits_hash(hits), now)
    take(store, officer, case_id, "propose", now, reason_code="17(1)(a)")

    found = {(hit["object"], hit["why"]) for hit in hits}
    assert {("Contact", "itself"), ("Lead", "email"), ("Task", "who")} == found


def test_a_right_that_needs_no_record_is_answered_without_looking(store, officer, now):
    case_id = opened(store, officer, right(action=Right.PROFILING_QUESTION), now)
    step(store, officer, "start", case_id, now)

    take(store, officer, case_id, "fulfil", now)


def test_a_case_is_given_to_those_who_handle_cases_and_once(store, officer, manager, now):
    case_id = opened(store, officer, right(), now)
    add_user(store, "saga", Role.STAFF, now)
    add_user(store, "mia", Role.MANAGER, now)

    assign(store, officer, [case_id], "saga", now)
    assign(store, officer, [case_id], "saga", now)
    for user in ("mia", "nobody"):
        with pytest.raises(Refused, match="handles no cases"):
            assign(store, officer, [case_id], user, now)
    with pytest.raises(Denied):
        assign(store, manager, [case_id], "saga", now)
    with store.page(officer) as page:
        assert "saga" == page.row("case/case", case_number=1)["assigned_to"]

    assign(store, officer, [case_id], None, now)
    with store.page(officer) as page:
        assert page.row("case/case", case_number=1)["assigned_to"] is None
    assert ['{"assignee":"saga"}', '{"assignee":null}'] == [told for *_, told in events(store, "assign")]


def test_a_closed_case_is_given_to_nobody(store, officer, now):
    case_id = opened(store, officer, right(), now)
    step(store, officer, "withdraw", case_id, now, words=Words(note="perui"))

    with pytest.raises(Refused, match="is closed"):
        assign(store, officer, [case_id], None, now)


def test_one_person_alone_leaves_a_trace_where_two_are_needed(store, settings, officer, now):
    written = settings.policy.read_text(encoding="utf-8")
    assert "four_eyes = true" in written
    settings.policy.write_text(written.replace("four_eyes = true", "four_eyes = false"), encoding="utf-8")
    case_id = opened(store, officer, right(), now)
    for name, words in (("start", Words()), ("confirm_identity", Words("call_back")), ("propose", Words())):
        step(store, officer, name, case_id, now, words=words)
    step(store, officer, "approve", case_id, now)

    told = {name: details for name, _, details in events(store)}
    assert '{"four_eyes":"off"}' == told["approve"]
    assert "four_eyes" not in told["start"]
