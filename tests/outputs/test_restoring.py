"""A backup is restored whole or not at all, and whoever was erased since it was made stays erased."""

import json
import shutil
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from dashboard.databases import Store
from dashboard.decisions.anchor import write_head
from dashboard.decisions.attachments import Attachment, attach, remove
from dashboard.decisions.clearing import clear
from dashboard.decisions.journal import file_of, keep_journal, read_journal
from dashboard.decisions.ledger import Event, append
from dashboard.decisions.looking import look
from dashboard.decisions.whole_history import check_history
from dashboard.outputs.backup import archive, back_up, restore
from dashboard.settings import Settings
from dashboard.vocabulary import Actor, Refused, Role
from tests import tampering
from tests.damaged import flipped
from tests.decisions.drafts import erasing, opened, right, told
from tests.decisions.test_suppression import ANNA, alarms, anna, came, rows_of
from tests.little_register import contact, register_of
from tests.people import add_user, sign_in
from tests.screens.acting import events

pytestmark = pytest.mark.embedded
CLERK = Actor("command_line", Role.SYSTEM)
LATER = timedelta(days=1)


@pytest.fixture
def keep(settings, officer, tmp_path):
    """Return a function that makes a backup at a moment and returns its file."""

    def made(store, now):
        return back_up(store, tmp_path / f"{now:%d%H}.zip", officer, now).file

    return made


@pytest.fixture
def anchor(tmp_path):
    return tmp_path / "elsewhere" / "anchor.txt"


def files(folder):
    """Return every file below a folder with its content."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_there_and_back_all_is_as_it_was_and_the_history_tells(store, settings, officer, now, keep, anchor):
    tampering.fill(store, now)
    opened(store, officer, right(material={"note": "said by telephone"}), now)
    file = keep(store, now)
    opened(store, officer, right(("003000000000009AAA",)), now)
    write_head(anchor, check_history(store, []).head(now))
    before = (settings.keys / "signing.key").read_bytes()
    store.close()
    (settings.keys / "signing.key").write_bytes(b"x" * 32)
    (settings.data / "policy.toml").write_text("changed")

    done = restore(settings, file, CLERK, anchor, now + LATER)

    with closing(Store(settings)) as restored:
        assert 1 == len(rows_of(restored, "request_queue"))
        ((_, actor, details),) = events(restored, "restore")
        # The end that was given up is named; and the file of heads tells that it was not cut off.
        assert ("command_line", 10, 12) == (
            actor,
            json.loads(details)["from_event"],
            json.loads(details)["replaced_event"],
        )
        assert check_history(restored, [anchor]).fault is None
        assert 11 == check_history(restored, [anchor]).last_seq
    assert before == (settings.keys / "signing.key").read_bytes()
    assert "changed" == (done.kept / "policy.toml").read_text()
    assert b"x" * 32 == (done.kept / "keys" / "signing.key").read_bytes()
    old = Settings(data=done.kept, demo=False)
    with closing(Store(old)) as replaced:
        assert 2 == len(rows_of(replaced, "request_queue"))
    assert {"acknowledged", "queue.duckdb"} == {path.name for path in settings.queue.parent.iterdir()}
    assert 0o600 == settings.queue.stat().st_mode & 0o777


def test_it_is_restored_into_an_empty_folder_too(store, officer, now, keep, tmp_path, anchor):
    opened(store, officer, right(), now)
    file = keep(store, now)
    fresh = Settings(data=tmp_path / "fresh", demo=False)

    done = restore(fresh, file, CLERK, anchor, now)

    assert done.kept is None
    with closing(Store(fresh)) as restored:
        assert 1 == len(rows_of(restored, "request_queue"))


def test_a_queue_that_is_damaged_is_replaced(store, settings, officer, now, keep, anchor):
    opened(store, officer, right(), now)
    file = keep(store, now)
    store.close()
    settings.queue.write_bytes(b"x" * 9000)
    settings.queue.with_name("queue.duckdb.wal").write_bytes(b"y")

    done = restore(settings, file, CLERK, anchor, now)

    assert b"x" * 9000 == (done.kept / "queue" / "queue.duckdb").read_bytes()
    assert b"y" == (done.kept / "queue" / "queue.duckdb.wal").read_bytes()
    with closing(Store(settings)) as restored:
        assert 1 == len(rows_of(restored, "request_queue"))


def test_everybody_is_signed_out(store, settings, now, keep, anchor):
    add_user(store, "maija", Role.OFFICER, now)
    sign_in(store, "maija", now)
    file = keep(store, now)
    store.close()

    restore(settings, file, CLERK, anchor, now)

    with closing(Store(settings)) as restored:
        assert [(now, "restore")] == [
            (row["ended_at"], row["end_reason"]) for row in rows_of(restored, "session")
        ]


def test_while_the_app_runs_nothing_is_restored(store, settings, now, keep, anchor):
    file = keep(store, now)
    before = files(settings.data / "keys")

    with pytest.raises(Refused, match="The dashboard is running and holds the queue"):
        restore(settings, file, CLERK, anchor, now)

    assert before == files(settings.data / "keys")
    assert [] == [*settings.data.glob("replaced-*"), *settings.data.glob(".restore-*")]


def damaged(file, to, change):
    """Write an archive whose parts a function changes; return it."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w") as new:
        for name, content in change({name: old.read(name) for name in old.namelist()}).items():
            new.writestr(name, content)
    return to


