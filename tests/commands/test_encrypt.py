"""`python -m dashboard encrypt`: a data folder gets a key, another key, or none; interrupted, it is whole."""

import base64
import json

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.databases import (
    Store,
    build_snapshot,
    encryption,
    open_snapshot,
    point_at,
    rewriting,
    snapshot_path,
)
from dashboard.decisions.whole_history import check_history
from dashboard.outputs import encrypting
from tests.decisions.drafts import opened, right
from tests.screens.acting import events

KEY, OTHER = (base64.b64encode(letter * 32).decode() for letter in (b"1", b"2"))
SECRET, PERSON = "Salainen viesti Maijalta", "Salainen-Sukunimi"
CONTACTS = """
create table contact as
select range as contact_no, ? as name, map {'a': [1], 'b': [2]} as extra, {'day': date '2026-11-23'} as known
from range(1000)
order by hash(range)
"""

pytestmark = pytest.mark.embedded


@pytest.fixture(autouse=True)
def module(monkeypatch):
    """Stand in for the module httpfs, which no package brings along: DuckDB's own slower cipher."""
    monkeypatch.setattr(encryption, "_LOAD", ("set force_mbedtls_unsafe = 'true'",))


@pytest.fixture
def keys(monkeypatch):
    """Set the key in use, and the one until now."""

    def set_keys(new, old=None):
        monkeypatch.setenv("REKISTERIVAHTI_DATABASE_KEY", new or "")
        monkeypatch.setenv("REKISTERIVAHTI_OLD_DATABASE_KEY", old or "")

    return set_keys


@pytest.fixture
def run(settings, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-11-23T09:00:00")
    monkeypatch.delenv("QUEUE_URL", raising=False)
    return lambda *words: CliRunner().invoke(main, ["encrypt", *words])


@pytest.fixture
def files(settings, officer, now):
    """Return the queue and two copies of the register, in plain text, each with something secret in it."""
    settings.snapshots.mkdir(mode=0o700)
    for name in ("20261123T060000Z-1", "20261123T070000Z-2"):
        with build_snapshot(snapshot_path(settings, name)) as connection:
            connection.execute(CONTACTS, [PERSON])
    point_at(settings, name)
    store = Store(settings)
    opened(store, officer, right(material={"note": SECRET}), now)
    store.close()
    return [settings.queue, *sorted(settings.snapshots.glob("*.duckdb"))]


def one_line(result, words):
    assert (1, 1) == (result.exit_code, len(result.output.splitlines())), result.output
    assert words in result.output


def is_plain(path):
    content = path.read_bytes()
    return SECRET.encode() in content or PERSON.encode() in content


def store_rows(store, statement):
    with store.transaction() as transaction:
        return transaction._cursor.execute(statement).fetchall()


def read(settings, files):
    """Return what the queue and the copies say to whoever starts the dashboard now."""
    store = Store(settings)
    notes = store_rows(store, "select content from queue.case_material")
    assert check_history(store, []).fault is None
    store.close()
    people = []
    for path in files[1:]:
        with open_snapshot(path) as connection:
            people += connection.execute("select distinct name, extra['b'][1] from contact").fetchall()
    return SECRET in notes[0][0], people


WHOLE = (True, [(PERSON, 2)] * 2)


def test_a_plain_folder_gets_a_key_then_another_and_then_none(run, keys, settings, files):
    assert [True] * 3 == [is_plain(path) for path in files]
    for new, old, words in [
        (KEY, None, "3 files were written anew under the key, 0 were so already."),
        (OTHER, KEY, "3 files were written anew under the key"),
        (None, OTHER, "3 files were written anew in plain text"),
    ]:
        keys(new, old)
        done = run(*([] if new else ["--decrypt"]))
        assert 0 == done.exit_code, done.output
        assert words in done.output
        assert [new is None] * 3 == [is_plain(path) for path in files]
        assert [0o600] * 3 == [path.stat().st_mode & 0o777 for path in files]
        assert WHOLE == read(settings, files)
    assert [] == list(settings.data.glob(".encrypt-*"))
    store = Store(settings)
    assert ["encrypted", "encrypted", "plain"] == [
        json.loads(details)["what"] for _, _, details in events(store, "encrypt")
    ]
    store.close()


@pytest.mark.parametrize("replaced", [0, 2])
def test_ended_at_any_moment_every_file_is_whole_and_doing_it_again_does_the_rest(
    run, keys, settings, files, monkeypatch, replaced
):
    keys(KEY)
    replace, done = encrypting._replace, []

    def die(fresh, path):
        if len(done) == replaced:
            raise KeyboardInterrupt
        done.append(path)
        replace(fresh, path)

    with monkeypatch.context() as mortal:
        mortal.setattr(encrypting, "_replace", die)
        run()
    assert sorted(files[3 - replaced :]) == sorted(path for path in files if not is_plain(path))

    again = run()

    assert f"{3 - replaced} files were written anew under the key, {replaced} were so" in again.output
    assert WHOLE == read(settings, files)
    assert [] == list(settings.data.glob(".encrypt-*"))


def test_what_differs_from_what_stood_is_put_nowhere(run, keys, settings, files, monkeypatch):
    keys(KEY)
    before = [path.read_bytes() for path in files]
    copy = "copy from database old to new; delete from new.contact; insert into new.contact from old.contact "
    monkeypatch.setattr(rewriting, "_COPY", f"{copy} order by contact_no")
    settings.queue.unlink()

    one_line(run(), "could not be written anew without a difference")

    assert before[1:] == [path.read_bytes() for path in files[1:]]


def test_while_the_dashboard_runs_nothing_is_changed(run, keys, settings, files):
    store = Store(settings)
    keys(KEY)

    one_line(run(), "stop it first")

    store.close()
    assert [True] * 3 == [is_plain(path) for path in files]


@pytest.mark.parametrize(
    ("new", "old", "words", "said"),
    [
        (None, None, [], "Set REKISTERIVAHTI_DATABASE_KEY to the key to encrypt with"),
        (KEY, None, ["--decrypt"], "Set REKISTERIVAHTI_DATABASE_KEY to the key to encrypt with"),
        (KEY, OTHER, [], "queue.duckdb can be read neither with"),
        (KEY, "secret", [], "REKISTERIVAHTI_OLD_DATABASE_KEY must be 32 random bytes"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(run, keys, files, new, old, words, said):
    keys(new, old)
    before = [path.read_bytes() for path in files]

    one_line(run(*words), said)

    assert before == [path.read_bytes() for path in files]


def test_without_the_engines_module_nothing_is_changed(run, keys, files, monkeypatch):
    keys(KEY)
    monkeypatch.setattr(encryption, "_LOAD", ("load httpfs",))

    one_line(run(), "module httpfs is not installed")

    assert [True] * 3 == [is_plain(path) for path in files]


def test_an_empty_folder_has_nothing_to_encrypt(run, keys):
    keys(KEY)

    one_line(run(), "what is written gets the key")
