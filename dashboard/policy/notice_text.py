"""The text of the privacy notice, clause by clause: `data/notice.toml`, read and checked like the policy."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from dashboard.policy.lines import Source
from dashboard.policy.parts import Words
from dashboard.policy.reader import Table, read_table
from dashboard.text import N_
from dashboard.vocabulary import Refused

# Clauses 1-3 are the controller, the contact person and the title: they stand in policy.toml.
CLAUSES: Final = ("4", "5", "6", "7", "8", "9", "10", "11", "12", *(f"13.{right}" for right in range(1, 10)))
VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,19}")

_NO_FILE = N_("There is no notice file {file}. Put notice.toml back into the data folder.")
_NO_TOML = N_("{file}: this is not valid TOML: {detail}. Correct the line that it names.")
_NO_UTF8 = N_("{file}, line {line}: the file is not UTF-8. Save it in that encoding.")
_TOO_DEEP = N_("{file}: this is not valid TOML: it has a number too long or lists too deep to be read.")
_NO_CLAUSE = N_("{file}, line {line}: {value} is no clause of the notice. Use one of: {clauses}.")
_TWICE = N_("{file}, line {line}: clause {value} stands here twice. Remove one.")
_MISSING = N_("{file}, line {line}: clause {value} is missing. Add a [[{key}]] for it.")
_NO_VERSION = N_("{file}, line {line}: {key} must be a short number such as 2 or 2027-1.")


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One clause: its title and its text in both languages; the Finnish text is the published one."""

    title: Words
    text: Words


@dataclass(frozen=True, kw_only=True)
class NoticeVersion:
    """One version of the notice: `clauses` by number (`4` to `13.9`) in the notice's order.

    `date` is the day (Helsinki) from which it is in force, None where the published text carries none.
    """

    version: str
    date: date | None
    clauses: Mapping[str, Clause]


def load_notice(path: Path) -> NoticeVersion:
    """Read the first version of the notice; raise `Refused` naming file, line and remedy for any mistake."""
    try:
        return _read(path.name, path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(_NO_FILE, file=path.name) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Refused(_NO_UTF8, file=path.name, line=line) from None


@lru_cache(maxsize=8)
def _read(name: str, text: str) -> NoticeVersion:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(_NO_TOML, file=name, detail=str(error)) from None
    except (ValueError, RecursionError):  # what the parser does not say of itself; it knows no line then
        raise Refused(_TOO_DEEP, file=name) from None
    return read_table(Table(values, Source(name, text)), _notice)


def _notice(root: Table) -> NoticeVersion:
    version = root.text("version")
    if not VERSION.fullmatch(version):
        root.refuse("version", _NO_VERSION)
    clauses: dict[str, Clause] = {}
    for n, (number, clause) in enumerate(root.tables("clause", _clause)):
        if number in clauses:
            root.at("clause", n).refuse("number", _TWICE, value=number)
        clauses[number] = clause
    for number in CLAUSES:
        if number not in clauses:
            root.refuse("clause", _MISSING, value=number)
    return NoticeVersion(
        version=version, date=root.day("date"), clauses={number: clauses[number] for number in CLAUSES}
    )


def _clause(table: Table) -> tuple[str, Clause]:
    number = table.text("number")
    if number not in CLAUSES:
        table.refuse("number", _NO_CLAUSE, value=number, clauses=", ".join(CLAUSES))
    return number, Clause(title=table.both_languages("title"), text=table.both_languages("text"))
