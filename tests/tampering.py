"""What somebody with write access to the queue's database may do to its history, in SQL of both engines."""

from dashboard.decisions.ledger import Event, append, chain_hash
from dashboard.vocabulary import Actor, Role

CLERK = Actor("kalle", Role.STAFF)


def fill(store, now, events=9):
    """Write as many events as asked, each with something in every column that can be empty."""
    with store.transaction() as transaction:
        for number in range(1, events + 1):
            event = Event(
                "claim",
                reason_code="éäö \x0b \n \\u000B",
                ground=None if number % 2 else 'a "ground" \u2028 /',
                snapshot_id="s1",
                details={"number": number, "text": 'ä\t"\x01'},
            )
            append(transaction, CLERK, now, [event])


def change(store, statement):
    """Change the queue behind the program's back."""
    with store.transaction() as transaction:
        transaction._cursor.execute(statement)


def history(store):
    """Return (seq, payload, prev_hash, hash) of every event, by number."""
    with store.transaction() as transaction:
        cursor = transaction._cursor.execute("select seq, payload, prev_hash, hash from queue.request_event")
        return {row[0]: row for row in cursor.fetchall()}


def forge(store, seq, *, payload=None, previous=None):
    """Change the payload of an event and seal it anew, as whoever knows the program can; return its hash."""
    _, told, before, _ = history(store)[seq]
    payload, before = payload or told, previous or before
    sealed = chain_hash(before, payload)
    quoted = payload.replace("'", "''")
    change(
        store,
        f"update queue.request_event set payload = '{quoted}', prev_hash = '{before}', hash = '{sealed}' "
        f"where seq = {seq}",
    )
    return sealed


def edit_payload(store):
    change(
        store,
        "update queue.request_event set payload = replace(payload, 'kalle', 'maija'), actor = 'maija' "
        "where seq = 4",
    )


def edit_column(store):
    change(store, "update queue.request_event set actor = 'maija', role = 'officer' where seq = 4")


def edit_text_case(store):
    change(store, "update queue.request_event set reason_code = upper(reason_code) where seq = 4")


def edit_moment(store):
    change(
        store,
        "update queue.request_event set happened_at = happened_at + interval '1 microsecond' where seq = 4",
    )


def empty_column(store):
    change(store, "update queue.request_event set ground = null where seq = 4")


def edit_and_seal(store):
    payload = history(store)[4][1].replace("kalle", "maija")
    change(store, "update queue.request_event set actor = 'maija' where seq = 4")
    forge(store, 4, payload=payload)


def delete_in_the_middle(store):
    change(store, "delete from queue.request_event where seq = 4")


def delete_the_first(store):
    change(store, "delete from queue.request_event where seq = 1")


def delete_and_renumber(store):
    delete_in_the_middle(store)
    for seq in range(5, 10):
        change(store, f"update queue.request_event set seq = {seq - 1} where seq = {seq}")


def insert(store):
    """Put a copy of event 2 in the place of event 4; the others move on."""
    for seq in range(9, 3, -1):
        change(store, f"update queue.request_event set seq = {seq + 1} where seq = {seq}")
    columns = (
        "case_id, version, step, state, actor, role, happened_at, reason_code, ground, snapshot_id, "
        "material_hash, details, payload, prev_hash, hash"
    )
    change(
        store,
        f"insert into queue.request_event (seq, {columns}) "
        f"select 4, {columns} from queue.request_event where seq = 2",
    )


def reorder(store):
    for old, new in ((4, 100), (5, 4), (100, 5)):
        change(store, f"update queue.request_event set seq = {new} where seq = {old}")


def cut(store):
    change(store, "delete from queue.request_event where seq > 6")


def rewrite(store):
    """Change event 4 and seal it and all after it anew: the chain is whole."""
    edit_and_seal(store)
    for seq in range(5, 10):
        forge(store, seq, previous=history(store)[seq - 1][3])


INSIDE = {
    edit_payload: "Event 4 of the history was changed: its content does not have the hash",
    edit_column: "Event 4 of the history was changed: its actor, role differs from what was sealed",
    edit_text_case: "Event 4 of the history was changed: its reason_code differs",
    edit_moment: "Event 4 of the history was changed: its happened_at differs",
    empty_column: "Event 4 of the history was changed: its ground differs",
    edit_and_seal: "Event 5 of the history does not fit the one before it",
    delete_in_the_middle: "Before event 5 of the history events are missing",
    delete_the_first: "Before event 2 of the history events are missing",
    delete_and_renumber: "Event 4 of the history does not fit the one before it",
    insert: "Event 4 of the history does not fit the one before it",
    reorder: "Event 4 of the history does not fit the one before it",
}
AT_THE_END = {
    cut: "ends with event 6, but event 9 was there on 2026-11-23 08:00:00: its end was cut off",
    rewrite: "Event 9 of the history is not the one that was written down on 2026-11-23 08:00:00: the "
    "history was rewritten somewhere after event 3",
}
