"""Tables that read well in both languages: dates as the language writes them, numbers to the right."""

from collections.abc import Mapping, Sequence
from typing import Final

import polars
import streamlit

from dashboard.databases.masking import MASKED
from dashboard.text import WRITTEN, Text

Row = Mapping[str, object]

DATE_FORMATS: Final = {code: written.in_tables for code, written in WRITTEN.items()}
INPUT_FORMATS: Final = {code: written.in_fields for code, written in WRITTEN.items()}


_ROW: Final = 35
_BORDERS: Final = 2
MOST_ROWS: Final = 15


def fitting(rows: int, most: int = MOST_ROWS) -> int:
    """Return the height in pixels of a table with its head that cuts no row in two and has no empty one."""
    return _ROW * (min(max(rows, 1), most) + 1) + _BORDERS


def number_column(label: str) -> object:
    """Return the configuration of a column of numbers that were written out by `written`."""
    return streamlit.column_config.TextColumn(label, alignment="right")


def written(_: Text, value: object) -> str:
    """Write a count as the language does: a dash for nothing; a masked one stays "<5"."""
    return value if isinstance(value, str) else _.number(value if value and isinstance(value, int) else None)


def height(value: object) -> int | None:
    """Return how high a bar for a count is; None, no bar at all, for a masked one."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def is_masked(value: object) -> bool:
    """Tell whether a count has been hidden from this reader."""
    return value == MASKED


def crosstab(
    _: Text,
    rows: Sequence[Row],
    *,
    down: str,
    across: str,
    columns: Mapping[str, str],
    count: str = "persons",
) -> polars.DataFrame:
    """Return counts with one line a value of `down` and one column for each of `columns` (value → label)."""
    lines: dict[object, dict[object, object]] = {}
    for row in rows:
        lines.setdefault(row[down], {})[row[across]] = row[count]
    table = [
        {down: value, **{label: written(_, cells.get(name, 0)) for name, label in columns.items()}}
        for value, cells in lines.items()
    ]
    return polars.DataFrame(table, infer_schema_length=None)


def show(frame: polars.DataFrame, config: Mapping[str, object], *, alt: str, placeholder: str = "–") -> None:
    """Draw a table without an index, every number column to the right, as high as its rows ask for."""
    streamlit.dataframe(
        frame,
        hide_index=True,
        column_config=dict(config),  # type: ignore[arg-type]  # words, or what streamlit.column_config made
        alt=alt,
        placeholder=placeholder,
        height=fitting(len(frame)),
    )
