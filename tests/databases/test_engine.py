"""What DuckDB does wrong today; each test announces the fix."""

import duckdb
import pytest

from dashboard.databases.connections import connect_memory


def newest_after_delete(connection):
    connection.execute("create table t as select range as seq from range(122880)")
    connection.execute("delete from t")
    connection.execute("insert into t values (1)")
    return connection.execute("select seq from t order by seq desc limit 1").fetchall()


@pytest.mark.xfail(reason="row_group_pruner counts deleted rows (DuckDB 1.5.x, 2.0.0)", strict=True)
def test_order_by_limit_after_delete_is_right_in_plain_duckdb():
    assert [(1,)] == newest_after_delete(duckdb.connect())


def test_order_by_limit_after_delete_is_right_with_our_settings(tmp_path):
    assert [(1,)] == newest_after_delete(connect_memory(tmp_path))


def test_the_base_connection_reads_nothing_outside_its_folder(tmp_path):
    connection = connect_memory(tmp_path)

    with pytest.raises(duckdb.PermissionException):
        connection.execute("select * from read_csv('/etc/passwd')")
    with pytest.raises(duckdb.Error):
        connection.execute("set enable_external_access = true")
