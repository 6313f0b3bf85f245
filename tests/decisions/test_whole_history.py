"""Whatever is done to the history behind the program's back is found, and the first event is named."""

import pytest

from dashboard.decisions import ledger, material
from dashboard.decisions.anchor import Head, read_heads, write_head
from dashboard.decisions.attachments import Attachment, attach
from dashboard.decisions.ledger import Event, append
from dashboard.decisions.whole_history import check_history
from dashboard.vocabulary import Refused
from tests import tampering
from tests.decisions.drafts import hold, opened, right, step
from tests.tampering import CLERK, change, fill

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"


def fault(store, *anchors):
    found = check_history(store, anchors).fault
    return str(found) if found else None


@pytest.fixture
def anchor(store, now, tmp_path):
    """Heads of a history of nine events, written down after three and after all of them."""
    path = tmp_path / "elsewhere" / "anchor.txt"
    fill(store, now, 3)
    write_head(path, check_history(store, []).head(now))
    fill(store, now, 6)
    write_head(path, check_history(store, []).head(now))
    return path


def test_a_history_as_it_was_written_is_whole(store, anchor):
    checked = check_history(store, [anchor])

    assert (None, 9, 9, 2) == (checked.fault, checked.events, checked.last_seq, checked.heads)
    assert tampering.history(store)[9][3] == checked.last_hash


def test_an_empty_history_is_whole(store):
    assert (None, 0) == (fault(store), check_history(store, []).last_seq)


@pytest.mark.parametrize("tamper", tampering.INSIDE, ids=lambda each: each.__name__)
def test_what_was_done_inside_of_it_is_found(store, now, tamper):
    fill(store, now)

    tamper(store)

    assert tampering.INSIDE[tamper] in fault(store)


@pytest.mark.parametrize("tamper", tampering.AT_THE_END, ids=lambda each: each.__name__)
def test_what_leaves_a_whole_chain_is_found_by_what_was_written_down(store, anchor, tamper):
    tamper(store)

    assert fault(store) is None
    assert tampering.AT_THE_END[tamper] in fault(store, anchor)


def test_a_payload_that_is_none_is_found_though_it_is_sealed(store, now):
    fill(store, now)

    tampering.forge(store, 9, payload="[]")

    assert "Event 9 of the history was changed: its actor, " in fault(store)


def test_every_letter_that_the_ledger_can_write_is_read_alike(store, now):
    letters = ["".join(chr(code) for code in range(first, first + 16)) for first in range(1, 0x180, 16)]
    with store.transaction() as transaction:
        odd = [*letters, "e\u0301 <\u0338", "\u0338", "\\\n\u0303", "\u2028\u2029", "\U0001f600", '"\\"']
        append(transaction, CLERK, now, [Event("x", ground=each, details={each: each}) for each in odd])

    assert fault(store) is None


def test_a_text_or_a_file_of_a_case_that_was_changed_is_found(store, officer, now):
    case_id = opened(store, officer, right(material={"note": "said by telephone"}), now)
    file = Attachment(file_name="a.pdf", content=PDF, no_identity_document=True)
    attach(store, officer, case_id, file, now)
    assert fault(store) is None

    change(store, "update queue.attachment set content = '%PDF-other'")
    assert "A file kept with case 1 was changed" in fault(store)
    change(store, "delete from queue.attachment")
    change(store, "update queue.case_material set content = replace(content, 'telephone', 'mail')")
    assert "A text kept with case 1 was changed" in fault(store)
    # What is deleted by its rule is missed by nobody.
    change(store, "delete from queue.case_material")
    assert fault(store) is None


@pytest.mark.parametrize(
    "statement",
    [
        "update queue.case_material set delete_after = date '2099-01-01'",
        "update queue.case_material set created_by = 'maija'",
        (
            "update queue.case_material set case_id = "
            "(select case_id from queue.request_queue where case_number = 2)"
        ),
        "update queue.case_material set case_id = 'setting:x'",
    ],
)
def test_a_text_that_was_moved_or_is_to_stay_longer_is_found(store, officer, now, statement):
    opened(store, officer, right(material={"note": "said by telephone"}), now)
    opened(store, officer, hold(("003000000000009AAA",)), now)

    change(store, statement)

    assert "A text kept with case" in fault(store)


def test_a_text_of_a_version_that_hashed_its_words_alone_is_whole(store, officer, now):
    case_id = opened(store, officer, right(), now)
    made = material.make(case_id, "note", {"note": "older"}, officer, now)
    old = {**made.row, "material_hash": _sha256(str(made.row["salt"]) + str(made.row["content"]))}
    with store.transaction() as transaction:
        transaction.insert("case_material", [old])
        append(transaction, CLERK, now, [Event("note", material_hash=old["material_hash"])])

    assert fault(store) is None


def test_a_text_that_nobody_has_written_is_found(store, officer, now):
    case_id = opened(store, officer, right(), now)
    paper = ledger.canonical({"note": "put in later"})
    with store.transaction() as transaction:
        made = {"content": paper, "salt": "", "material_hash": _sha256(paper), "material_kind": "note"}
        row = {"material_id": "m", "case_id": case_id, "delete_after": None}
        transaction.insert("case_material", [{**row, **made, "created_at": now, "created_by": "kalle"}])

    assert "A text kept with case 1 is unknown to the history" in fault(store)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "update queue.request_queue set action = 'access' where case_number = 1",
            "Case 1 says something else",
        ),
        (
            "update queue.request_queue set created_by = 'x' where case_number = 1",
            "Case 1 says something else",
        ),
        ("delete from queue.request_queue where case_number = 1", "A case that the history has events of"),
    ],
)
def test_a_case_that_its_history_does_not_know_is_found(store, officer, staff, now, statement, told):
    case_id = opened(store, officer, right(), now)
    opened(store, officer, hold(("003000000000009AAA",)), now)
    step(store, staff, "start", case_id, now)
    assert fault(store) is None

    change(store, statement)

    assert told in fault(store)


def test_heads_are_appended_and_for_their_owner_only(tmp_path, now):
    path = tmp_path / "proof" / "anchor.txt"
    heads = [Head(now, 1, "a" * 64), Head(now, 7, "b" * 64, restored=True)]
    for head in heads:
        write_head(path, head)

    assert heads == read_heads(path)
    assert "2026-11-23T08:00:00Z 1 " + "a" * 64 == path.read_text().splitlines()[0]
    assert (0o600, 0o700) == (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777)


@pytest.mark.parametrize("content", [b"2026-11-23T08:00:00Z 1 abc\n", b"\xff\n", None])
def test_a_file_without_heads_is_told(store, tmp_path, content):
    path = tmp_path / "anchor.txt"
    if content:
        path.write_bytes(content)

    with pytest.raises(Refused, match=r"anchor\.txt"):
        check_history(store, [path])


def test_what_a_restored_backup_has_replaced_is_not_missed(store, anchor, now):
    third = tampering.history(store)[3]
    write_head(anchor, Head(now, 3, third[3], restored=True))
    change(store, "delete from queue.request_event where seq > 3")

    assert fault(store, anchor) is None


def _sha256(text):
    import hashlib  # noqa: PLC0415

    return hashlib.sha256(text.encode()).hexdigest()
