"""Results: what Salesforce did closes the case, twice is once, and a refusal keeps its code and no more."""

import json

import pytest

from dashboard.outputs.result_files import read
from dashboard.vocabulary import Action, Actor, Denied, Refused, Role
from tests.decisions.drafts import state_of, step
from tests.little_register import contact, key, register_of, row
from tests.outputs.hands import brought_back, bulk_results, claimed, contents, handed

ANNA, BERT = key("Contact", 1), key("Contact", 2)
TASK = key("Task", 1)
REGISTER = {
    "Contact": [contact(1), contact(2)],
    "Task": [row("Task", 1, WhoId=ANNA), row("Task", 2, WhoId=BERT)],
}


@pytest.fixture
def out(store, settings, officer, second_officer, staff, now):
    """Two claimed cases, handed out: `out.case_ids` are theirs."""
    register_of(settings, REGISTER)
    case_ids = claimed(store, officer, second_officer, staff, now, ANNA, BERT)
    return case_ids, handed(store, staff, case_ids, now)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (
            "FIELD_CUSTOM_VALIDATION_EXCEPTION:Arvo MATTI_MEIKALAINEN on jo:--",
            "FIELD_CUSTOM_VALIDATION_EXCEPTION",
        ),
        ("duplicate value found: MATTI_MEIKALAINEN duplicates value on record", "OTHER"),
        ("MATTI_MEIKALAINEN is already there", "OTHER"),
        ("insufficient access rights on MATTI_MEIKALAINEN", "INSUFFICIENT_ACCESS_OR_READONLY"),
        ("UNABLE_TO_LOCK_ROW", "UNABLE_TO_LOCK_ROW"),
    ],
)
def test_what_looks_like_a_code_further_on_in_a_message_is_none(message, code):
    """A code goes into the history, where no name of a person may stand."""
    found = read("error.csv", f"Id,Error\n{ANNA},{message}\n".encode())

    assert [code] == [row.code for row in found.rows]


def count(store, table):
    with store.transaction() as transaction:
        return transaction._cursor.execute(f"select count(*) from queue.{table}").fetchone()[0]


def last_details(store, case_id):
    with store.transaction() as transaction:
        return json.loads(transaction.rows("queue/case_events", case_ids=[case_id])[-1]["details"])


def results_of(store):
    with store.transaction() as transaction:
        return transaction._cursor.execute(
            "select record_id, arg_max(result, attempt), arg_max(result_code, attempt) "
            "from queue.write_back_item group by 1 order by 1"
        ).fetchall()


def test_when_everything_succeeded_the_cases_are_executed(store, out, staff, now):
    case_ids, files = out

    came = brought_back(store, staff, bulk_results(files), now)

    assert ((1, 2), 4, {}, {}) == (came.executed, came.succeeded, came.failed, came.incomplete)
    assert ["executed", "executed"] == [state_of(store, each) for each in case_ids]
    assert {"Contact": 1, "Task": 1} == last_details(store, case_ids[0])["written_back"]


def test_the_same_files_twice_change_nothing(store, out, staff, now):
    brought_back(store, staff, bulk_results(out[1]), now)
    before = count(store, "write_back_item"), count(store, "request_event")

    again = brought_back(store, staff, bulk_results(out[1]), now)

    assert before == (count(store, "write_back_item"), count(store, "request_event"))
    assert 2 == len([name for name in again.repeated if "successful" in name])


def test_while_a_file_is_missing_the_cases_wait_and_say_for_what(store, out, staff, now):
    case_ids, files = out
    only_tasks = [each for each in bulk_results(files) if "Task" in each[0]]

    came = brought_back(store, staff, only_tasks, now)

    assert {1: {"Contact": 1}, 2: {"Contact": 1}} == came.incomplete
    assert "claimed" == state_of(store, case_ids[0])

    rest = [each for each in bulk_results(files) if "Contact" in each[0]]
    assert (1, 2) == brought_back(store, staff, rest, now).executed


def test_a_refusal_fails_its_case_only_and_keeps_the_code_not_the_words(store, out, staff, now):
    case_ids, files = out
    error = "DELETE_FAILED:associated with the following cases.: Liisa Virtanen:--"

    came = brought_back(store, staff, bulk_results(files, {BERT: error}), now)

    assert (1,) == came.executed
    assert {2: {"Contact": {"DELETE_FAILED": 1}}} == came.failed
    assert "failed" == state_of(store, case_ids[1])
    assert {"Contact": {"DELETE_FAILED": 1}} == last_details(store, case_ids[1])["refused"]
    with store.transaction() as transaction:
        kept = transaction._cursor.execute("select * from queue.write_back_item").fetchall()
    assert "Liisa" not in repr(kept)


def test_a_failed_case_claimed_again_hands_out_only_what_is_left(store, out, staff, now):
    case_ids, files = out
    brought_back(store, staff, bulk_results(files, {BERT: "UNABLE_TO_LOCK_ROW:busy"}), now)
    step(store, staff, "claim", case_ids[1], now)

    again = handed(store, staff, case_ids[1:], now)

    assert ["README.txt", "01_Contact_delete.csv"] == list(contents(again))
    assert (2,) == brought_back(store, staff, bulk_results(again), now).executed


