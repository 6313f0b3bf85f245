"""The certificate: only of what a copy has proved, naming nobody, tied to the history."""

from datetime import timedelta

import pytest

from dashboard import policy
from dashboard.decisions.left_out import LeftOut
from dashboard.decisions.looking import look
from dashboard.decisions.plan import plan
from dashboard.decisions.steps import Words
from dashboard.outputs.certificate import hand_out_certificate
from dashboard.vocabulary import Action, Denied, Refused, Right
from dashboard.widgets.paper_labels import paper_labels
from tests.decisions.drafts import erasing, opened, right, step, told
from tests.little_register import contact, key, register_of, row
from tests.outputs.hands import claimed
from tests.outputs.papers import letter, pdf_text, squeezed

ANNA = (key("Contact", 1),)
PERSON = contact(1, FirstName="Anna", LastName="Aalto", Email="anna@example.com")
EMPTY = {"FirstName": None, "LastName": "Poistettu 1", "Email": None}


@pytest.fixture
def certificate(store, settings, now):
    def hand_out(actor, case_id, language="en"):
        rules = policy.load(settings.policy, settings.overrides)
        labels = paper_labels(language)
        paper = hand_out_certificate(store, actor, rules, case_id, labels, language=language, now=now)
        return pdf_text(paper.content)

    return hand_out


@pytest.fixture
def executed(store, settings, officer, second_officer, staff, now):
    register_of(settings, {"Contact": [PERSON, contact(2)]})
    return erasing(store, officer, second_officer, staff, now, ANNA)


def test_there_is_none_before_a_copy_has_proved_the_erasure(certificate, staff, executed):
    with pytest.raises(Refused, match="No copy of the register has proved case 1 yet"):
        certificate(staff, executed)


def test_it_tells_what_was_proved_by_whom_and_by_which_copy_and_names_nobody(
    certificate, store, settings, staff, now, executed
):
    snapshot_id = register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now + timedelta(hours=3))

    text = certificate(staff, executed)

    assert "Certificate of erasure" in text
    assert snapshot_id in text
    for told_of in ("officer", "officer2", "staff", "Contact persons 1, erased"):
        assert told_of in text
    assert not any(word in text for word in ("Anna", "Aalto", "anna@example.com", *ANNA))


def test_there_is_none_once_a_later_copy_has_disproved_it(
    certificate, store, settings, officer, staff, now, executed
):
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now + timedelta(hours=3))
    register_of(settings, {"Contact": [PERSON, contact(2)]}, hour=6)
    look(store, now + timedelta(hours=6))

    with pytest.raises(Refused, match="No copy of the register has proved"):
        certificate(staff, executed)


def test_an_officers_word_makes_no_certificate_of_an_earlier_proof(
    certificate, store, settings, officer, staff, now, executed
):
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now + timedelta(hours=3))
    register_of(settings, {"Contact": [PERSON, contact(2)]}, hour=6)
    look(store, now + timedelta(hours=6))
    for name in ("claim", "execute"):
        step(store, staff, name, executed, now + timedelta(hours=7))
    told(store, staff, executed, now + timedelta(hours=7))
    words = Words(ground="17(3)(e)", note="Riita")
    step(store, officer, "fulfil_partially", executed, now + timedelta(hours=7), words=words)

    with pytest.raises(Refused, match="No copy of the register has proved"):
        certificate(staff, executed)


def test_a_ground_of_a_proposal_that_was_sent_back_is_no_ground_of_what_was_done(
    certificate, store, settings, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [PERSON, contact(2)]})
    case_id = opened(store, officer, right(ANNA), now)
    with store.page(officer) as page:
        numbers = [row["person_no"] for row in page.rows("case/persons", case_id=case_id)]
        kept, whole = plan(page, Action.ANONYMISE, numbers), plan(page, Action.DELETE, numbers)
    for name in ("start", "confirm_identity"):
        step(store, staff, name, case_id, now)
    step(store, officer, "propose", case_id, now, plan=kept, words=Words(ground="17(3)(e)", note="Riita"))
    step(store, second_officer, "send_back", case_id, now, words=Words(note="Riita on ohi"))
    step(store, officer, "propose", case_id, now, plan=whole)
    step(store, second_officer, "approve", case_id, now)
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, now)
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now + timedelta(hours=3))

    text = certificate(officer, case_id)

    assert "Certificate of erasure" in text
    assert "17(3)(e)" not in text


