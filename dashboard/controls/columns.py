"""Rows of a control in columns, perhaps every person of the register: small in memory, cut without a copy."""

from typing import Final

import numpy
import pyarrow
import pyarrow.compute
from numpy.typing import NDArray

SHAPE: Final = pyarrow.schema(
    {
        "object": pyarrow.string(),
        "record_id": pyarrow.string(),
        "person_no": pyarrow.int32(),
        "subject": pyarrow.string(),
        "reason": pyarrow.string(),
        "affected": pyarrow.int64(),
    }
)

Places = NDArray[numpy.int64]

_REPEATING: Final = ("object", "subject", "reason")
_BETWEEN: Final = "\x1f"
# Each place that is cut out leaves one chunk more: with many, looking for a row takes longer than a copy.
_MOST_CUTS: Final = 500


def packed(rows: pyarrow.Table) -> pyarrow.Table:
    """Return the rows with each word that repeats kept once."""
    for name in _REPEATING:
        place = rows.schema.get_field_index(name)
        rows = rows.set_column(place, name, rows[name].dictionary_encode())
    return rows


def plain(rows: pyarrow.Table) -> pyarrow.Table:
    """Return the rows with every word written out."""
    return rows.cast(SHAPE)


def places_of(mask: pyarrow.ChunkedArray) -> Places:
    """Return the places at which a mask is true, in order."""
    found: Places = pyarrow.compute.indices_nonzero(mask).to_numpy().astype(numpy.int64)
    return found


def those(rows: pyarrow.Table, places: Places) -> pyarrow.Table:
    """Return the rows at some places."""
    if len(places) > _MOST_CUTS:
        return rows.take(places)
    parts = [
        rows.slice(place, 1) for place in places.tolist()
    ]  # to take would first copy all of them together
    return pyarrow.concat_tables(parts or [rows.slice(0, 0)])


def without(rows: pyarrow.Table, places: Places) -> pyarrow.Table:
    """Return the rows but for those at some places, which are in order."""
    if not len(places):
        return rows
    if len(places) + rows.column(0).num_chunks > _MOST_CUTS:
        mask = numpy.ones(rows.num_rows, numpy.bool_)
        mask[places] = False
        return rows.filter(pyarrow.array(mask)).unify_dictionaries().combine_chunks()
    begins, ends = [0, *(places + 1).tolist()], [*places.tolist(), rows.num_rows]
    parts = [rows.slice(begin, end - begin) for begin, end in zip(begins, ends, strict=True)]
    return pyarrow.concat_tables([part for part in parts if part.num_rows] or [rows.slice(0, 0)])


def not_in(rows: pyarrow.Table, others: pyarrow.Table) -> Places:
    """Return the places of the rows that are not among others, with all that they say."""
    same = pyarrow.compute.is_in(_written(rows), value_set=_written(others).combine_chunks())
    return places_of(pyarrow.compute.invert(same))


def _written(rows: pyarrow.Table) -> pyarrow.ChunkedArray:
    words = (
        pyarrow.compute.fill_null(column.cast(pyarrow.string()), "") for column in plain(rows).itercolumns()
    )
    return pyarrow.compute.binary_join_element_wise(*words, _BETWEEN)
