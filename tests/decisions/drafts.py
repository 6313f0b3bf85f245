"""Drafts that tests open, and cases brought to a given state."""

from dataclasses import replace
from datetime import date

from dashboard.decisions.case import read_all
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.demands import REMEDIES
from dashboard.decisions.hits import check_hits, confirm_hits, hits_hash, read_hits
from dashboard.decisions.plan import plan
from dashboard.decisions.steps import Words, take_step
from dashboard.vocabulary import Action, Blocked, Ground, Kind, Right, Step

ANNA = ("003000000000001AAA",)
BERT = ("003000000000002AAA", "00Q000000000002AAA")
KALEVA = Words(details={"recipient": "Kaleva-konserni", "channel": "email"})
RECEIVED = date(2026, 11, 20)


def retention(ids=ANNA, action=Action.DELETE):
    return Draft(Kind.RETENTION, action, ids, RECEIVED, "expired")


def right(ids=ANNA, action=Right.ERASURE, **more):
    return Draft(Kind.RIGHT, action, ids, RECEIVED, "asked", **more)


def hold(ids=ANNA):
    return Draft(Kind.LEGAL_HOLD, Action.HOLD, ids, RECEIVED, "legal_claim")


def opened(store, actor, draft, now, key=None):
    return open_cases(store, actor, [draft], key=key or repr(draft), now=now, snapshot_id=None)[0]


def told(store, actor, case_id, now):
    """Tell the only recipient of the default policy that Art. 19 is about."""
    step(store, actor, "tell_recipient", case_id, now, words=KALEVA)


def erasing(store, officer, second_officer, staff, now, record_ids=ANNA, **more):
    """Bring an erasure request to the state executed, by the persons of the current register."""
    case_id = opened(store, officer, right(record_ids), now)
    with store.page(officer) as page:
        numbers = [row["person_no"] for row in page.rows("case/persons", case_id=case_id)]
        made = plan(page, more.pop("action", Action.DELETE), numbers)
    step(store, staff, "start", case_id, now)
    step(store, staff, "confirm_identity", case_id, now)
    step(store, officer, "propose", case_id, now, plan=made, **more)
    step(store, second_officer, "approve", case_id, now)
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, now)
    return case_id


def standing(store, case_id):
    with store.transaction() as transaction:
        (opened_as,) = transaction.rows("queue/cases", case_ids=[case_id])
        last = transaction.rows("queue/case_events", case_ids=[case_id])[-1]
        return opened_as | last


def state_of(store, case_id):
    return standing(store, case_id)["state"]


def step(store, actor, step_, case_id, now, **more):
    """Take a step as a careful handler does: what was found is looked at before anything is answered."""
    if step_ in {"propose", "approve", "fulfil", "fulfil_partially"}:
        look(store, actor, case_id, now)
    if step_ == "propose":
        words = more.get("words", Words())
        more["words"] = replace(words, reason_code=words.reason_code or Ground.NO_LONGER_NECESSARY.value)
    if step_ == "reject":
        words = more.get("words", Words())
        more["words"] = replace(words, details={REMEDIES: True, **words.details})
    version = standing(store, case_id)["version"]
    take_step(store, actor, Step(step_), {case_id: version}, now=now, **more)


def look(store, actor, case_id, now):
    """Confirm what was found of the person of a case, where its right needs that and nobody has."""
    with store.transaction() as transaction:
        (case,) = read_all(transaction, [case_id])
    try:
        check_hits(case)
    except Blocked:
        with store.page(actor) as page:
            seen = hits_hash(read_hits(page, case_id))
        confirm_hits(store, actor, case_id, seen, now)
