"""One query a file under `queries/`; the path is its name; the head comment is its documentation.

After the sentences the head may declare: `-- roles: officer, staff` (who may read the answer),
`-- param name: type` (`?` at the end: may be NULL), `-- counts: column` (masked for managers), `-- apart`
(the sum of those counts means nothing), `-- needs: fact, Object` (without which nothing found means nothing),
`-- writes`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from dashboard.settings import ROOT

QUERIES = ROOT / "queries"

_TYPES: Mapping[str, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "bigint": (int,),
    "real": (float, int),
    "boolean": (bool,),
    "date": (date,),
    "timestamp": (datetime,),
    "blob": (bytes,),
    "columns": (dict,),  # names and types of a CSV file, for read_csv
}
_DECLARATION = re.compile(r"^(roles|param|counts|cells|apart|needs|writes)\b:?\s*(.*)$")
_PARAMETER = re.compile(r"^(\w+):\s*(\w+)(\[\])?(\?)?$")


@dataclass(frozen=True)
class Parameter:
    """A declared `$parameter`: its type word, whether it is a list, whether it may be NULL."""

    name: str
    type: str
    many: bool
    optional: bool

    def accepts(self, value: object) -> bool:
        """Tell whether `value` has exactly the declared type (a bool is no integer, a datetime no date)."""
        if value is None:
            return self.optional
        if self.many:
            return isinstance(value, list | tuple) and all(_is(self.type, each) for each in value)
        return _is(self.type, value)


@dataclass(frozen=True)
class Query:
    """A query file: its name, its documentation, what it needs and who may read it."""

    name: str
    text: str
    description: str
    parameters: tuple[Parameter, ...]
    roles: frozenset[str]
    counts: tuple[str, ...]
    apart: bool
    needs: tuple[str, ...]
    writes: bool

    @property
    def title(self) -> str:
        """The first sentence of the head comment."""
        return self.description.split("\n", 1)[0]

    def check(self, values: Mapping[str, object]) -> None:
        """Raise `TypeError` unless `values` are exactly the declared parameters with their types."""
        expected = {parameter.name for parameter in self.parameters}
        if expected != set(values):
            raise TypeError(f"{self.name} takes {sorted(expected)}, not {sorted(values)}")
        for parameter in self.parameters:
            if not parameter.accepts(values[parameter.name]):
                raise TypeError(f"{self.name}: ${parameter.name} is a {parameter.type}")


def _is(type_word: str, value: object) -> bool:
    if isinstance(value, bool) and type_word != "boolean":
        return False
    if isinstance(value, datetime) and type_word == "date":
        return False
    return isinstance(value, _TYPES[type_word])


def _head(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return lines


def _parameter(name: str, declaration: str) -> Parameter:
    match = _PARAMETER.match(declaration)
    if match is None or match[2] not in _TYPES:
        raise ValueError(f"{name}: cannot read '-- param {declaration}'")
    return Parameter(match[1], match[2], bool(match[3]), bool(match[4]))


def parse(name: str, text: str) -> Query:
    """Read a query's head; raise `ValueError` where a declaration cannot be read."""
    description, declared = [], []
    for line in _head(text):
        match = _DECLARATION.match(line)
        if match:
            declared.append((match[1], match[2].strip()))
        else:
            description.append(line)
    listed = {
        word: [part.strip() for part in value.split(",")] for word, value in declared if word != "param"
    }
    return Query(
        name=name,
        text=text,
        description="\n".join(description).strip(),
        parameters=tuple(_parameter(name, value) for word, value in declared if word == "param"),
        roles=frozenset(listed.get("roles", [])),
        counts=tuple(listed.get("counts", [])),
        apart="apart" in listed,
        needs=tuple(listed.get("needs", [])),
        writes="writes" in listed,
    )


@cache
def load(name: str) -> Query:
    """Return the query `queries/<name>.sql`; raise `FileNotFoundError` where there is none."""
    return parse(name, (QUERIES / f"{name}.sql").read_text(encoding="utf-8"))


def names(area: str) -> list[str]:
    """Return the names of all queries in `queries/<area>/`, sorted."""
    return sorted(
        path.relative_to(QUERIES).with_suffix("").as_posix() for path in (QUERIES / area).glob("**/*.sql")
    )