def test_what_was_kept_stands_in_certificate_and_answer_object_by_object(
    certificate, store, settings, officer, second_officer, staff, now
):
    call = row("Task", 1, WhoId=ANNA[0], Subject="Soitto")
    register_of(settings, {"Contact": [PERSON, contact(2)], "Task": [call]})
    case_id = opened(store, officer, right(ANNA), now)
    kept = {"Task": "17(3)(e)"}
    with store.page(officer) as page:
        made = plan(page, Action.DELETE, [1], {1: LeftOut(kept=kept)})
    for name in ("start", "confirm_identity"):
        step(store, staff, name, case_id, now)
    words = Words(ground="17(3)(e)", details={"kept": [list(each) for each in kept.items()]})
    step(store, officer, "propose", case_id, now, plan=made, words=words)
    step(store, second_officer, "approve", case_id, now)
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, now)
    told(store, staff, case_id, now)
    register_of(settings, {"Contact": [contact(2)], "Task": [{**call, "WhoId": None}]}, hour=3)
    look(store, now + timedelta(hours=3))

    text = certificate(officer, case_id)

    assert "Certificate of erasure" in text
    assert "TasksandnotesLegalclaims(Art.17(3)(e))" in squeezed(text).replace("werekept.Ground:", "")
    answer = letter(store, settings, "erasure_confirmation", 1, now, language="en").text
    assert "Tasks and notes: Legal claims (Art. 17(3)(e))" in " ".join(answer.split())
    assert "complaint" in answer


def test_its_seal_is_the_hash_of_the_proof_in_the_history(certificate, store, settings, staff, now, executed):
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now + timedelta(hours=3))

    text = squeezed(certificate(staff, executed))

    with store.transaction() as transaction:
        seals = transaction._cursor.execute(
            "select hash from queue.request_event where step = 'verify' and case_id = ?", [executed]
        ).fetchall()
    assert [True] == [seal in text for (seal,) in seals]


def test_a_part_that_was_kept_stands_in_it_with_its_ground(
    certificate, store, settings, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [PERSON, contact(2)]})
    words = Words(ground="17(3)(e)", note="Riita")
    case_id = erasing(store, officer, second_officer, staff, now, ANNA, action=Action.ANONYMISE, words=words)
    told(store, staff, case_id, now)
    register_of(settings, {"Contact": [{**PERSON, **EMPTY}, contact(2)]}, hour=3)
    look(store, now)

    text = certificate(officer, case_id, "fi")

    assert "Todistus tietojen anonymisoinnista" in text
    assert "17(3)(e)" in text
    assert "Yhteyshenkilöt 1, tyhjennetty henkilötiedoista" in text
    assert "Kaleva-konserni" in text


def test_a_deletion_by_retention_has_one_too(
    certificate, store, settings, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [PERSON, contact(2)]})
    (case_id,) = claimed(store, officer, second_officer, staff, now, *ANNA)
    step(store, staff, "execute", case_id, now)
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now)

    assert "Certificate of erasure" in certificate(staff, case_id)


def test_other_cases_have_none(certificate, store, staff, now):
    case_id = opened(store, staff, right(ANNA, Right.ACCESS), now)

    with pytest.raises(Refused):
        certificate(staff, case_id)


def test_who_may_not_carry_out_takes_none(certificate, manager, executed):
    with pytest.raises(Denied):
        certificate(manager, executed)


def test_taking_it_stands_in_the_history(certificate, store, settings, staff, now, executed):
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now + timedelta(hours=3))
    certificate(staff, executed)

    with store.transaction() as transaction:
        (details,) = transaction._cursor.execute(
            "select details from queue.request_event where step = 'download'"
        ).fetchone()
    assert '"what":"certificate"' in details
