"""The figures of the register as managers see them: parts of one whole, so that no table tells on another."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.databases.masking import MASKED, hide
from dashboard.databases.worked_out import is_small
from dashboard.outputs.register_figures.courses import Course

Row = Mapping[str, object]
Name = tuple[str, Hashable]

_PERSONS: Final[Name] = ("register", "persons")
_REST: Final = "all but"  # not shown, but what a figure leaves of all persons
_OF_SOURCE: Final = ("unknown", "unknown_source"), ("not_in_notice", "not_in_notice")


@dataclass(frozen=True)
class Tables:
    """What the figures screen shows of the register: one row of figures, and persons by status and source."""

    register: Row
    status: Sequence[Row]
    sources: Sequence[Row]
    opt_outs: Sequence[Row]


def hide_few(plain: Tables) -> Tables:
    """Return the tables without small counts, and without what would tell them together."""
    register: dict[Name, int] = {
        ("register", name): int(str(count)) for name, count in plain.register.items()
    }
    persons = register.get(_PERSONS, 0)
    rest = {(_REST, name): persons - count for (_, name), count in register.items() if name != "persons"}
    parts = {
        kind: {(kind, _key(row)): int(str(row["persons"])) for row in rows}
        for kind, rows in (("status", plain.status), ("source", plain.sources), ("channel", plain.opt_outs))
    }
    counts: dict[Name, int] = {**register, **rest}
    for each in parts.values():
        counts |= each
    shown = hide(counts, _ties(register, parts), last=register)
    return Tables(
        {name: shown["register", name] for name in plain.register},
        *(
            [{**row, "persons": shown[kind, _key(row)]} for row in rows]
            for kind, rows in (
                ("status", plain.status),
                ("source", plain.sources),
                ("channel", plain.opt_outs),
            )
        ),
    )


def _key(row: Row) -> Hashable:
    return tuple(value for name, value in row.items() if name != "persons")


def _ties(register: Iterable[Name], parts: Mapping[str, Mapping[Name, int]]) -> Iterable[Mapping[Name, int]]:
    """Return what is known to add up: all persons, the expired, the sources that are figures, too."""
    status, sources, channels = (parts[kind] for kind in ("status", "source", "channel"))
    for _, name in register:
        if name != "persons":
            yield {("register", name): 1, (_REST, name): 1, _PERSONS: -1}
    yield {**dict.fromkeys(status, 1), _PERSONS: -1}
    yield {**dict.fromkeys(sources, 1), _PERSONS: -1}
    expired = [name for name in status if "expired" in _words(name)]
    yield {**dict.fromkeys(expired, 1), ("register", "expired"): -1}
    yield {**dict.fromkeys(status.keys() - set(expired), 1), (_REST, "expired"): -1}
    for source, figure in _OF_SOURCE:
        if ("source", (source,)) in sources:
            yield {("source", (source,)): 1, ("register", figure): -1}
    yield dict.fromkeys(channels, 1)
    if len(channels) == 1:
        yield {**dict.fromkeys(channels, 1), ("register", "opted_out"): -1}


def _words(name: Name) -> Sequence[object]:
    key = name[1]
    return key if isinstance(key, tuple) else ()


def hide_past(past: Mapping[str, Course], register: Row) -> dict[str, Course]:
    """Return courses but those of hidden figures, without values that leave only a few of all persons."""
    persons = dict(past.get("persons", []))
    return {
        figure: [(day, _unless_few_are_left(value, persons.get(day))) for day, value in course]
        for figure, course in past.items()
        if register.get(figure) != MASKED
    }


def _unless_few_are_left(value: int | None, persons: int | None) -> int | None:
    return None if value is None or (persons is not None and is_small(persons - value)) else value
