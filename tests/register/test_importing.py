"""When an export was made: what somebody says counts before the records. And what an import takes."""

from datetime import datetime, timedelta

import pytest

from dashboard.databases import Store, build_snapshot
from dashboard.register import import_export, publish
from dashboard.vocabulary import Refused

CONTACTS = (
    "Id,LastName,Email,CreatedDate\n003Ec00000CyOT7,Esimerkki,maija@example.com,2026-01-05T10:00:00.000Z\n"
)


@pytest.fixture
def export(tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Contact.csv").write_text(CONTACTS, encoding="utf-8")
    return folder


def exported_at(settings, officer, report):
    publish(settings, report.snapshot_id)
    store = Store(settings)
    with store.page(officer) as page:
        moment = page.snapshot.exported_at
    store.close()
    return moment


def test_without_a_word_the_export_is_as_new_as_its_newest_record(settings, officer, export, now):
    report = import_export(settings, [export], now=now)

    assert datetime(2026, 1, 5, 10) == exported_at(settings, officer, report)


def test_the_moment_that_was_told_counts(settings, officer, export, now):
    told = now - timedelta(hours=2)

    report = import_export(settings, [export], now=now, exported_at=told)

    assert told == exported_at(settings, officer, report)


def test_an_export_from_the_future_is_refused(settings, export, now):
    with pytest.raises(Refused, match="future"):
        import_export(settings, [export], now=now, exported_at=now + timedelta(minutes=1))


def test_an_import_takes_no_more_than_its_share_of_the_memory(tmp_path):
    with build_snapshot(tmp_path / "new.duckdb") as connection:
        (limit,) = connection.execute("select current_setting('memory_limit')").fetchall()[0]

    size, unit = limit.split()
    assert unit == "MiB" or (unit == "GiB" and float(size) <= 3)
