"""The same figures by pandas, SQLite and PostgreSQL on the same data; the answers must be equal first.

pandas comes with Streamlit. PostgreSQL is found by $REKISTERIVAHTI_BENCHMARK_POSTGRES (a connection string of
an empty database that may be written to, e.g. `postgresql://localhost/benchmark`) and psycopg; without it its
column stays empty.
"""

import os
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pandas
from dateutil.relativedelta import relativedelta

from dashboard.databases import Page, Store
from dashboard.demo import DEMO_ACCOUNTS
from dashboard.demonstration.cases import OFFICER
from dashboard.settings import Settings
from dashboard.vocabulary import Channel, Right
from tests.benchmarks.busy_queue import BusyOffice
from tests.benchmarks.peer_data import TABLES, Asked, opened
from tests.benchmarks.peer_ours import Ours
from tests.benchmarks.peer_pandas import Frames
from tests.benchmarks.peer_sql import POSTGRES, SQLITE, questions
from tests.benchmarks.registers import NOW, TODAY, register_of
from tests.benchmarks.result import Result
from tests.people import add_user

CONTACTS: Final = 1_000_000
POSTGRES_AT: Final = "REKISTERIVAHTI_BENCHMARK_POSTGRES"
_LEAD: Final = 10
_MONTHS: Final = 24
_KEYS: Final[Mapping[str, str]] = {
    "person": "person_no",
    "contact": "person_no, is_contact, happened_on",
    "activity": "person_no, occurred_at",
    "word": "word, person_no",
}
_TITLES: Final[Mapping[str, str]] = {
    "counts": "Retention counts by relationship, rule and status",
    "list": "A page of the overdue list of one relationship, with its total",
    "sources": "Persons by source and year",
    "forecast": "What falls due in the coming 24 months, by relationship",
    "what_if": "What another time would do, 25 days",
    "opt_outs": "Opt-outs by channel and relationship",
    "file": "The 200 newest activities of the busiest person",
    "word": "Search by the beginning of a word",
    "part": "Search by a part that nobody has",
}
# Lookups by a key are what a row store with an index is best at: there no lead is promised.
_AHEAD: Final = ("counts", "list", "sources", "forecast", "what_if", "opt_outs")

Answer = Callable[[], Any]


def measure(work: Path, contacts: int = CONTACTS) -> list[Result]:
    """Ask every engine every question, hold the answers against ours, then measure all in turn."""
    settings = Settings(data=work / f"peers_{contacts}", demo=False)
    shutil.rmtree(settings.data, ignore_errors=True)
    shutil.copytree(register_of(work, contacts).snapshots, settings.snapshots, copy_function=os.link)
    store = Store(settings)
    for user_name, role in DEMO_ACCOUNTS.items():
        add_user(store, user_name, role, NOW)
    try:
        office = BusyOffice(store)
        with store.page(OFFICER) as page:
            engines, asked = _engines(settings, page, office, work / f"peers_{contacts}.sqlite")
            results = [_measured(name, engines, contacts) for name in _TITLES if name != "file"]
        case_id = office.request(3, Right.ACCESS, Channel.EMAIL, office.busiest)[0]
        with store.page(OFFICER) as page:
            engines["ours"] = _methods(Ours(page, asked, _days(), case_id))
            results.append(_measured("file", engines, contacts))
        return results
    finally:
        store.close()


def _engines(
    settings: Settings, page: Page, office: BusyOffice, path: Path
) -> tuple[dict[str, dict[str, Answer]], Asked]:
    prefix = office.busiest.email.split("@")[0]
    asked = Asked(TODAY, TODAY + timedelta(days=90), office.busiest.number, prefix)
    with opened(settings) as snapshot:
        frames = {name: snapshot.execute(text).df() for name, text in TABLES.items()}
    engines = {"ours": _methods(Ours(page, asked, _days(), "")), "SQLite": _sqlite(path, frames, asked)}
    if os.environ.get(POSTGRES_AT):
        engines["PostgreSQL"] = _postgres(frames, asked)
    engines["pandas"] = _methods(Frames(frames, asked, list(_days())))
    return engines, asked


def _methods(engine: object) -> dict[str, Answer]:
    return {name: getattr(engine, name) for name in _TITLES}


def _days() -> list[date]:
    """Return the days that the what-if looks at: today, and the first of each of 24 months."""
    first = TODAY.replace(day=1)
    return [TODAY, *(first + relativedelta(months=n) for n in range(1, _MONTHS + 1))]


def _values(asked: Asked) -> dict[str, object]:
    return {
        **vars(asked),
        "prefix_end": asked.prefix + chr(0x10FFFF),
        "nobody": f"%{asked.nobody}%",
        "end": asked.today.replace(day=1) + relativedelta(months=_MONTHS),
        **{f"day_{n}": day for n, day in enumerate(_days())},
    }


