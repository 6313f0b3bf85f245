"""Servers of one queue have the same keys, or do not start; what is set on one is followed by the other."""

import json
import shutil

import pytest

from dashboard import session
from dashboard.databases import Store
from dashboard.decisions.settings import change_setting
from dashboard.decisions.shared_keys import open_store
from dashboard.settings import Settings
from dashboard.vocabulary import Refused
from tests import postgresql


@pytest.fixture
def url():
    if postgresql.URL is None:
        pytest.skip("needs a PostgreSQL server in REKISTERIVAHTI_TEST_POSTGRESQL")
    with postgresql.database() as address:
        yield address


def server(settings, name, url):
    folder = settings.data.parent / name
    shutil.copytree(settings.data, folder)
    return Settings(data=folder, demo=False, queue_url=url)


def test_a_server_with_keys_of_its_own_is_refused_and_one_with_the_shared_keys_is_not(settings, url, now):
    first = server(settings, "first", url)
    open_store(first, now).close()
    second, third = server(settings, "second", url), server(settings, "third", url)
    shutil.copytree(first.keys, third.keys)

    with pytest.raises(Refused, match=r"keys/signing\.key is not the one that the other servers"):
        open_store(second, now)

    open_store(third, now).close()


def test_what_is_known_of_a_key_does_not_give_it_away(settings, url, now):
    first = server(settings, "first", url)
    store = open_store(first, now)
    with store.transaction() as transaction:
        known = transaction.rows("queue/shared_keys")
    store.close()

    assert ["signing.key", "suppression.key"] == [row["name"] for row in known]
    for row in known:
        assert row["fingerprint"] not in (first.keys / row["name"]).read_bytes().hex()


def test_a_queue_in_a_file_has_one_server_and_asks_for_no_keys(settings, now):
    open_store(Settings(data=settings.data, demo=False), now).close()

    assert not settings.keys.exists()


def test_a_setting_that_another_server_changed_is_followed(settings, url, officer, now, monkeypatch):
    first, second = server(settings, "first", url), server(settings, "second", url)
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(second.data))
    monkeypatch.setenv("QUEUE_URL", url)
    opened = session.store()
    other = Store(first)

    change_setting(other, officer, "retention.prospect.months", 12, reason="Päätös", now=now)
    with opened.page(officer):
        pass
    session.follow_settings()

    assert {"retention.prospect.months": 12} == json.loads(second.overrides.read_text(encoding="utf-8"))
    other.close()
    session.close_stores()
