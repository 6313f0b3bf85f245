"""A checked list as files: the same rows, columns and order, with the answer and the reason behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dashboard.databases import Store
from dashboard.outputs import workbook
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.mailing_list.checking import Checked
from dashboard.outputs.mailing_list.remarks import Answer, in_words
from dashboard.outputs.paper import record_download
from dashboard.text import Text
from dashboard.vocabulary import Actor, Permission, require

_ADDED: Final = ("may_be_mailed", "reason", "reason_in_words")


@dataclass(frozen=True)
class ListFile:
    """A file of the list's rows; nothing of the list is in its name."""

    name: str
    mime: str
    content: bytes
    rows: int


def checked_csv(_: Text, checked: Checked) -> ListFile:
    """Return every row as CSV, marked."""
    return _as_csv("mailing-list-checked.csv", list(_marked(_, checked)))


def checked_xlsx(_: Text, checked: Checked) -> ListFile:
    """Return every row as a workbook, marked."""
    rows = list(_marked(_, checked))
    return ListFile("mailing-list-checked.xlsx", workbook.MIME, workbook.workbook(rows), len(rows) - 1)


def allowed_csv(checked: Checked) -> ListFile:
    """Return the rows that may be mailed, as they were given, and no other."""
    rows = [
        row
        for row, remark in zip(checked.listing.rows, checked.remarks, strict=True)
        if remark.answer is Answer.YES
    ]
    return _as_csv("mailing-list-allowed.csv", [checked.listing.head, *rows])


def hand_out(store: Store, actor: Actor, file: ListFile, now: datetime) -> ListFile:
    """Return the file once the history says that `actor` took it, with its SHA-256; `now` is naive UTC."""
    require(actor, Permission.SEE_REGISTER)
    told = {"what": "mailing_list", "rows": file.rows}
    record_download(store, actor, file.name, file.content, now, told)
    return file


def _marked(_: Text, checked: Checked) -> Iterator[tuple[str, ...]]:
    given = checked.listing
    yield (*given.head, *_ADDED)
    for row, remark in zip(given.rows, checked.remarks, strict=True):
        filled = (*row, *[""] * (len(given.head) - len(row)))
        yield (*filled, remark.answer.value, remark.value, in_words(_, remark))


def _as_csv(name: str, rows: list[tuple[str, ...]]) -> ListFile:
    head, *lines = rows
    columns = {str(place): cell for place, cell in enumerate(head)}
    content = guarded_csv(columns, ({str(n): cell for n, cell in enumerate(line)} for line in lines))
    return ListFile(name, "text/csv", content, len(lines))
