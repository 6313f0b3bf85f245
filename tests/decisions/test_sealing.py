"""Rows of other tables: whatever is done to them behind the program's back is found and named."""

from contextlib import suppress

import pytest

from dashboard.decisions import accounts, ledger
from dashboard.decisions.account_seals import account_fault
from dashboard.decisions.accounts import NewUser
from dashboard.decisions.items import Item, store_plan
from dashboard.decisions.ledger import Event, append, vouch
from dashboard.decisions.older_rows import BEGIN, begin_sealing
from dashboard.decisions.row_faults import row_fault
from dashboard.decisions.sealing import insert_sealed, take_seals
from dashboard.decisions.settings import change_setting
from dashboard.decisions.whole_history import check_history
from dashboard.vocabulary import SYSTEM, Actor, Role
from tests import tampering
from tests.decisions.drafts import opened, retention
from tests.tampering import CLERK, change

ADMIN = Actor("root", Role.ADMIN)
IDS = ("003000000000001AAA", "003000000000002AAA")
ITEM = "write_back_item (case_id, object, record_id, action, attempt, result, happened_at, actor"
TABLES = ("request_queue", "setting", "suppression", "write_back_item")


def fault(store):
    found = check_history(store, []).fault
    return str(found) if found else None


@pytest.fixture
def kept(store, officer, now):
    fill(store, officer, now)
    return store


def fill(store, officer, now):
    """Put something into every table that is sealed: one case, two items, a hash, a setting, an account."""
    case_id = opened(store, officer, retention(IDS), now)
    change_setting(store, officer, "retention.prospect.months", 18, reason="because", now=now)
    hashed = {"hash": "ab" * 32, "identifier": "email", "reason": "erased", "case_id": case_id}
    with store.transaction() as transaction:
        store_plan(transaction, CLERK, now, {case_id: [Item("Contact", each, "delete") for each in IDS]})
        insert_sealed(transaction, "suppression", [{**hashed, "since": now, "key_name": "k"}])
        append(transaction, CLERK, now, [Event("note", case_id=case_id, version=2, state="approved")])
        accounts.add(transaction, ADMIN, NewUser("kalle", "Kalle", Role.STAFF, "kalle@example.fi"), now)


def test_a_queue_as_it_was_written_is_whole(kept):
    checked = check_history(kept, [])

    assert (None, 0) == (checked.fault, checked.older)


CHANGES = {
    "update queue.request_queue set salesforce_ids = replace(salesforce_ids, '001AAA', '003AAA')": (
        "A row of request_queue was changed: #1."
    ),
    "update queue.request_queue set received_on = received_on - 1": "A row of request_queue was changed: #1.",
    "update queue.request_queue set channel = 'email'": "A row of request_queue was changed: #1.",
    "update queue.write_back_item set result = 'verified' where record_id like '%2AAA'": (
        "A row of write_back_item was changed: #1, Contact 003000000000002AAA delete 0."
    ),
    "update queue.write_back_item set happened_at = happened_at + interval '1 microsecond' "
    "where record_id like '%1AAA'": "was changed: #1, Contact 003000000000001AAA delete 0.",
    "update queue.setting set value = '24'": ("A row of setting was changed: retention.prospect.months 1."),
    "update queue.suppression set hash = replace(hash, 'abab', 'cdcd')": (
        "A row of suppression was changed: #1, email cdcdcdcdcdcd."
    ),
    "update queue.write_back_item set seal = 'x' where record_id like '%1AAA'": (
        "A row of write_back_item was changed: #1, Contact 003000000000001AAA delete 0."
    ),
}
WHOLE_ROWS = {
    "delete from queue.write_back_item where record_id like '%1AAA'": (
        "Rows of write_back_item are missing: 2 came with event 3 of the history (#1), 1 are left."
    ),
    "delete from queue.write_back_item": (
        "Rows of write_back_item are missing: 2 came with event 3 of the history (#1), 0 are left."
    ),
    "delete from queue.suppression": "Rows of suppression are missing: 1 came with event 3 of the history",
    "delete from queue.setting": "Rows of setting are missing: 1 came with event 2 of the history (–), 0",
    "delete from queue.request_record where record_id like '%1AAA'": "The list of records that case 1 is",
    "update queue.request_record set record_id = '003000000000009AAA' where record_id like '%1AAA'": (
        "The list of records that case 1 is found by"
    ),
    "insert into queue.request_record select '003000000000009AAA', case_id from queue.request_queue": (
        "The list of records that case 1 is found by"
    ),
    f"insert into queue.{ITEM}) select case_id, object, '003000000000009AAA', action, attempt, result, "
    "happened_at, actor from queue.write_back_item where record_id like '%1AAA'": (
        "A row of write_back_item was put in: "
    ),
    f"insert into queue.{ITEM}, seal) select case_id, object, '003000000000009AAA', action, attempt, result, "
    "happened_at, actor, seal from queue.write_back_item where record_id like '%1AAA'": (
        "A row of write_back_item was changed: #1, Contact 003000000000009AAA delete 0."
    ),
    "update queue.write_back_item set seal = null where record_id like '%1AAA'": (
        "A row of write_back_item was put in: "
    ),
    "update queue.request_queue set seal = null": "A row of request_queue was put in: #1",
}


def test_what_was_done_to_a_row_is_found_and_the_row_named(kept):
    told = CHANGES | WHOLE_ROWS

    found = {statement: _after(kept, statement) for statement in told}

    assert {} == {
        statement: found[statement] for statement in told if told[statement] not in found[statement]
    }


