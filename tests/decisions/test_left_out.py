"""What stays out of a case: records of somebody else, and objects that an erasure keeps."""

from datetime import timedelta

import pytest

from dashboard.decisions.case_plans import plan_cases
from dashboard.decisions.hits import read_hits, read_taken_out, record_of, with_what_hangs_on
from dashboard.decisions.left_out import LeftOut, take_out
from dashboard.decisions.looking import look as look_at_copy
from dashboard.decisions.plan import plan
from dashboard.decisions.steps import Words, take_step
from dashboard.vocabulary import Action, Blocked, Denied, Refused, Right, Step
from tests.decisions.drafts import look, opened, right, state_of, step, told
from tests.little_register import contact, key, register_of, row

ANNA, TWIN = key("Contact", 1), key("Contact", 2)
PERSON = contact(1, FirstName="Anna", LastName="Aalto", Email="toimisto@example.com")
OTHER = contact(2, FirstName="Pekka", LastName="Poutanen", Email="toimisto@example.com", Phone="040 765 4321")
CALL = row("Task", 1, WhoId=ANNA, Subject="Soitto", Description="Kysyi hintaa")
NOTE = row("Task", 2, WhoId=TWIN, Subject="Pekan asia")
MAIL = row("EmailMessage", 1, RelatedToId=None, ToAddress="toimisto@example.com", Subject="Tarjous")
CAMPAIGN = row("Campaign", 1, Name="Kevät", IsActive=True)
MEMBER = row("CampaignMember", 1, CampaignId=key("Campaign", 1), ContactId=ANNA)
ALL = {
    "Contact": [PERSON, OTHER],
    "Task": [CALL, NOTE],
    "EmailMessage": [MAIL],
    "Campaign": [CAMPAIGN],
    "CampaignMember": [MEMBER],
}
WHY = Words(reason_code="17(1)(a)")


@pytest.fixture
def registered(settings):
    register_of(settings, ALL)


def erasure(store, officer, staff, now, ids=(ANNA, TWIN)):
    case_id = opened(store, officer, right(ids), now)
    step(store, staff, "start", case_id, now)
    step(store, staff, "confirm_identity", case_id, now, words=Words("call_back"))
    return case_id


def hits(store, actor, case_id):
    with store.page(actor) as page:
        return read_hits(page, case_id)


def made(store, actor, case_id, action=Action.DELETE, **kept):
    """The list that a proposal is made with, as the screen makes it."""
    with store.page(actor) as page:
        numbers = [int(each["person_no"]) for each in page.rows("case/persons", case_id=case_id)]
        out = {record_of(hit) for hit in read_taken_out(page, case_id)}
        return plan(page, action, numbers, dict.fromkeys(numbers, LeftOut(frozenset(out), kept)))


def without_the_twin(store, actor, case_id, now):
    chosen = with_what_hangs_on(hits(store, actor, case_id), {("Contact", TWIN)})
    take_out(store, actor, case_id, chosen, reason="Pekka on toinen ihminen", now=now)


def test_with_a_record_goes_what_only_it_ties_to_the_person(registered, store, officer, staff, now):
    case_id = erasure(store, officer, staff, now)

    chosen = with_what_hangs_on(hits(store, officer, case_id), {("Contact", TWIN)})

    assert {("Contact", TWIN), ("Task", NOTE["Id"])} == chosen


def test_what_was_taken_out_is_found_no_more_and_the_rest_is_confirmed_anew(
    registered, store, officer, staff, now
):
    case_id = erasure(store, officer, staff, now)
    look(store, officer, case_id, now)
    without_the_twin(store, staff, case_id, now)

    assert {("Contact", TWIN), ("Task", NOTE["Id"])}.isdisjoint(map(record_of, hits(store, officer, case_id)))
    with store.transaction() as transaction:
        version = transaction.rows("queue/case_events", case_ids=[case_id])[-1]["version"]
    with pytest.raises(Blocked, match="Look first at what was found"):
        take_step(store, officer, Step.PROPOSE, {case_id: version}, now=now, words=WHY)


def test_what_was_taken_out_is_not_erased_and_its_staying_is_no_failure(
    registered, settings, store, officer, second_officer, staff, now
):
    case_id = erasure(store, officer, staff, now)
    without_the_twin(store, staff, case_id, now)
    proposed = made(store, officer, case_id)
    assert not {TWIN, NOTE["Id"]} & {item.record_id for item in proposed.items}
    step(store, officer, "propose", case_id, now, plan=proposed)
    step(store, second_officer, "approve", case_id, now)
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, now)
    told(store, staff, case_id, now)
    register_of(
        settings,
        {**ALL, "Contact": [OTHER], "Task": [NOTE], "EmailMessage": [], "CampaignMember": []},
        hour=3,
    )

    looked = look_at_copy(store, now + timedelta(hours=4))

    assert ((1,), {}, {}) == (
        looked.verification.verified,
        looked.verification.failed,
        looked.verification.doubtful,
    )
    assert ("fulfilled", 0) == (state_of(store, case_id), looked.alarms)


def test_all_can_be_put_back(registered, store, officer, staff, now):
    case_id = erasure(store, officer, staff, now)
    before = hits(store, officer, case_id)
    without_the_twin(store, staff, case_id, now)

    take_out(store, staff, case_id, [], reason="", now=now)

    assert before == hits(store, officer, case_id)


