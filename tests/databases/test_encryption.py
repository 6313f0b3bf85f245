"""Encrypted database files: refused where they cannot be written safely, unreadable without their key."""

import base64

import pytest

from dashboard.databases import Store, build_snapshot, encryption, open_snapshot
from dashboard.databases.soundness import check_copy
from dashboard.vocabulary import SYSTEM, Refused
from tests.decisions.drafts import opened, right

KEY, OTHER = (base64.b64encode(letter * 32).decode() for letter in (b"1", b"2"))
SECRET = "Salainen viesti Maijalta"

pytestmark = pytest.mark.embedded


@pytest.fixture
def key(monkeypatch):
    """Set the key, or another, or with None none."""

    def set_key(value):
        monkeypatch.setenv("REKISTERIVAHTI_DATABASE_KEY", value or "")

    return set_key


@pytest.fixture
def module(monkeypatch):
    """Stand in for the module httpfs, which no package brings along: DuckDB's own slower cipher."""
    monkeypatch.setattr(encryption, "_LOAD", ("set force_mbedtls_unsafe = 'true'",))


def test_without_the_engines_module_nothing_is_written_rather_than_in_plain_text(settings, key):
    key(KEY)

    with pytest.raises(Refused, match="module httpfs is not installed"):
        Store(settings)
    with pytest.raises(Refused, match="module httpfs is not installed"), build_snapshot(settings.data / "x"):
        pass

    assert not settings.queue.exists()
    assert not (settings.data / "x").exists()


@pytest.mark.parametrize("given", ["secret", "MTIz", base64.b64encode(b"1" * 31).decode(), "ä" * 44])
def test_what_is_no_key_is_refused_without_being_repeated(settings, key, given):
    key(given)

    with pytest.raises(Refused, match="32 random bytes in Base64") as refused:
        Store(settings)

    assert given not in str(refused.value)


@pytest.mark.usefixtures("module")
def test_neither_the_queue_nor_its_log_can_be_read_without_the_key(settings, key, officer, now):
    key(KEY)
    store = Store(settings)
    opened(store, officer, right(material={"note": SECRET}), now)
    written = b"".join(path.read_bytes() for path in settings.queue.parent.iterdir())
    store.close()

    assert written
    assert SECRET.encode() not in written
    for other in (None, OTHER):
        key(other)
        with pytest.raises(Refused, match=r"queue\.duckdb cannot be read with this"):
            Store(settings)
    key(KEY)
    again = Store(settings)
    with again.page(SYSTEM) as page:
        assert SECRET in page._cursor.execute("select content from queue.case_material").fetchall()[0][0]
    again.close()


@pytest.mark.usefixtures("module")
def test_a_snapshot_is_encrypted_too(settings, key):
    key(KEY)
    path = settings.data / "copy.duckdb"
    with build_snapshot(path) as connection:
        connection.execute("create table person as select ? as name", [SECRET])

    assert SECRET.encode() not in path.read_bytes()
    with open_snapshot(path) as connection:
        assert [(SECRET,)] == connection.execute("select name from person").fetchall()
    key(OTHER)
    with pytest.raises(Refused, match="cannot be read with this"), open_snapshot(path):
        pass


@pytest.mark.usefixtures("module")
def test_a_file_in_plain_text_is_not_taken_for_an_encrypted_one(settings, key):
    Store(settings).close()
    key(KEY)

    with pytest.raises(Refused, match="is not encrypted, but"):
        Store(settings)


@pytest.mark.usefixtures("module")
def test_an_encrypted_copy_that_was_fetched_is_read_whole(settings, key):
    key(KEY)
    path, cut = settings.data / "copy.duckdb", settings.data / "cut.duckdb"
    with build_snapshot(path) as connection:
        connection.execute("create table person as select range as person_no from range(100000)")
    cut.write_bytes(path.read_bytes()[:-100_000])

    check_copy(path, path)

    with pytest.raises(Refused, match=r"copy\.duckdb"):
        check_copy(cut, path)
