"""An import, or the app that has begun it, is killed: the old snapshot is served, and no litter stays."""

import multiprocessing

import pytest

from dashboard.databases import current_snapshot_name
from dashboard.register import import_export, publish, running
from dashboard.settings import Settings
from dashboard.vocabulary import Refused
from tests.faults import NOW, killed_imports, mortal_import
from tests.faults.killed_imports import after, export_of, left_over

pytestmark = pytest.mark.embedded


@pytest.fixture
def office(tmp_path):
    """A data folder with a register."""
    settings = Settings(data=tmp_path / "office", demo=False)
    publish(settings, import_export(settings, [export_of(tmp_path)], now=NOW).snapshot_id)
    return settings


def test_at_every_moment_that_an_import_is_killed_a_whole_snapshot_is_served_and_no_litter_stays(tmp_path):
    moments, wrong = killed_imports.kill_everywhere(tmp_path, deriving=False)

    assert [] == wrong
    assert moments > 10


def test_an_import_that_was_killed_is_told_and_leaves_nothing_to_the_app_that_began_it(office):
    old = current_snapshot_name(office)
    upload = running.uploads(office) / "Contact.csv"
    upload.write_text(killed_imports.CONTACTS, encoding="utf-8")

    child = running.start(office, [upload]).process
    child.kill()
    child.wait()
    ended = running.finish(office)

    assert "The import broke off: nothing has changed" in ended.error.message
    assert old == current_snapshot_name(office)
    assert [] == after(office)


def test_after_the_app_and_its_import_were_killed_the_next_start_clears_all_away(office):
    """The import holds its lock to its end, though the app is gone: nobody else begins one beside it."""
    context = multiprocessing.get_context("forkserver")
    begun, told = context.Pipe()
    app = context.Process(target=mortal_import.begin_and_wait, args=(office, told))
    app.start()
    told.close()  # so that an app that ends before it tells anything is an error here, not a wait without end
    child = begun.recv()
    app.kill()
    app.join()

    assert (office.data / ".running" / "files" / "Contact.csv").exists()
    mortal_import.wait_for_lock(office)
    with pytest.raises(Refused, match="already running"):
        running.uploads(office)
    running.tidy(office)
    assert left_over(office)

    mortal_import.kill_and_wait(office, child)
    assert [] == after(office)
