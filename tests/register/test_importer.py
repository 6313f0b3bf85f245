import fcntl
import json
import multiprocessing
from pathlib import Path

import duckdb
import pytest

from dashboard.databases import current_snapshot_name
from dashboard.register import importer, needs_approval, running
from dashboard.register.locking import only_import
from dashboard.text import text
from dashboard.vocabulary import Refused
from tests.exports import contact_id, contacts_file, csv_file, record_id


def people(export, numbers, **written):
    return contacts_file(
        export, *([contact_id(n), f"Nimi{n}", f"p{n}@example.fi"] for n in numbers), **written
    )


def left_in(settings):
    return sorted(path.name for path in settings.snapshots.iterdir() if path.suffix not in {".lock", ""})


def test_an_export_without_persons_is_refused(export, load):
    csv_file(export / "Account.csv", ["Id", "Name"], [[record_id("Account", 1), "Esimerkki Oy"]])

    with pytest.raises(Refused, match="no Contact or Lead file"):
        load(export)


def test_leads_alone_are_enough(export, load):
    csv_file(export / "Lead.csv", ["Id", "LastName"], [[record_id("Lead", 1), "Aho"]])

    assert [(1, 1, 0, 0)] == load(export).counts()


def test_a_contact_file_that_cannot_be_read_stops_the_import_and_the_old_snapshot_stays(
    export, load, settings
):
    people(export, range(3))
    before = load(export).report.snapshot_id
    (export / "Contact.csv").write_bytes(b"")
    csv_file(export / "Lead.csv", ["Id", "LastName"], [[record_id("Lead", 1), "Aho"]])

    with pytest.raises(
        Refused, match=r"Contact\.csv cannot be read, and without it persons would be missing"
    ):
        load(export)

    assert before == current_snapshot_name(settings)
    assert [f"{before}.duckdb"] == left_in(settings)


def test_without_persons_the_file_that_may_have_held_them_is_named_with_its_reason(export, load):
    (export / "henkilot.csv").write_bytes(b"")

    with pytest.raises(Refused) as refused:
        load(export)

    assert (
        "There is no Contact or Lead file in this export, and henkilot.csv cannot be read: "
        "The file is empty: it has not even a header." == str(refused.value)
    )
    assert (
        text("fi")
        .error(refused.value)
        .endswith("eikä tiedostoa henkilot.csv voi lukea: Tiedosto on tyhjä: siinä ei ole edes otsikkoriviä.")
    )


def test_another_file_that_cannot_be_read_is_an_error_and_the_others_go_on(export, load):
    people(export, range(2))
    (export / "Account.csv").write_bytes(b"")

    imported = load(export)

    assert [(0, 0, 0, 0), (2, 2, 0, 0)] == imported.counts()
    told = imported.row("select error, object from import_file where name = 'Account.csv'")
    assert ("The file is empty: it has not even a header.", "Account") == told


def test_what_a_killed_import_left_is_cleared_by_the_next(export, load, settings):
    settings.snapshots.mkdir()
    for name in ("x.duckdb.part", "x.duckdb.part.wal"):
        (settings.snapshots / name).write_bytes(b"")
    (settings.snapshots / "x.work").mkdir()
    (settings.snapshots / "x.work" / "0.csv").write_bytes(b"Id")
    people(export, range(1))

    imported = load(export)

    assert [f"{imported.report.snapshot_id}.duckdb"] == left_in(settings)


def test_an_import_that_fails_on_its_way_leaves_nothing(export, load, settings):
    people(export, range(1))

    def fail(*_arguments):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        load(export, derive=fail)

    assert [] == left_in(settings)


def test_a_disk_that_fills_in_the_derivation_is_one_sentence_and_leaves_nothing(export, load, settings):
    people(export, range(1))

    def fill_the_disk(*_arguments):
        (part,) = settings.snapshots.glob("*.part")
        part.with_name(f"{part.name}.wal").write_bytes(b"a log that closing did not remove")
        raise duckdb.TransactionException(f'Could not write file "{part}.wal": No space left on device')

    with pytest.raises(Refused, match="The disk is full, so nothing was written: make room, then try again"):
        load(export, derive=fill_the_disk)

    assert [] == left_in(settings)


