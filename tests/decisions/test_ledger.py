"""The ledger is one chain: what was written can be checked from what is stored."""

import json

from dashboard.databases.connections import dictionaries
from dashboard.decisions.ledger import Event, append, canonical, chain_hash, record_act
from dashboard.decisions.sealing import FIRST_HASH
from dashboard.vocabulary import Actor, Role


def chain(store):
    with store.transaction() as transaction:
        return transaction._cursor.execute(
            "select seq, payload, prev_hash, hash from queue.request_event order by seq",
        ).fetchall()


def act(store, officer, now, step="sign_in", **details):
    with store.transaction() as transaction:
        record_act(transaction, officer, step, now, details)


def test_each_hash_seals_its_payload_and_the_hash_before(store, officer, now):
    for number in range(3):
        act(store, officer, now, number=number)

    before = FIRST_HASH
    for number, (seq, payload, previous, sealed) in enumerate(chain(store), start=1):
        assert (number, before) == (seq, previous)
        assert chain_hash(before, payload) == sealed
        before = sealed


def test_the_payload_holds_every_other_column(store, officer, now):
    act(store, officer, now, file="x")

    payload = chain(store)[0][1]

    assert '"actor":"officer"' in payload
    assert '"happened_at":"2026-11-23T08:00:00.000000"' in payload
    assert '"details":"{\\"file\\":\\"x\\"}"' in payload


def test_the_same_text_in_two_unicode_forms_is_one_payload():
    assert canonical({"note": "Ha\u0308meen"}) == canonical({"note": "H\u00e4meen"})


def test_every_column_agrees_with_the_payload_however_its_letters_are_written(store, now):
    somebody = Actor("a\u0301sa", Role.OFFICER)
    event = Event("note", reason_code="e\u0301 <\u0338", ground="\u0338", details={"a\u0308": "o\u0308"})
    with store.transaction() as transaction:
        append(transaction, somebody, now, [event])
        (row,) = dictionaries(transaction._cursor.execute("select * from queue.request_event"))

    sealed = json.loads(row["payload"]) | {"happened_at": now}
    assert sealed == {
        name: row[name] for name in row if name not in {"payload", "prev_hash", "hash", "change_no"}
    }
