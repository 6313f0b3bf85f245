"""Servers of one queue have the same keys, or do not start; what is set on one is followed by the other."""

import json
import shutil
from contextlib import closing
from datetime import timedelta

import pytest

from dashboard import session
from dashboard.databases import Store
from dashboard.decisions.settings import change_setting
from dashboard.decisions.shared_keys import accept_keys, open_store
from dashboard.outputs.backup import back_up
from dashboard.settings import Settings, backup_folder
from dashboard.vocabulary import SYSTEM, Refused
from tests import postgresql
from tests.screens.acting import events


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


@pytest.fixture
def own(settings, now):
    """A data folder of one server, that was started once."""
    own = Settings(data=settings.data, demo=False)
    open_store(own, now).close()
    return own


def flip(path):
    content = bytearray(path.read_bytes())
    content[7] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("name", ["signing.key", "suppression.key"])
def test_a_key_with_one_bit_flipped_is_refused_with_the_backup_to_take_it_from(own, officer, now, name):
    with closing(open_store(own, now)) as store:
        made = back_up(store, backup_folder(own), officer, now)
        flip(own.keys / name)
        with pytest.raises(Refused, match=rf"keys/{name} is not the key that this queue goes with"):
            back_up(store, backup_folder(own), officer, now + timedelta(hours=1))
    assert [made.file] == list(backup_folder(own).iterdir())

    with pytest.raises(Refused, match=rf"Put keys/{name} of the newest backup \({made.file.name}\)"):
        open_store(own, now)

    flip(own.keys / name)
    open_store(own, now).close()


def test_a_key_that_was_lost_is_not_made_anew_in_silence_and_the_office_may_go_on(own, now):
    (own.keys / "suppression.key").unlink()
    with pytest.raises(Refused, match=r"newest backup \(backups/\).* accept-keys"):
        open_store(own, now)

    assert ["suppression.key"] == accept_keys(own, SYSTEM, now)

    with closing(open_store(own, now)) as store:
        assert ['{"what":"suppression.key"}'] == [details for _, _, details in events(store, "accept_keys")]
    assert [] == accept_keys(own, SYSTEM, now)


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
