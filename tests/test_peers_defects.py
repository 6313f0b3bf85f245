"""Defects of other systems that must not be ours, each named after the report in which its users found it."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from dashboard import sql
from dashboard.decisions.bulk import Hindrance, choose
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.steps import Words
from dashboard.decisions.verification import verify
from dashboard.outputs.sheets import Flavour
from dashboard.outputs.write_back import hand_out
from dashboard.settings import ROOT
from dashboard.vocabulary import Action, Blocked, Denied, Kind, Refused, Right, State
from tests.decisions.drafts import RECEIVED, hold, opened, retention, right, state_of, step
from tests.little_register import contact, key, register_of
from tests.outputs.hands import claimed
from tests.unsealed import unsealed

ANNA, BERT = key("Contact", 1), key("Contact", 2)
CODE = ROOT / "dashboard"


@pytest.fixture
def registered(settings):
    """Two persons of one company."""
    same = {"AccountId": key("Account", 1)}
    return register_of(settings, {"Contact": [contact(1, **same), contact(2, **same)]})


def hindrances(store, officer, now):
    with store.page(officer) as page:
        return choose(page, Action.DELETE, [1, 2], key="k", today=now.date()).left_out


def test_openregister_2703_no_second_way_to_erase_goes_past_the_holds():
    by_path = {
        path.relative_to(CODE).as_posix(): path.read_text(encoding="utf-8") for path in CODE.rglob("*.py")
    }
    writers = {name for name, code in by_path.items() if re.search(r"\bwrite_step\(", code)}

    # What writes and the one that checks; what follows from a step that was checked; proof, results and
    # hand-outs, which look for themselves; the end of a keep until; rounds of informing, which erase nobody.
    assert {
        "decisions/step_rows.py",
        "decisions/steps.py",
        "decisions/consequences.py",
        "decisions/verification.py",
        "decisions/lapsing.py",
        "decisions/informing.py",
        "outputs/results.py",
        "outputs/write_back.py",
    } == writers


def test_tale_3135_who_may_register_an_erasure_may_not_approve_it(registered, store, officer, staff, now):
    case_id = opened(store, staff, right((ANNA,)), now)
    for name, words in (("start", Words()), ("confirm_identity", Words("call_back")), ("propose", Words())):
        step(store, staff, name, case_id, now, words=words)

    with pytest.raises(Denied):
        step(store, staff, "approve", case_id, now)


def test_margince_5879_a_hold_that_is_set_is_read_wherever_somebody_could_be_deleted(
    registered, store, officer, second_officer, staff, now
):
    (case_id,) = claimed(store, officer, second_officer, staff, now, BERT)
    for record in (ANNA, BERT):
        opened(store, officer, hold((record,)), now)

    assert {Hindrance.HELD: (1, 2)} == hindrances(store, officer, now)
    with pytest.raises(Blocked):
        opened(store, officer, retention((ANNA,)), now)
    assert not hand_out(store, staff, [case_id], flavour=Flavour.BULK, now=now).content


def test_margince_3380_an_open_request_protects_its_data_from_the_retention_run(
    registered, store, officer, staff, now
):
    opened(store, staff, right((ANNA,), Right.ACCESS), now)

    assert {Hindrance.REQUESTED: (1,)} == hindrances(store, officer, now)
    with pytest.raises(Blocked):
        opened(store, officer, retention((ANNA,)), now)


def test_fides_ghsa_qx5f_a_request_marked_as_a_duplicate_keeps_nobody_from_asking_again(
    registered, store, officer, staff, now
):
    stranger = opened(store, staff, right((ANNA,), Right.ACCESS), now)
    own = opened(store, staff, right((ANNA,), Right.ACCESS), now + timedelta(days=1), key="own")

    with pytest.raises(Refused, match="who made the request of case 1"):
        step(store, officer, "mark_duplicate", own, now, words=Words(details={"of_case": 1}))
    for name, words in (("start", Words()), ("confirm_identity", Words("call_back"))):
        step(store, officer, name, own, now, words=words)
    step(store, officer, "mark_duplicate", stranger, now, words=Words(details={"of_case": 2}))
    again = opened(store, staff, right((ANNA,), Right.ACCESS), now + timedelta(days=2), key="again")

    assert ["in_progress", "received"] == [state_of(store, own), state_of(store, again)]


def test_ciso_assistant_nothing_prunes_the_history():
    changed = re.compile(
        r"\b(update|delete from|truncate)\s+queue\.(request_event|request_queue|write_back_item)\b"
    )

    assert [] == [name for name in sql.names("") if changed.search(sql.load(name).text.lower())]


def test_tale_3246_many_hands_at_once_leave_one_chain(store, officer, now):
    def open_one(number):
        ids = (f"003{number:012d}AAA",)
        draft = Draft(Kind.LEGAL_HOLD, Action.HOLD, ids, RECEIVED, "claim")
        return open_cases(store, officer, [draft], key=str(number), now=now, snapshot_id=None)

    with ThreadPoolExecutor(8) as hands:
        list(hands.map(open_one, range(40)))

    with store.transaction() as transaction:
        broken = transaction._cursor.execute(
            "select count(*) from (select seq, prev_hash, lag(hash) over (order by seq) as before, "
            "lag(seq) over (order by seq) as last from queue.request_event) "
            "where last is not null and (prev_hash <> before or seq <> last + 1)"
        ).fetchone()
    assert (0,) == broken


def test_areev_280_what_was_erased_stands_in_the_chain(
    registered, store, settings, officer, second_officer, staff, now
):
    (case_id,) = claimed(store, officer, second_officer, staff, now, ANNA)
    step(store, staff, "execute", case_id, now)
    register_of(settings, {"Contact": [contact(2)]}, hour=5)
    verify(store, now + timedelta(hours=6))

    with store.transaction() as transaction:
        last = transaction.rows("queue/case_events", case_ids=[case_id])[-1]
    assert (State.VERIFIED.value, {"proved": {"Contact": 1}}) == (last["state"], unsealed(last["details"]))


def test_opentranscribe_442_a_hold_protects_its_person_and_not_the_whole_company(
    registered, store, officer, now
):
    opened(store, officer, hold((ANNA,)), now)

    assert {Hindrance.HELD: (1,)} == hindrances(store, officer, now)
    assert opened(store, officer, retention((BERT,)), now)


def test_overdue_is_no_state_and_is_stored_nowhere():
    words = {"overdue", "paused", "blocked", "due_soon"}

    assert not words & {state.value for state in State}
    tables = [sql.load(name).text for name in sql.names("queue/schema")]
    assert not [
        word for word in words for text in tables if re.search(rf"\b{word}\b", without_comments(text))
    ]


def without_comments(text):
    """Return a statement without its comments."""
    return " ".join(line for line in text.splitlines() if not line.startswith("--"))