def test_a_child_that_an_earlier_file_took_along_counts_as_deleted(store, out, staff, now):
    gone = {TASK: "ENTITY_IS_DELETED:entity is deleted:--"}

    came = brought_back(store, staff, bulk_results(out[1], gone), now)

    assert (1, 2) == came.executed


def test_a_refused_change_of_a_record_that_is_gone_stays_a_refusal(store, settings, officer, staff, now):
    register_of(settings, REGISTER)
    case_ids = claimed(store, officer, officer, staff, now, ANNA, action=Action.OPT_OUT)
    files = handed(store, staff, case_ids, now)

    came = brought_back(store, staff, bulk_results(files, {ANNA: "ENTITY_IS_DELETED:entity is deleted"}), now)

    assert {1: {"Contact": {"ENTITY_IS_DELETED": 1}}} == came.failed


def test_data_loaders_files_are_read_though_they_do_not_name_the_object(store, out, staff, now):
    success = (
        f'"Id","ID","STATUS"\r\n"{ANNA}","{ANNA}","Item Deleted"\r\n"{TASK}","{TASK}","Item Deleted"\r\n'
    )
    error = f'"Id","ERROR"\r\n"{BERT}","insufficient access rights on cross-reference id"\r\n'
    late = f'"Id","ID","STATUS"\r\n"{key("Task", 2)}","{key("Task", 2)[:15]}","Item Deleted"\r\n'
    files = [
        ("success112326081500000.csv", b"\xef\xbb\xbf" + success.encode()),
        ("error112326081500000.csv", error.encode("cp1252")),
        ("success112326081600000.csv", late.encode()),
    ]

    came = brought_back(store, staff, files, now)

    assert (1,) == came.executed
    assert {2: {"Contact": {"INSUFFICIENT_ACCESS_OR_READONLY": 1}}} == came.failed


def test_a_success_after_a_retry_puts_the_refusal_right(store, out, staff, now):
    refused = bulk_results(out[1], {BERT: "UNABLE_TO_LOCK_ROW:busy"})
    retried = [("retry.csv", f"sf__Id,sf__Created,Id\n{BERT},false,{BERT}\n".encode())]

    came = brought_back(store, staff, [*refused, *retried], now)

    assert (1, 2) == came.executed


def test_an_old_refusal_does_not_undo_a_later_success(store, out, staff, now):
    tasks = [each for each in bulk_results(out[1], {TASK: "UNABLE_TO_LOCK_ROW:busy"}) if "Task" in each[0]]
    brought_back(store, staff, [("retry.csv", f"sf__Id,sf__Created,Id\n{TASK},false,{TASK}\n".encode())], now)

    brought_back(store, staff, tasks, now)

    assert (TASK, "succeeded", None) in results_of(store)


def test_rows_of_records_that_nobody_handed_out_are_counted_and_left_alone(store, out, staff, now):
    stranger = f"sf__Id,sf__Created,Id\n{key('Contact', 7)},false,{key('Contact', 7)}\n".encode()

    came = brought_back(store, staff, [("other.csv", stranger)], now)

    assert (1, ()) == (came.strangers, came.executed)
    assert {"downloaded"} == {result for _, result, _ in results_of(store)}


def test_another_member_of_staff_cannot_close_what_a_colleague_has_claimed(store, out, staff, officer, now):
    files = bulk_results(out[1])

    other = brought_back(store, Actor("another", Role.STAFF), files, now)

    assert ((), 4) == (other.executed, other.strangers)
    assert (1, 2) == brought_back(store, staff, files, now).executed


def test_managers_bring_nothing_back(store, out, manager, now):
    with pytest.raises(Denied):
        brought_back(store, manager, [], now)


def test_the_file_that_was_sent_is_not_taken_for_the_one_that_came_back(store, out, staff, now):
    sent = contents(out[1])["02_Contact_delete.csv"].encode()
    good = bulk_results(out[1])

    with pytest.raises(Refused, match="is no result file"):
        brought_back(store, staff, [*good, ("02_Contact_delete.csv", sent)], now)

    assert {"downloaded"} == {result for _, result, _ in results_of(store)}


def test_unprocessed_rows_are_counted_and_wait(store, out, staff, now):
    came = brought_back(store, staff, [("x-unprocessedrecords.csv", f"Id\n{ANNA}\n".encode())], now)

    assert (1, 0) == (came.unprocessed, came.succeeded)


def test_a_result_file_without_ids_is_refused():
    with pytest.raises(Refused, match="no column Id"):
        read("success.csv", b"Name,STATUS\nx,Item Deleted\n")


def test_an_empty_file_is_refused():
    with pytest.raises(Refused):
        read("success.csv", b"")


def loader(*rows, columns=("ID", "STATUS")):
    """Return a file of Data Loader."""
    return "".join(",".join(f'"{cell}"' for cell in line) + "\r\n" for line in (columns, *rows)).encode()


