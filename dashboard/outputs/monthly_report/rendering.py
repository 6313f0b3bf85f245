"""A report on paper, and as CSV for whoever goes on counting: the same figures, hidden alike."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.monthly_report.parts import Is, Picture, Report, Table, Tile, written
from dashboard.outputs.pdf import pdf
from dashboard.text import Text

_TYPST: Final = Path(__file__).parent / "report.typ"
_SHARE_DIGITS: Final = 4


def as_pdf(_: Text, report: Report, sender: str, made_at: datetime) -> bytes:
    """Return the report on A4; `made_at` is naive UTC."""
    data = {
        "language": _.language,
        "sender": sender,
        "title": report.title,
        "subtitle": report.subtitle,
        "facts": [list(fact) for fact in report.facts],
        "tiles": [_tile(_, each) for each in report.tiles],
        "pictures": [_picture(_, each) for each in report.pictures],
        "attention_heading": report.attention_heading,
        "attention": list(report.attention),
        "sections": [
            {
                "heading": section.heading,
                "lead": section.lead,
                "rows": [[_table(_, table) for table in row] for row in section.rows if row],
            }
            for section in report.sections
        ],
        "notes": list(report.notes),
    }
    return pdf(_TYPST, data, made_at)


def _tile(_: Text, tile: Tile) -> Mapping[str, str]:
    return {
        "name": tile.name,
        "value": written(_, tile.is_, tile.value),
        "before": f"{tile.since}: {written(_, tile.is_, tile.before)}",
    }


def _table(_: Text, table: Table) -> Mapping[str, object]:
    kinds = [column.is_ for column in table.columns]
    return {
        "name": table.name,
        "heads": [column.head for column in table.columns],
        "numbers": [kind is not Is.WORDS for kind in kinds],
        "rows": [[written(_, *each) for each in zip(kinds, row, strict=True)] for row in table.rows],
        "note": table.note,
        "empty": table.empty,
        "total": table.total,
    }


def _picture(_: Text, picture: Picture) -> Mapping[str, object]:
    """Return a picture with where its points stand between the first day (0) and the last one (1)."""
    span = max((picture.days[-1] - picture.days[0]).days, 1)
    values = [value for series in picture.series for value in series.values if value is not None]
    return {
        "name": picture.name,
        "bars": picture.bars,
        "places": [(day - picture.days[0]).days / span for day in picture.days],
        "first": _end(_, picture, 0),
        "last": _end(_, picture, -1),
        "most": max(values),
        "most_words": _.number(max(values)),
        "series": [{"name": each.name, "values": list(each.values)} for each in picture.series],
    }


def _end(_: Text, picture: Picture, place: int) -> str:
    day = picture.days[place]
    return _.month(day) if picture.bars else _.date(day)


def as_csv(_: Text, report: Report) -> bytes:
    """Return the figures one a line; shares from 0 to 1, a hidden count "<5", nothing where none is known."""
    columns = {"part": _("Part"), "row": _("Row"), "column": _("Column"), "value": _("Value")}
    return guarded_csv(columns, _lines(_, report))


def _lines(_: Text, report: Report) -> Iterator[Mapping[str, object]]:
    for fact, words in report.facts:
        yield _line(report.title, report.subtitle, fact, words)
    for tile in report.tiles:
        yield _line(report.subtitle, tile.name, report.subtitle, _raw(tile.value))
        yield _line(report.subtitle, tile.name, tile.since, _raw(tile.before))
    for picture in report.pictures:
        for series in picture.series:
            for day, value in zip(picture.days, series.values, strict=True):
                yield _line(picture.name, series.name, day.isoformat(), value)
    for table in (table for section in report.sections for row in section.rows for table in row):
        yield from _table_lines(table)


def _table_lines(table: Table) -> Iterator[Mapping[str, object]]:
    """Yield a line for each cell but those of the words in front, which name the row."""
    words = [place for place, column in enumerate(table.columns) if column.is_ is Is.WORDS]
    names = words if len(words) < len(table.columns) else words[:1]
    for row in table.rows:
        name = " ".join(str(row[place]) for place in names)
        for place, column in enumerate(table.columns):
            if place not in names:
                yield _line(table.name, name, column.head, _raw(row[place]))


def _raw(value: object) -> object:
    return round(value, _SHARE_DIGITS) if isinstance(value, float) else value


def _line(part: str, row: str, column: str, value: object) -> Mapping[str, object]:
    return {"part": part, "row": row, "column": column, "value": value}
