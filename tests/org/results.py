"""What came of a file, and the result files that Data Loader and the Bulk API hand back."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

_STATUS = {"insert": "Item Created", "delete": "Item Deleted", "hardDelete": "Item Deleted"}


@dataclass(frozen=True)
class RowResult:
    """One row's cells as they came, the record's id ("" where there is none) and the refusal, if any."""

    cells: list[str]
    id: str
    created: bool = False
    error: str = ""


@dataclass(frozen=True)
class FileResult:
    """What came of one file. `refused` is filled where no row of it was even tried."""

    file: str
    object: str = ""
    action: str = ""
    columns: list[str] = field(default_factory=list)
    rows: list[RowResult] = field(default_factory=list)
    refused: str = ""

    @property
    def successes(self) -> list[RowResult]:
        return [row for row in self.rows if not row.error]

    @property
    def failures(self) -> list[RowResult]:
        return [row for row in self.rows if row.error]


def write_data_loader(results: Iterable[FileResult], folder: Path, now: datetime) -> list[Path]:
    """Write success<stamp>.csv and error<stamp>.csv for each file; Data Loader stamps to the millisecond."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for n, result in enumerate(results):
        stamp = (now + timedelta(milliseconds=n)).strftime("%m%d%y%H%M%S%f")[:15]
        good = [[*row.cells, row.id, _status(result, row)] for row in result.successes]
        bad = [[*row.cells, row.error] for row in result.failures]
        path = folder / f"success{stamp}.csv"
        written.append(_write(path, [*result.columns, "ID", "STATUS"], good))
        path = folder / f"error{stamp}.csv"
        written.append(_write(path, [*result.columns, "ERROR"], bad))
    return written


def write_bulk(results: Iterable[FileResult], folder: Path) -> list[Path]:
    """Write <file>-successfulResults.csv and -failedResults.csv for each file, as Bulk API 2.0 does."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for result in results:
        stem = result.file.removesuffix(".csv")
        for kind in ("successfulResults", "failedResults"):
            path = folder / f"{stem}-{kind}.csv"
            path.write_bytes(bulk_sheets(result)[kind])
            written.append(path)
    return written


def bulk_sheets(result: FileResult) -> dict[str, bytes]:
    """Return the result files of one job by the names that the Bulk API 2.0 has for them."""
    good = [[row.id, str(row.created).lower(), *row.cells] for row in result.successes]
    bad = [[row.id, row.error, *row.cells] for row in result.failures]
    return {
        "successfulResults": _lines([["sf__Id", "sf__Created", *result.columns], *good]),
        "failedResults": _lines([["sf__Id", "sf__Error", *result.columns], *bad]),
        "unprocessedrecords": _lines([result.columns]),
    }


def _status(result: FileResult, row: RowResult) -> str:
    return "Item Created" if row.created else _STATUS.get(result.action, "Item Updated")


def _write(path: Path, columns: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([columns, *rows])
    return path


def _lines(rows: list[list[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode()