@pytest.mark.parametrize(("rows", "told"), [(1, "were exchanged"), (2, "3 are there")])
def test_rows_that_are_sealed_as_the_program_does_it_do_not_fit_their_event(kept, now, rows, told):
    with kept.transaction() as transaction:
        (item, *_) = transaction.rows("queue/write_back_latest", case_ids=_case_ids(transaction))
        forged = {**item, "happened_at": now, "actor": "kalle", "record_id": "003000000000009AAA"}
        insert_sealed(transaction, "write_back_item", [forged])
        transaction.seals.clear()
    place = "where record_id like '%1AAA'"
    forged_place = "where record_id like '%9AAA'"
    change(kept, f"update queue.write_back_item set seal = '000000000003' || substr(seal, 13) {forged_place}")
    if rows == 1:
        change(kept, f"delete from queue.write_back_item {place}")

    assert "Rows of write_back_item were" in fault(kept)
    assert told in fault(kept)


def test_rows_that_name_an_event_which_none_came_with_are_found(kept):
    change(kept, "update queue.setting set seal = '000000000009' || substr(seal, 13)")

    assert "missing" in fault(kept) or "came with none" in fault(kept)


ACCOUNTS = {
    "update queue.user_account set role = 'officer'": "The account kalle was changed: it is not what event 4",
    "update queue.user_account set active = false": "The account kalle was changed",
    "update queue.user_account set password_hash = 'x'": "The account kalle was changed",
    "update queue.user_account set second_factor = 'x'": "The account kalle was changed",
    "delete from queue.user_account": "The account kalle is missing, of which event 4 of the history tells.",
    "update queue.user_account set user_name = 'maija'": "The account kalle is missing",
}


def test_what_was_done_to_an_account_is_found(kept):
    found = {statement: _after(kept, statement) for statement in ACCOUNTS}

    assert {} == {each: found[each] for each in ACCOUNTS if ACCOUNTS[each] not in found[each]}


def test_an_account_that_was_put_in_is_found(kept):
    columns = (
        "name, role, password_hash, must_change_password, active, password_changed_at, created_at, created_by"
    )
    change(
        kept,
        f"insert into queue.user_account (user_name, {columns}) select 'maija', {columns} "
        "from queue.user_account",
    )

    assert "The account maija was put in" in fault(kept)


def test_the_language_of_an_account_is_its_owners(kept):
    change(kept, "update queue.user_account set language = 'en'")

    assert fault(kept) is None


@pytest.fixture
def older(store, officer, now, monkeypatch):
    """The same queue as a version without seals has left it."""
    with monkeypatch.context() as patched:
        patched.setattr(ledger, "take_seals", lambda transaction: transaction.seals.clear() or {})
        patched.setattr(accounts, "record_account", _record_unsealed)
        fill(store, officer, now)
    for table in TABLES:
        change(store, f"update queue.{table} set seal = null")
    return store


def test_what_is_older_than_seals_is_counted_and_no_fault(older, now):
    assert (None, 5) == _checked(older)

    begin_sealing(older, now)
    assert (None, 5) == _checked(older)
    begin_sealing(older, now)
    assert 1 == _events(older, BEGIN)


def test_from_then_on_it_is_vouched_for(older, now):
    begin_sealing(older, now)

    unseen = [each for each in CHANGES | WHOLE_ROWS if "seal" not in each and _after(older, each) == "None"]

    assert [] == unseen


def test_an_older_account_is_vouched_for_from_then_on(older, now):
    begin_sealing(older, now)

    change(older, "update queue.user_account set role = 'officer'")

    assert "The account kalle was changed: it is not what event 5" in fault(older)


def test_what_was_put_in_later_is_never_taken_for_older(kept, now):
    change(kept, "update queue.setting set seal = null")

    begin_sealing(kept, now)

    assert "A row of setting was put in: retention.prospect.months 1." in fault(kept)
    assert 0 == _events(kept, BEGIN)


def test_a_queue_without_anything_older_begins_with_no_event(store, now):
    begin_sealing(store, now)

    assert {} == tampering.history(store)


def test_rows_without_an_event_are_a_fault_of_the_program(store, now):
    row = {"name": "x", "version": 1, "value": "1", "changed_at": now, "changed_by": "kalle"}
    with (
        pytest.raises(AssertionError, match="no event seals the new rows of setting"),
        store.transaction() as odd,
    ):
        insert_sealed(odd, "setting", [row])
    assert {} == tampering.history(store)

    with store.transaction() as transaction:
        insert_sealed(transaction, "setting", [row])
        vouch(transaction, SYSTEM, now)
        vouch(transaction, SYSTEM, now)
    assert (None, 1) == (fault(store), check_history(store, []).events)


def test_what_the_history_says_of_equal_rows_is_never_the_same(store, now):
    row = {"name": "x", "version": 1, "value": "1", "changed_at": now, "changed_by": "kalle"}
    told = set()
    for _ in range(2):
        with store.transaction() as transaction:
            insert_sealed(transaction, "setting", [row])
            told.add(str(take_seals(transaction)))
            transaction._cursor.execute("delete from queue.setting")

    assert 2 == len(told)


class _Undone(Exception):
    """What was changed is taken back."""


def _after(store, statement):
    """Return what is found after a change, which is taken back."""
    found = None
    with suppress(_Undone), store.transaction() as transaction:
        transaction._cursor.execute(statement)
        found = row_fault(transaction.rows) or account_fault(transaction.rows)
        raise _Undone
    return str(found)


def _record_unsealed(transaction, actor, step_, user_name, now, details=None):
    ledger.record_act(transaction, actor, step_, now, {"user": user_name, **(details or {})})


def _checked(store):
    checked = check_history(store, [])
    return checked.fault, checked.older


def _events(store, step):
    return sum(f'"step":"{step}"' in payload for _, payload, *_ in tampering.history(store).values())


def _case_ids(transaction):
    return [str(row["case_id"]) for row in transaction.rows("queue/case_ids")]
