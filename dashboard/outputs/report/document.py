"""The report on paper and as a page: the same headings, lines and tables for both."""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.outputs.pdf import pdf
from dashboard.outputs.plain import plain
from dashboard.outputs.report.field_names import called, shown
from dashboard.outputs.report.records import Records
from dashboard.outputs.report.told import Part
from dashboard.text import Text

_TYPST: Final = Path(__file__).parent / "report.typ"
# A page that can load nothing and run nothing, wherever it is opened.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = (
    "body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
    "body{color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:0 0 1.5em}"
    "th,td{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top}"
    "th{width:16em;font-weight:600}td{white-space:pre-wrap;overflow-wrap:anywhere}"
)


@dataclass(frozen=True)
class Table:
    """One record: what it is, and its fields."""

    heading: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Document:
    """A report as people read it."""

    language: str
    title: str
    subtitle: str
    sender: str
    parts: Sequence[Part]
    records_heading: str
    tables: Sequence[Table]


def tables(_: Text, records: Records, headings: Mapping[str, str]) -> list[Table]:
    """Return a table a record; `headings` are the words for the objects."""
    return [
        Table(
            f"{headings.get(name, name)} {number}",
            tuple((called(_, field), shown(_, field, value)) for field, value in row.items()),
        )
        for name, rows in records.items()
        for number, row in enumerate(rows, start=1)
    ]


def as_pdf(document: Document, made_at: datetime) -> bytes:
    """Return the document on paper; `made_at` is naive UTC."""
    data = {
        **{name: getattr(document, name) for name in ("language", "title", "subtitle", "sender")},
        "parts": [{"heading": part.heading, "lines": list(part.lines)} for part in document.parts],
        "records_heading": document.records_heading,
        "tables": [
            {"heading": table.heading, "fields": [list(field) for field in table.fields]}
            for table in document.tables
        ],
    }
    return pdf(_TYPST, data, made_at)


def as_html(document: Document) -> bytes:
    """Return the document as one page that needs nothing else; every text in it is escaped."""
    return "\n".join(_page(document)).encode()


def _page(document: Document) -> Iterable[str]:
    yield f'<!doctype html>\n<html lang="{_escaped(document.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{_escaped(document.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{_escaped(document.title)}</h1>\n<p>{_escaped(document.subtitle)}</p>"
    for part in document.parts:
        yield f"<h2>{_escaped(part.heading)}</h2>"
        yield from (f'<p dir="auto">{_escaped(line)}</p>' for line in part.lines)
    yield f"<h2>{_escaped(document.records_heading)}</h2>"
    for table in document.tables:
        yield from _table(table)
    yield "</body>\n</html>"


def _table(table: Table) -> Iterable[str]:
    yield f"<h3>{_escaped(table.heading)}</h3>\n<table>"
    for name, value in table.fields:
        yield f'<tr><th scope="row">{_escaped(name)}</th><td dir="auto">{_escaped(value)}</td></tr>'
    yield "</table>"


def _escaped(text: str) -> str:
    return html.escape(plain(text), quote=True)