def test_taking_out_needs_a_reason_a_rest_and_a_case_that_is_not_settled(
    registered, store, officer, manager, staff, now
):
    case_id = erasure(store, officer, staff, now)
    with pytest.raises(Refused, match="how it is known"):
        take_out(store, staff, case_id, [("Contact", TWIN)], reason=" ", now=now)
    with pytest.raises(Refused, match="Nothing would be left"):
        take_out(store, staff, case_id, [("Contact", ANNA), ("Contact", TWIN)], reason="x", now=now)
    with pytest.raises(Denied):
        take_out(store, manager, case_id, [("Contact", TWIN)], reason="x", now=now)
    step(store, officer, "propose", case_id, now, plan=made(store, officer, case_id))

    with pytest.raises(Refused, match="Send it back first"):
        take_out(store, staff, case_id, [("Contact", TWIN)], reason="x", now=now)


def test_the_history_has_no_reason_in_words(registered, store, officer, staff, now):
    case_id = erasure(store, officer, staff, now)
    without_the_twin(store, staff, case_id, now)

    with store.page(officer) as page:
        events = page.rows("case/events", case_id=case_id)
    (event,) = [each for each in events if each["step"] == "take_out"]

    assert "Pekka" not in str(event)
    assert event["material_hash"]


def test_an_object_is_kept_with_its_own_ground_while_the_rest_is_erased(
    registered, settings, store, officer, second_officer, staff, now
):
    case_id = erasure(store, officer, staff, now, ids=(ANNA,))
    without_the_twin(store, staff, case_id, now)
    proposed = made(store, officer, case_id, Task="17(3)(e)", EmailMessage="17(3)(b)")
    kept = [["EmailMessage", "17(3)(b)"], ["Task", "17(3)(e)"]]
    words = Words(reason_code="17(1)(a)", ground="17(3)(b)", details={"kept": kept})
    step(store, officer, "propose", case_id, now, plan=proposed, words=words)
    step(store, second_officer, "approve", case_id, now)
    with store.page(officer) as page:
        planned = plan_cases(page, [case_id])[case_id]
    assert ({"Contact", "CampaignMember"}, Action.DELETE) == (
        {item.object for item in planned.items},
        planned.action,
    )
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, now)
    told(store, staff, case_id, now)
    call = {**CALL, "WhoId": None, "Description": "anna on toimisto@example.com"}
    register_of(settings, {**ALL, "Contact": [OTHER], "Task": [call, NOTE], "CampaignMember": []}, hour=3)

    proof = look_at_copy(store, now + timedelta(hours=4)).verification

    assert ((1,), {}, {}) == (proof.verified, proof.failed, proof.doubtful)
    assert "partially_fulfilled" == state_of(store, case_id)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (Words(reason_code="because"), "why the data are erased"),
        (Words(reason_code="17(3)(b)"), "why the data are erased"),
        (
            Words(reason_code="17(1)(a)", details={"kept": [["Task", "12(5)"]]}),
            "choose the ground for keeping",
        ),
    ],
)
def test_a_proposal_without_grounds_of_article_17_is_refused(
    registered, store, officer, staff, now, words, said
):
    case_id = erasure(store, officer, staff, now)

    with pytest.raises(Refused, match=said):
        step(
            store, officer, "propose", case_id, now, plan=made(store, officer, case_id, Task="x"), words=words
        )


def test_what_hangs_on_a_record_is_not_kept_without_it(registered, store, officer, staff, now):
    case_id = erasure(store, officer, staff, now)
    words = Words(reason_code="17(1)(a)", details={"kept": [["CampaignMember", "17(3)(e)"]]})
    proposed = made(store, officer, case_id, CampaignMember="17(3)(e)")

    with pytest.raises(Refused, match="CampaignMember cannot be kept where Contact is deleted"):
        step(store, officer, "propose", case_id, now, plan=proposed, words=words)


def test_keeping_everything_is_a_refusal_and_no_erasure(registered, store, officer, staff, now):
    case_id = erasure(store, officer, staff, now)
    kept = dict.fromkeys(("Contact", "Task", "EmailMessage", "CampaignMember"), "17(3)(e)")
    words = Words(reason_code="17(1)(a)", details={"kept": [list(each) for each in kept.items()]})

    with pytest.raises(Refused, match="Everything would be kept"):
        step(store, officer, "propose", case_id, now, plan=made(store, officer, case_id, **kept), words=words)


def test_an_erasure_is_always_proposed_first(registered, settings, store, officer, staff, now):
    settings.policy.write_text(
        settings.policy.read_text(encoding="utf-8").replace("four_eyes = true", "four_eyes = false"),
        encoding="utf-8",
    )
    case_id = erasure(store, officer, staff, now)

    with pytest.raises(Refused, match="Propose the erasure first"):
        step(store, officer, "approve", case_id, now, plan=made(store, officer, case_id))


def test_a_reason_that_a_step_does_not_know_is_refused(registered, store, officer, staff, now):
    case_id = opened(store, officer, right((ANNA,), Right.ACCESS), now)

    with pytest.raises(Refused, match="one of the reasons"):
        step(store, staff, "ask_identity", case_id, now, words=Words("a hunch", note="x"))