LITTER = (
    "snapshots/x.duckdb.part",
    "snapshots/x.duckdb.part.wal",
    "snapshots/x.work/0.csv",
    ".running/files/a",
)


@pytest.fixture
def litter(settings):
    """What a killed import leaves of the register; returns a function that tells what is still there."""
    files = [settings.data / name for name in LITTER]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"Id")
    return lambda: [file for file in files if file.exists()]


def test_the_litter_of_a_killed_import_is_gone_when_the_app_starts(litter, settings):
    running.tidy(settings)

    assert [] == litter()


def test_litter_is_let_alone_while_an_import_runs(litter, settings):
    with (settings.snapshots / "import.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        running.tidy(settings)

        with pytest.raises(Refused, match="already running"):
            running.uploads(settings)
        assert len(LITTER) == len(litter())


def test_tidying_makes_no_folder(settings):
    running.tidy(settings)

    assert not settings.snapshots.exists()


def _import_beside(folder, answer):
    try:
        with only_import(folder):
            answer.put("ran")
    except Refused as refused:
        answer.put(str(refused))


def test_only_one_import_runs_at_a_time(settings):
    answer = multiprocessing.get_context("spawn").Queue()

    with only_import(settings.snapshots):
        beside = multiprocessing.get_context("spawn").Process(
            target=_import_beside, args=(settings.snapshots, answer)
        )
        beside.start()
        told = answer.get(timeout=60)
        beside.join()

    assert "already running" in told


def test_the_derivation_gets_the_raw_tables_and_the_previous_snapshot(export, load, settings):
    people(export, range(3))
    first = load(export).report.snapshot_id
    seen = []

    def derive(connection, snapshot_id, previous):
        count = connection.execute("select count(*) from contact").fetchone()[0]
        seen.append((count, snapshot_id, previous.name))

    second = load(export, derive=derive).report.snapshot_id

    assert [(3, second, f"{first}.duckdb")] == seen


def test_progress_is_told_in_stages(export, load):
    people(export, range(1))
    told = []

    load(export, progress=lambda *step: told.append(step))

    assert [importer.FINDING, "Reading the files", "Loading the records", importer.COMPARING] == [
        stage for stage, _, _ in told
    ]
    assert all(done <= total for _, done, total in told)


def test_a_record_that_got_lost_on_its_way_stops_the_import(export, load, settings, monkeypatch):
    people(export, range(3))
    honest = importer.fill

    def careless(connection, *arguments):
        done = honest(connection, *arguments)
        connection.execute("delete from contact where LastName = 'Nimi1'")
        return done

    monkeypatch.setattr(importer, "fill", careless)

    with pytest.raises(
        Refused, match=r"Contact\.csv: 3 records were read, but 2 loaded, 0 rejected and 0 were dup"
    ):
        load(export)

    assert [] == left_in(settings)


def test_a_table_more_than_a_tenth_smaller_waits_for_an_officer(export, load, settings):
    people(export, range(100))
    first = load(export)
    people(export, range(89))

    second = load(export, publishing=False)

    assert ["Contact has 89 records; in the last export it had 100."] == [
        reason.sentence for reason in second.report.needs_approval
    ]
    assert first.report.snapshot_id == current_snapshot_name(settings)
    assert second.report.needs_approval == tuple(needs_approval(settings, second.report.snapshot_id))


def test_a_table_a_tenth_smaller_does_not_wait(export, load):
    people(export, range(100))
    load(export)
    people(export, range(90))

    assert () == load(export).report.needs_approval


def test_how_much_smaller_it_may_be_is_the_policys_to_say(export, load, settings):
    text = settings.policy.read_text(encoding="utf-8")
    settings.policy.write_text(text.replace("smaller_percent = 10", "smaller_percent = 50"), encoding="utf-8")
    people(export, range(100))
    load(export)
    people(export, range(50))

    assert () == load(export).report.needs_approval


def test_a_first_export_of_which_nobody_can_be_used_waits_for_an_officer(export, load, settings):
    contacts_file(export, ["no id", "Aho", ""], columns=("Id", "LastName", "Email"))

    first = load(export, publishing=False)

    assert ["Nobody is in this export: no record of a contact or lead could be used."] == [
        reason.sentence for reason in first.report.needs_approval
    ]
    assert current_snapshot_name(settings) is None


def test_an_object_that_is_missing_now_waits_for_an_officer(export, load):
    people(export, range(3))
    csv_file(export / "Task.csv", ["Id", "Subject"], [[record_id("Task", 1), "Soitto"]])
    load(export)
    (export / "Task.csv").unlink()

    reasons = load(export, publishing=False).report.needs_approval

    assert ["Task was in the last export and is not in this one."] == [reason.sentence for reason in reasons]


def test_the_difference_to_the_previous_snapshot_is_kept_record_by_record(export, load):
    columns = ("Id", "LastName", "Email", "LastViewedDate", "Lempiväri__c")
    old = [[contact_id(n), f"Nimi{n}", "", "2024-01-01", "sininen"] for n in range(4)]
    contacts_file(export, *old, columns=columns)
    load(export)
    new = [*old[1:], [contact_id(9), "Uusi", "", "", ""]]
    new[0] = [contact_id(1), "Toinen", "", "2024-01-01", "sininen"]
    new[1] = [contact_id(2), "Nimi2", "", "2024-01-01", "punainen"]
    new[2] = [contact_id(3), "Nimi3", "", "2026-11-11", "sininen"]
    contacts_file(export, *new, columns=columns)

    imported = load(export)

    assert [("Contact", 1, 1, 2)] == imported.rows("select object, added, removed, changed from difference")
    assert [
        (contact_id(0), "removed"),
        (contact_id(1), "changed"),
        (contact_id(2), "changed"),
        (contact_id(9), "added"),
    ] == imported.rows("select record_id, change from changed_record order by record_id")


def test_a_column_that_is_new_in_the_export_changes_no_record(export, load):
    people(export, range(3))
    load(export)
    rows = [[contact_id(n), f"Nimi{n}", f"p{n}@example.fi", "johtaja"] for n in range(3)]
    contacts_file(export, *rows, columns=("Id", "LastName", "Email", "Title"))

    (difference,) = load(export).report.differences

    assert (0, 0, 0) == (difference.added, difference.removed, difference.changed)


def test_what_was_said_of_a_file_can_be_translated(export, load):
    people(export, range(1), encoding="cp1252", columns=("Id", "Sukunimi\xe4", "Api_Key__c"))

    (messages,) = load(export).column("select messages from import_file")

    said = json.loads(messages)
    assert {"kind", "message", "values"} == set(said[0])
    assert {"columns": "Api_Key__c"} in [each["values"] for each in said]


def test_a_snapshot_is_for_its_owners_eyes_only(export, load, settings):
    people(export, range(1))

    imported = load(export)

    path = settings.snapshots / f"{imported.report.snapshot_id}.duckdb"
    assert 0o600 == path.stat().st_mode & 0o777


def test_a_file_that_may_not_be_opened_is_an_error_of_its_own(export, load, monkeypatch):
    people(export, range(1))
    (export / "Account.csv").write_text("Id,Name\n", encoding="utf-8")
    honest = Path.open

    def closed(path, *arguments, **more):
        if path.name == "Account.csv":
            raise PermissionError
        return honest(path, *arguments, **more)

    monkeypatch.setattr(Path, "open", closed)

    assert ["The file cannot be opened.", None] == [file.error for file in load(export).report.files]
