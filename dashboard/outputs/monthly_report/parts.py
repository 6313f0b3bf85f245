"""What a report is made of: key figures, pictures and tables, the same for paper and for CSV."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dashboard.text import Text

Cell = int | float | str | None


class Is(StrEnum):
    """What stands in a column, and so how it is written."""

    WORDS = "words"
    COUNT = "count"
    CHANGE = "change"
    SHARE = "share"
    DAYS = "days"


@dataclass(frozen=True)
class Column:
    """A column: its head, and what stands in it."""

    head: str
    is_: Is = Is.COUNT


@dataclass(frozen=True)
class Table:
    """Rows under heads. `name` says in CSV what they are, `note` stands below, `empty` in their place."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    empty: str = ""
    total: bool = False


@dataclass(frozen=True)
class Tile:
    """A key figure, what it was before and when that was."""

    name: str
    value: Cell
    before: Cell = None
    since: str = ""
    is_: Is = Is.COUNT


@dataclass(frozen=True)
class Series:
    """Values of a picture, None where one is hidden or unknown."""

    name: str
    values: Sequence[int | None]


@dataclass(frozen=True)
class Picture:
    """A small chart: a line over days, or bars of months."""

    name: str
    days: Sequence[date]
    series: Sequence[Series]
    bars: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the report: its heading, and rows of tables that stand side by side."""

    heading: str
    rows: Sequence[Sequence[Table]]
    lead: str = ""


@dataclass(frozen=True)
class Report:
    """A whole report in one language."""

    title: str
    subtitle: str
    facts: Sequence[tuple[str, str]]
    tiles: Sequence[Tile]
    pictures: Sequence[Picture]
    sections: Sequence[Section]
    attention_heading: str
    attention: Sequence[str]
    notes: Sequence[str] = field(default=())


def written(_: Text, is_: Is, cell: Cell) -> str:
    """Write a cell as the language does; a hidden one stays "<5", nothing known is a dash."""
    if isinstance(cell, str):
        return cell
    if is_ is Is.SHARE:
        return _.percent(cell)
    if is_ is Is.CHANGE:
        return change_words(_, cell)
    return _.number(cell)


def change_words(_: Text, change: float | None) -> str:
    """Write a difference with its sign, ±0 for none."""
    if change is None:
        return "–"
    if not change:
        return "±0"
    return f"{'+' if change > 0 else '−'}{_.number(abs(change))}"  # noqa: RUF001 - a minus as it is printed


def difference(now: Cell, before: Cell) -> int | None:
    """Return how much a count changed; None where either is hidden or unknown."""
    return now - before if isinstance(now, int) and isinstance(before, int) else None
