"""A full disk refuses in a sentence, loses nothing, and needs no restart."""

import pytest

from dashboard.databases import faults, queue_file
from dashboard.decisions import keys
from dashboard.vocabulary import Refused
from tests.faults import full_disk
from tests.faults.mounts import WHY_NOT, can_mount, disk

pytestmark = [pytest.mark.embedded, pytest.mark.skipif(not can_mount(), reason=WHY_NOT)]


@pytest.mark.parametrize("room", [0, faults.ROOM], ids=["until DuckDB lets go of it", "until little is left"])
def test_on_a_full_disk_nothing_acknowledged_is_lost_and_deciding_goes_on_when_there_is_room(tmp_path, room):
    found = full_disk.fill_queue(tmp_path, room)

    assert found.told == faults.FULL
    assert found.well, found
    assert len(found.acknowledged) > 2


@pytest.mark.parametrize("room", full_disk.SHORT)
def test_an_import_on_a_full_disk_leaves_the_old_snapshot_and_no_litter(tmp_path, room):
    assert [] == full_disk.import_with(tmp_path / "tried", room)


def test_a_page_that_is_open_while_the_file_is_let_go_keeps_it_for_that_moment_only(settings, monkeypatch):
    monkeypatch.setattr(queue_file, "_TRIES", 1)
    monkeypatch.setattr(faults, "ROOM", 0)
    with disk(settings.queue.parent, "20m"), full_disk._opened(settings) as store:
        with store.page(full_disk.OFFICER) as page:
            page.rows("queue/case_events", case_ids=["none"])
            acknowledged, _ = full_disk.decide_until_refused(store)
            with pytest.raises(Refused, match="The disk is full"), store.page(full_disk.OFFICER):
                pass
        assert full_disk._there(store, acknowledged)


def test_no_empty_key_is_left_where_the_disk_is_full(settings):
    with disk(settings.keys, "64k"):
        filler = settings.keys / "filler"
        with pytest.raises(OSError, match="No space"):
            filler.write_bytes(bytes(2**20))
        with pytest.raises(Refused, match="The disk is full"):
            keys.signing_key(settings)
        filler.unlink()
        assert keys.LENGTH == len(keys.signing_key(settings))
