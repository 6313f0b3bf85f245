"""Dates that are not ISO: one meaning for a whole file, by proof or by the officer's word.

7.2.2023 has one meaning wherever it stands, 7/2/2023 has two.
"""

from collections.abc import Collection
from enum import StrEnum

from dashboard.databases import Connection, execute
from dashboard.register.answers import first_row
from dashboard.register.columns import Columns, Schema
from dashboard.register.notes import Message, note
from dashboard.text import N_

_MONTHS = 12


class SlashDates(StrEnum):
    """What 7/2/2023 means: 2 July or 7 February."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


def settle_dates(
    connection: Connection, columns: Columns, schema: Schema, given: SlashDates | None
) -> list[Message]:
    """Rewrite the dates of the stage as ISO text where their meaning is known; return what was decided.

    A part above 12 anywhere in a column proves what slashes mean there, and in the other columns of the file
    unless they prove something else; where nothing is proven `given` says it, or the values stay and are
    refused later.
    """
    moments = [name for name in columns.known if schema.types[name] in {"DATE", "TIMESTAMP"}]
    odd = _odd(connection, moments) if moments else []
    if not odd:
        return []
    proven = _proven(connection, odd)
    of_file = _only(set().union(*proven.values()))
    decided = {name: _only(orders or {of_file}) or given for name, orders in proven.items()}
    for order in SlashDates:
        slashed = [name for name, each in decided.items() if each is order]
        if slashed:
            first = order is SlashDates.MONTH_FIRST
            execute(connection, "import/stage_slashes", slashed=slashed, month_first=first)
    execute(connection, "import/stage_respelt", odd=odd)
    return [_said(name, orders) for name, orders in proven.items() if _only(orders or {of_file})]


def _odd(connection: Connection, moments: list[str]) -> list[str]:
    row = first_row(connection, "import/odd_moments", moments=moments)
    return [name for name, odd in zip(moments, row, strict=True) if odd]


def _proven(connection: Connection, moments: list[str]) -> dict[str, set[SlashDates]]:
    """Return the columns that have dates with slashes, each with the orders that it proves."""
    first = first_row(connection, "import/slash_first_parts", moments=moments)
    second = first_row(connection, "import/slash_second_parts", moments=moments)
    return {
        name: _orders(first[place], second[place] or 0)
        for place, name in enumerate(moments)
        if first[place] is not None
    }


def _orders(first: int, second: int) -> set[SlashDates]:
    greatest = {SlashDates.DAY_FIRST: first, SlashDates.MONTH_FIRST: second}
    return {order for order, part in greatest.items() if part > _MONTHS}


def _only(orders: Collection[SlashDates | None]) -> SlashDates | None:
    """Return the one order; None where there is none, or where they contradict each other."""
    return next(iter(orders)) if len(orders) == 1 else None


def _said(name: str, orders: set[SlashDates]) -> Message:
    if not orders:
        return note(N_("Dates in {column} are read as another column of the file proves."), column=name)
    if SlashDates.DAY_FIRST in orders:
        return note(N_("Dates in {column} have the day first: a part above 12 proves it."), column=name)
    return note(N_("Dates in {column} have the month first: a part above 12 proves it."), column=name)