def _sqlite(path: Path, frames: Mapping[str, pandas.DataFrame], asked: Asked) -> dict[str, Answer]:
    path.unlink(missing_ok=True)
    sqlite3.register_adapter(date, date.isoformat)
    connection = sqlite3.connect(path)
    for name, frame in frames.items():
        days = {each: frame[each].astype("string").str[:10] for each in frame.columns if each.endswith("_on")}
        plain = frame.assign(**days).astype(object).where(frame.notna(), None)
        columns = ", ".join(plain.columns)
        marks = ", ".join("?" * len(plain.columns))
        connection.execute(f"create table {name} ({columns})")
        connection.executemany(f"insert into {name} values ({marks})", plain.itertuples(index=False))
        connection.execute(f"create index {name}_key on {name} ({_KEYS[name]})")
    connection.execute("analyze")
    connection.commit()
    return _asking(connection.execute, questions(SQLITE, len(_days())), _values(asked))


def _postgres(frames: Mapping[str, pandas.DataFrame], asked: Asked) -> dict[str, Answer]:
    import psycopg  # noqa: PLC0415 - not everybody who measures has a PostgreSQL

    connection = psycopg.connect(os.environ[POSTGRES_AT], autocommit=True)
    for name, frame in frames.items():
        columns = ", ".join(f"{each} {_type(each)}" for each in frame.columns)
        connection.execute(f"drop table if exists {name}")
        connection.execute(f"create table {name} ({columns})")
        plain = frame.astype(object).where(frame.notna(), None)
        with connection.cursor().copy(f"copy {name} from stdin") as copy:
            for row in plain.itertuples(index=False):
                copy.write_row(row)
        connection.execute(f"create index on {name} ({_KEYS[name]})")
        connection.execute(f"vacuum analyze {name}")
    return _asking(connection.execute, questions(POSTGRES, len(_days())), _values(asked))


def _type(column: str) -> str:
    if column.endswith("_on"):
        return "date"
    whole = ("person_no", "months", "days", "is_contact", "email_opt_out", "phone_opt_out")
    return "integer" if column in whole else 'text collate "C"'


def _asking(
    execute: Callable[[str, Mapping[str, object]], Any],
    texts: Mapping[str, str],
    values: Mapping[str, object],
) -> dict[str, Answer]:
    shape: dict[str, Callable[[list[tuple[Any, ...]]], Any]] = {
        "list": lambda rows: [tuple(row) for row in rows],
        "file": lambda rows: [row[0] for row in rows],
    }

    def answer(name: str) -> Answer:
        given = {key: value for key, value in values.items() if key in texts[name]}
        return lambda: shape.get(name, _as_set)(execute(texts[name], given).fetchall())

    return {name: answer(name) for name in texts}


def _as_set(rows: list[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    return {tuple(_plain(value) for value in row) for row in rows}


def _plain(value: Any) -> Any:
    """Return a day that SQLite gives as text as a day, and PostgreSQL's decimals as whole numbers."""
    if isinstance(value, str) and len(value) == 10 and value[4:8:3] == "--":
        return date.fromisoformat(value)
    return value if isinstance(value, (str, date, type(None))) else int(value)


def _measured(name: str, engines: Mapping[str, Mapping[str, Answer]], contacts: int) -> Result:
    answers = {engine: each[name]() for engine, each in engines.items()}
    for engine, answer in answers.items():
        assert _same(name, answer, answers["ours"]), f"{engine} answers {name} otherwise than we do"
    taken = {engine: _median(each[name]) for engine, each in engines.items()}
    beside = ", ".join(f"{engine} {taken[engine]:,.1f} ms" for engine in taken if engine != "ours")
    fastest = min(time_ for engine, time_ in taken.items() if engine != "ours")
    ahead = fastest / taken["ours"]
    promised = name in _AHEAD
    return Result(
        f"{_TITLES[name]}, {contacts:,} contacts",
        f"≥ {_LEAD} × ahead of each" if promised else "shown, whoever wins",
        f"{taken['ours']:.1f} ms; {beside}",
        ahead >= _LEAD or not promised,
        f"{ahead:,.1f} × ahead of the next" if ahead >= 1 else f"{1 / ahead:,.1f} × behind the first",
    )


def _same(name: str, one: Any, other: Any) -> bool:
    if name == "file":  # what happened at the same moment stands in any order
        return sorted(one) == sorted(other)
    return bool(one == other)


def _median(answer: Answer) -> float:
    """Return the median in milliseconds: of fifteen, or of three where one takes half a second."""
    taken: list[float] = []
    while len(taken) < (3 if taken and taken[0] > 500 else 15):
        began = time.perf_counter()
        answer()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)
