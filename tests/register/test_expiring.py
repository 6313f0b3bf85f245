"""Old copies of the register go by their rule: replaced snapshots, files in the inbox, what was pulled."""

import os
from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard import policy
from dashboard.databases import current_snapshot_name, point_at, snapshot_path
from dashboard.register import delete_expired
from dashboard.register.pull import only_pull

TODAY = date(2026, 11, 23)
# Thirty days by RET-10: the last day of keeping was yesterday, and is today.
OVER, LAST = TODAY - timedelta(days=31), TODAY - timedelta(days=30)


@pytest.fixture
def rules(settings):
    return policy.load(settings.policy, settings.overrides)


def snapshot(settings, day, *, in_use=False):
    name = f"{day:%Y%m%d}T080000Z-0001"
    settings.snapshots.mkdir(exist_ok=True)
    snapshot_path(settings, name).write_bytes(b"x")
    if in_use:
        point_at(settings, name)
    return snapshot_path(settings, name)


def written(path, day):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Id\n")
    moment = datetime(day.year, day.month, day.day, 10, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_replaced_copies_go_after_their_last_day(settings, rules):
    over, last = snapshot(settings, OVER), snapshot(settings, LAST)
    snapshot(settings, TODAY, in_use=True)

    gone = delete_expired(settings, rules, TODAY)

    assert (1, False, True) == (gone.copies, over.exists(), last.exists())


def test_the_copy_in_use_stays_however_old_it_is(settings, rules):
    old = snapshot(settings, date(2020, 1, 1), in_use=True)

    assert 0 == delete_expired(settings, rules, TODAY).copies
    assert old.exists()
    assert old.stem == current_snapshot_name(settings)


def test_without_a_copy_in_use_none_goes(settings, rules):
    old = snapshot(settings, OVER)

    delete_expired(settings, rules, TODAY)

    assert old.exists()


def test_files_in_the_inbox_go_with_their_folders(settings, rules):
    over = written(settings.inbox / "2026-10" / "Contact.csv", OVER)
    last = written(settings.inbox / "Contact.csv", LAST)

    gone = delete_expired(settings, rules, TODAY)

    assert (1, False, True) == (gone.exports, over.parent.exists(), last.exists())


def test_what_was_pulled_goes_whole_or_not_at_all(settings, rules):
    first = written(settings.pulled / "000001" / "Contact.csv", OVER)
    change = written(settings.pulled / "000002" / "Contact.csv", LAST)

    assert 0 == delete_expired(settings, rules, TODAY).exports
    assert first.exists()

    assert 2 == delete_expired(settings, rules, TODAY + timedelta(days=1)).exports
    assert not change.parent.parent.exists()


def test_what_a_pull_is_renewing_stays(settings, rules):
    first = written(settings.pulled / "000001" / "Contact.csv", OVER)

    with only_pull(settings.pulled):
        assert 0 == delete_expired(settings, rules, TODAY).exports

    assert first.exists()


def test_without_a_rule_nothing_goes(settings):
    old = snapshot(settings, OVER)
    snapshot(settings, TODAY, in_use=True)
    without = settings.policy.read_text(encoding="utf-8").replace(
        'applies_to = "export_file"', 'applies_to = "notes"'
    )
    settings.policy.write_text(without, encoding="utf-8")

    delete_expired(settings, policy.load(settings.policy, settings.overrides), TODAY)

    assert old.exists()
