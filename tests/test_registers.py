"""Registers that tests write by hand are no other than those that an import derives."""

from dashboard.databases import open_snapshot, snapshot_path
from tests.little_register import contact, register_of
from tests.registers import DERIVED, snapshot_of


def columns(settings, snapshot_id):
    with open_snapshot(snapshot_path(settings, snapshot_id)) as connection:
        rows = connection.execute(
            "select table_name, column_name, data_type from information_schema.columns"
        ).fetchall()
    return {(table, name, kind) for table, name, kind in rows if table in DERIVED}


def test_hand_made_tables_have_columns_of_the_derived_ones(settings):
    derived = columns(settings, register_of(settings, {"Contact": [contact(1)]}))
    written = columns(settings, snapshot_of(settings))

    assert set() == written - derived
