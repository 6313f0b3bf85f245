"""Every query file: one statement, a head that says what it answers, exactly its parameters."""

import re
from functools import cache

import duckdb
import pytest

from dashboard import sql
from dashboard.settings import ROOT
from dashboard.vocabulary import Role

# DuckDB's parser reads them all but those that make PostgreSQL follow changes: its tests run them there.
NAMES = [name for name in sql.names("") if not name.startswith("postgresql/")]
MUTABLE = {"user_account", "session", "shared_key", "sign_in_failure", "case_material", "attachment"}
READERS = {role.value for role in Role} | {"import"}
RUN_BY_FOLDER = (
    *("import/", "derive/", "rederive/raw/", "overlay/"),
    *("queue/schema/", "duckdb/insert/", "duckdb/forget/", "controls/"),
)


def statement(name):
    statements = duckdb.extract_statements(sql.load(name).text)
    assert 1 == len(statements), name
    return statements[0]


@cache
def code():
    return "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "dashboard").rglob("*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_a_query_is_one_statement_and_says_in_a_sentence_what_it_answers(name):
    statement(name)

    assert re.fullmatch(r"[^a-z].+\.", sql.load(name).title), sql.load(name).title


@pytest.mark.parametrize("name", NAMES)
def test_declared_parameters_are_the_used_ones(name):
    declared = {parameter.name for parameter in sql.load(name).parameters}

    assert declared == set(statement(name).named_parameters)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_who_may_read_it_and_only_reads_unless_it_says_so(name):
    query = sql.load(name)

    assert query.roles, "no -- roles:"
    assert query.roles <= READERS
    assert query.writes == (statement(name).type != duckdb.StatementType.SELECT)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("queue/", "duckdb/"))])
def test_the_queue_is_never_changed_but_where_the_design_says_so(name):
    changed = re.findall(r"(?:update|delete from|truncate)\s+queue\.(\w+)", sql.load(name).text.lower())

    assert set(changed) <= MUTABLE


@pytest.mark.parametrize("name", NAMES)
def test_a_query_is_short(name):
    assert len(sql.load(name).text.splitlines()) <= 90


def test_every_query_is_used():
    text = code()

    unused = [name for name in NAMES if not name.startswith(RUN_BY_FOLDER) and f'"{name}"' not in text]
    assert [] == unused


def test_no_python_file_builds_sql():
    formatted = re.compile(r"""f["'](?:select|insert|update|delete|with)\s""", re.IGNORECASE)

    assert [] == formatted.findall(code())
