"""CSV that a spreadsheet opens without running anything: cells that look like formulas lose their power."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Final

# The last four are the full-width signs, which a Japanese keyboard writes and some spreadsheets obey.
_FORMULA: Final = re.compile(r"^[=+\-@\t\r\n|%\uff1d\uff0b\uff0d\uff20]")
# Excel in Finnish splits at semicolons, and takes UTF-8 only behind a byte-order mark.
_DELIMITER: Final = ";"


def guarded(value: object) -> str:
    """Return a cell as text, with an apostrophe before what a spreadsheet would take for a formula.

    A number is one, below zero too.
    """
    text = "" if value is None else str(value)
    if isinstance(value, int | float):
        return text
    return f"'{text}" if _FORMULA.match(text) else text


def guarded_csv(columns: Mapping[str, str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Write `rows` under the heads of `columns` (key → head), every cell quoted and guarded."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=_DELIMITER, quoting=csv.QUOTE_ALL)
    writer.writerow([guarded(head) for head in columns.values()])
    writer.writerows([guarded(row[key]) for key in columns] for row in rows)
    return written.getvalue().encode("utf-8-sig")