def _without(parts):
    return {name: content for name, content in parts.items() if name != "keys/suppression.key"}


def _flipped(parts):
    queue = bytearray(parts[archive.QUEUE])
    queue[len(queue) // 2] ^= 1
    return {**parts, archive.QUEUE: bytes(queue)}


def _longer(parts):
    return {**parts, "policy.toml": parts["policy.toml"] + b"\n" * 10}


def _other_path(parts):
    told = json.loads(parts["manifest.json"])
    told["parts"]["../evil"] = told["parts"]["policy.toml"]
    return {**parts, "manifest.json": json.dumps(told), "../evil": parts["policy.toml"]}


def _other_head(parts):
    return {**parts, "manifest.json": parts["manifest.json"].replace(b'"seq":1', b'"seq":7')}


def _newer(parts):
    return {**parts, "manifest.json": parts["manifest.json"].replace(b'"format":1', b'"format":2')}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_without, "suppression.key is missing, damaged or unknown"),
        (_flipped, r"queue\.duckdb is missing, damaged or unknown"),
        (_longer, r"policy\.toml is missing, damaged or unknown"),
        (_other_path, "evil is missing, damaged or unknown"),
        (_other_head, "does not hold the history that it names"),
        (_newer, "made by another version of the program"),
        (lambda parts: {"manifest.json": b"[]"}, r"manifest\.json is missing, damaged"),
        (lambda parts: {"other": b""}, r"manifest\.json is missing, damaged"),
    ],
)
def test_what_is_not_whole_is_refused_with_what_to_do_and_nothing_changes(
    store, settings, officer, now, keep, tmp_path, anchor, change, said
):
    opened(store, officer, right(), now)
    file = damaged(keep(store, now), tmp_path / "bad.zip", change)
    store.close()
    before = files(settings.data)

    with pytest.raises(Refused, match=said) as refused:
        restore(settings, file, CLERK, anchor, now)

    assert "Nothing was changed." in str(refused.value)
    assert before == files(settings.data)
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("cut", [0, 100, -100])
def test_a_file_cut_short_is_refused(store, settings, officer, now, keep, tmp_path, anchor, cut):
    file = keep(store, now)
    (tmp_path / "short.zip").write_bytes(file.read_bytes()[:cut])
    store.close()

    with pytest.raises(Refused, match="cannot be read as a backup"):
        restore(settings, tmp_path / "short.zip", CLERK, anchor, now)


def test_a_directory_of_parts_with_a_flipped_byte_is_refused_or_makes_no_difference(store, now, keep):
    """One bit makes another packing of a part, or a place that is not in the file."""
    file = keep(store, now)
    whole = file.read_bytes()
    begins = whole.index(b"PK\x01\x02")
    said = set()
    for directory in flipped(whole[begins:]):
        file.write_bytes(whole[:begins] + directory)
        try:
            with archive.opened(file) as (parts, manifest):
                archive.check_parts(parts, manifest, file)
        except Refused as refused:
            said.add(refused.message)

    assert {archive._DAMAGED, archive._UNREADABLE} == said


def places_in_parts(file, whole):
    """Yield two places in the bytes of each part; some of what a zip has around them is read by nobody."""
    with zipfile.ZipFile(file) as archive:
        for part in archive.infolist():
            lengths = whole[part.header_offset + 26 : part.header_offset + 30]
            name, extra = int.from_bytes(lengths[:2], "little"), int.from_bytes(lengths[2:], "little")
            begins = part.header_offset + 30 + name + extra
            yield from (begins + part.compress_size // 3, begins + part.compress_size // 2)


def test_bytes_that_were_flipped_on_a_disk_are_found(store, settings, now, keep, anchor):
    file = keep(store, now)
    store.close()
    whole, before = file.read_bytes(), files(settings.data)
    for place in places_in_parts(file, whole):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])
        with pytest.raises(Refused, match="Nothing was changed"):
            restore(settings, file, CLERK, anchor, now)
    assert before == files(settings.data)


def test_a_demo_is_restored_nowhere_and_nothing_into_it(
    store, settings, officer, now, keep, tmp_path, anchor
):
    own = keep(store, now)
    demo = Store(replace(settings, data=tmp_path / "demo", demo=True))
    of_demo = back_up(demo, tmp_path / "demo.zip", officer, now).file
    demo.close()
    store.close()

    with pytest.raises(Refused, match="backup of a demo"):
        restore(settings, of_demo, CLERK, anchor, now)
    with pytest.raises(Refused, match="Nothing is restored into the demo"):
        restore(demo.settings, own, CLERK, anchor, now)
    restore(demo.settings, of_demo, CLERK, anchor, now)


@pytest.fixture
def erased_since(store, settings, officer, second_officer, staff, now, keep):
    """A backup of the time before Anna was erased; then that was proved. The queue is closed."""
    register_of(settings, {"Contact": [anna(), contact(2)]})
    file = keep(store, now)
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    told(store, staff, case_id, now)
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now)
    store.close()
    return file