@pytest.mark.parametrize(
    "content",
    [
        loader((ANNA, "+358 9 1", "Item Updated"), columns=("ID", "PHONE", "STATUS")),
        loader((ANNA, "Item Updated")),
        loader((ANNA[:17], "Item Deleted")),
        loader((ANNA + "A", "Item Deleted")),
        loader((ANNA[:15].lower() + "AAA", "Item Deleted")),
        f"sf__Id,sf__Created,Id\n{ANNA}".encode(),
        f"sf__Id,sf__Created,Id\n{ANNA},false,{BERT}\n".encode(),
    ],
    ids=["another change", "an update", "a cut id", "too long", "another case", "a cut row", "two records"],
)
def test_what_is_no_deletion_of_the_record_closes_no_deletion(store, out, staff, now, content):
    came = brought_back(store, staff, [("success112326080000000.csv", content)], now)

    assert (0, 1, ()) == (came.succeeded, came.strangers, came.executed)
    assert {"downloaded"} == {result for _, result, _ in results_of(store)}


@pytest.mark.parametrize("columns", [("ID", "STATUS"), ("id", "Status"), ("Id", "STATUS")])
@pytest.mark.parametrize("record_id", [ANNA, ANNA[:15]])
def test_a_deletion_is_known_in_every_spelling_and_by_either_id(store, out, staff, now, columns, record_id):
    brought_back(store, staff, [("s.csv", loader((record_id, "item deleted"), columns=columns))], now)

    assert (ANNA, "succeeded", None) in results_of(store)


@pytest.mark.parametrize(
    ("columns", "matches"),
    [
        (("HASOPTEDOUTOFEMAIL", "HASOPTEDOUTOFFAX", "DONOTCALL"), True),
        (("has_opted_out_of_email", "has_opted_out_of_fax", "do_not_call"), True),
        (("HASOPTEDOUTOFEMAIL", "PHONE"), False),
        (("DONOTCALL",), False),
        (("LASTNAME", "HASOPTEDOUTOFEMAIL"), False),
        ((), False),
    ],
)
def test_an_update_closes_only_what_writes_its_columns(
    store, settings, officer, staff, now, columns, matches
):
    register_of(settings, REGISTER)
    case_ids = claimed(store, officer, officer, staff, now, ANNA, action=Action.OPT_OUT)
    handed(store, staff, case_ids, now)
    cells = ["true"] * len(columns)
    content = loader((ANNA, *cells, "Item Updated"), columns=("ID", *columns, "STATUS"))

    came = brought_back(store, staff, [("success.csv", content)], now)

    assert ((1,) if matches else (), int(not matches)) == (came.executed, came.strangers)


def test_an_anonymising_file_is_known_by_its_columns(store, settings, officer, second_officer, staff, now):
    register_of(settings, {"Contact": [contact(1)]})
    case_ids = claimed(store, officer, second_officer, staff, now, ANNA, action=Action.ANONYMISE)
    files = handed(store, staff, case_ids, now)
    columns = ("ID", "LASTNAME", "FIRSTNAME", "EMAIL", "HASOPTEDOUTOFEMAIL", "OWN__C", "STATUS")
    opted_out = loader((ANNA, "true", "Item Updated"), columns=("ID", "HASOPTEDOUTOFEMAIL", "STATUS"))

    assert 1 == brought_back(store, staff, [("other.csv", opted_out)], now).strangers
    content = loader((ANNA, "Poistettu 1", "", "", "true", "", "Item Updated"), columns=columns)
    assert (1,) == brought_back(store, staff, [("success.csv", content)], now).executed
    assert files.handed == (1,)


def test_the_same_refusal_after_a_second_try_fails_the_case_again(store, out, staff, now):
    case_ids, files = out
    busy = {BERT: "UNABLE_TO_LOCK_ROW:busy"}
    brought_back(store, staff, bulk_results(files, busy), now)
    step(store, staff, "claim", case_ids[1], now)
    again = bulk_results(handed(store, staff, case_ids[1:], now), busy)
    brought_back(store, staff, again, now)
    step(store, staff, "claim", case_ids[1], now)
    handed(store, staff, case_ids[1:], now)

    came = brought_back(store, staff, again, now)

    assert ({2: {"Contact": {"UNABLE_TO_LOCK_ROW": 1}}}, "failed") == (
        came.failed,
        state_of(store, case_ids[1]),
    )


def test_a_cell_too_large_for_csv_is_refused():
    with pytest.raises(Refused, match="no CSV file"):
        read("x.csv", b"sf__Id,sf__Error\n" + ANNA.encode() + b"," + b"A" * 10_000_001 + b"\n")


def test_a_file_of_strangers_only_is_told_in_the_history_once(store, out, staff, now):
    content = loader((key("Contact", 7), "Item Deleted"))
    before = count(store, "request_event")

    for _ in range(2):
        brought_back(store, staff, [("other.csv", content)], now)

    assert before + 1 == count(store, "request_event")
