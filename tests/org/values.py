"""Cells to values and back to complaints, as strictly as the Bulk API takes them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from tests.generator.fields import Kind, Value, kind

_TRUTH = {"true": True, "false": False, "1": True, "0": False}


class NotOfRequiredType(ValueError):
    """The cell is no value of its column's kind."""


def from_cell(column: str, cell: str) -> Value:
    """Return the value of a cell: None where empty, moments in naive UTC. Raises `NotOfRequiredType`."""
    if not cell:
        return None
    try:
        return _READERS[kind(column)](cell)
    except (ValueError, KeyError):
        raise NotOfRequiredType(f"value not of required type: {cell}") from None


def _moment(cell: str) -> datetime:
    if "T" not in cell:
        raise ValueError(cell)
    return datetime.fromisoformat(cell).astimezone(UTC).replace(tzinfo=None)


def _number(cell: str) -> int | float:
    return float(cell) if "." in cell else int(cell)


_READERS: dict[Kind, Callable[[str], Value]] = {
    Kind.BOOLEAN: lambda cell: _TRUTH[cell.lower()],
    Kind.DAY: date.fromisoformat,
    Kind.MOMENT: _moment,
    Kind.NUMBER: _number,
    Kind.TEXT: str,
}