@pytest.mark.parametrize("lost", ["queue", "journal"])
def test_whoever_was_erased_since_is_recognised_when_they_come_back(
    settings, now, erased_since, anchor, lost
):
    if lost == "queue":
        settings.queue.write_bytes(b"x" * 9000)
    if lost == "journal":
        file_of(settings).unlink()

    done = restore(settings, erased_since, CLERK, anchor, now + LATER)

    assert done.replayed.remembered > 0
    with closing(Store(settings)) as restored:
        assert 1 == came(settings, restored, now, anna(9, "Lead"))
        (alarm,) = alarms(restored)
        assert ["email", "phone"] == json.loads(alarm["parameters"])["recognised_by"]
        assert "delete" == alarm["action"]
        assert 0 == came(settings, restored, now, anna(9, "Lead"), hour=8)
        assert check_history(restored, []).fault is None
    # Nobody stands in the journal, and it is for its owner only.
    assert b"anna" not in file_of(settings).read_bytes().lower()
    assert 0o600 == file_of(settings).stat().st_mode & 0o777


def objected(store, now, number, case_id=""):
    """Remember a hash; without a case it counts by itself."""
    row = {"hash": f"{number:064}", "identifier": "email", "reason": "opted_out", "case_id": case_id}
    with store.transaction() as transaction:
        transaction.insert("suppression", [{**row, "since": now, "key_name": "k"}])


def test_restoring_twice_remembers_nobody_twice(store, settings, now, keep, anchor):
    objected(store, now, 1)
    file = keep(store, now)
    objected(store, now, 2)
    store.close()

    first = restore(settings, file, CLERK, anchor, now + LATER)
    second = restore(settings, file, CLERK, anchor, now + LATER)

    assert (1, 1) == (first.replayed.remembered, second.replayed.remembered)
    with closing(Store(settings)) as restored:
        assert 2 == len(rows_of(restored))
    assert first.kept != second.kept


def test_only_what_was_proved_and_not_disproved_since_is_written_down(store, settings, officer, now):
    objected(store, now, 1, case_id="a case")
    keep_journal(store)
    assert not file_of(settings).exists()

    for version, step, kept in ((1, "verify", 1), (2, "fail", 0), (3, "verify", 1)):
        with store.transaction() as transaction:
            append(transaction, officer, now, [Event(step, case_id="a case", version=version)])
        for _ in range(2):
            keep_journal(store)
        assert kept == len(read_journal(settings).suppression)
        assert version == len(file_of(settings).read_text().splitlines())


@pytest.mark.parametrize("lost", ["queue", "journal"])
def test_material_that_was_deleted_since_is_deleted_again(store, settings, officer, now, keep, anchor, lost):
    case_id = opened(store, officer, right(material={"note": "kept"}), now)
    file = Attachment(file_name="a.txt", content=b"private", no_identity_document=True)
    by_hand = attach(store, officer, case_id, file, now)
    until = (now + LATER).date()
    by_rule = attach(store, officer, case_id, replace(file, content=b"other", until=until), now)
    made = keep(store, now)
    remove(store, officer, case_id, by_hand, "not needed", now)
    clear(store, now + 3 * LATER)
    store.close()
    if lost == "queue":
        settings.queue.write_bytes(b"x" * 9000)
    if lost == "journal":
        file_of(settings).unlink()

    done = restore(settings, made, CLERK, anchor, now + 3 * LATER)

    assert done.replayed.deleted >= 2
    with closing(Store(settings)) as restored:
        left = {row["material_id"] for row in rows_of(restored, "case_material")}
        assert {"intake"} == {row["material_kind"] for row in rows_of(restored, "case_material")}
        assert left.isdisjoint({by_hand, by_rule})
        assert [] == rows_of(restored, "attachment")


def test_a_history_of_its_own_says_nothing_of_the_backups_material(
    store, settings, officer, now, keep, anchor
):
    opened(store, officer, right(material={"note": "kept"}), now)
    made = keep(store, now)
    store.close()
    shutil.rmtree(settings.queue.parent)
    with closing(Store(settings)) as other:
        tampering.fill(other, now, 2)

    done = restore(settings, made, CLERK, anchor, now)

    assert 0 == done.replayed.deleted


def test_a_torn_line_of_the_journal_is_written_again(store, settings, now):
    for number in range(3):
        objected(store, now, number)
    keep_journal(store)
    path, whole = file_of(settings), read_journal(settings).suppression
    path.write_bytes(path.read_bytes()[:-20])
    assert 2 == len(read_journal(settings).suppression)

    keep_journal(store)

    assert whole == read_journal(settings).suppression


def test_a_line_that_is_none_of_a_journal_is_told(store, settings, now, keep, anchor):
    file = keep(store, now)
    store.close()
    settings.proof.mkdir()
    file_of(settings).write_text('{"counts": true}\n')

    with pytest.raises(Refused, match=r"Line 1 of forgotten\.jsonl cannot be read"):
        restore(settings, file, CLERK, anchor, now)
