"""Reads write-back files as strictly as Salesforce does: one object a file, named for what is to be done."""

import csv
import io
import re
import zipfile
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ACTIONS = ("update", "upsert", "insert", "delete", "hardDelete")
MEGABYTES = 100
_NAME = re.compile(rf"(?:\d+_)?(?P<object>[A-Z]\w*?)_(?P<action>{'|'.join(ACTIONS)})\.csv")
# A quoted cell, whatever is in it; what is left between cells must be commas and one kind of line end.
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


class JobRefused(Exception):
    """The whole file cannot be used; no row of it was tried."""


@dataclass(frozen=True)
class Job:
    """One file: its object, what to do with the rows, its columns and cells."""

    file: str
    object: str
    action: str
    columns: list[str]
    rows: list[list[str]] = field(default_factory=list)


def contents(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of every CSV file of a zip, a folder or a single file, in order of name."""
    if source.is_dir():
        yield from ((path.name, path.read_bytes()) for path in sorted(source.rglob("*.csv")))
    elif source.suffix.lower() == ".zip":
        with zipfile.ZipFile(source) as archive:
            names = sorted(name for name in archive.namelist() if name.endswith(".csv"))
            yield from ((name.rpartition("/")[2], archive.read(name)) for name in names)
    else:
        yield source.name, source.read_bytes()


def read_job(name: str, content: bytes, known: Container[str]) -> Job:
    """Return the job of a file, of one of the `known` objects. Raises `JobRefused` with the reason."""
    named = _NAME.fullmatch(name)
    if not named:
        raise JobRefused("The file name must be like 01_Contact_update.csv")
    if named["object"] not in known:
        raise JobRefused(f"InvalidJob: unable to find object: {named['object']}")
    columns, *rows = _records(_text(content))
    job = Job(name, named["object"], named["action"], columns, rows)
    _check_columns(job)
    return job


def _text(content: bytes) -> str:
    if content.startswith(b"\xef\xbb\xbf"):
        raise JobRefused("InvalidBatch: the file begins with a byte order mark")
    if len(content) > MEGABYTES * 10**6:
        raise JobRefused(f"ClientInputError: the file is larger than {MEGABYTES} MB")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise JobRefused(f"ClientInputError: not UTF-8 at byte {fault.start}") from None


def _records(text: str) -> list[list[str]]:
    bare = _QUOTED.sub("\0", text)
    if re.search(r"[ \t]\0|\0[ \t]", bare):
        raise JobRefused("InvalidBatch: a space stands outside the quotes of a value")
    line_ends = set(re.findall(r"\r\n|\n|\r", bare))
    if len(line_ends) > 1 or "\r" in line_ends:
        raise JobRefused("ClientInputError: LineEnding is invalid on user data")
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except csv.Error as fault:
        raise JobRefused(f"InvalidBatch: failed to parse CSV: {fault}") from None
    if not rows:
        raise JobRefused("InvalidBatch: the file is empty")
    if any(len(row) != len(rows[0]) for row in rows):
        raise JobRefused("InvalidBatch: a row has more or fewer values than the header")
    return rows


def _check_columns(job: Job) -> None:
    if len(set(job.columns)) < len(job.columns):
        raise JobRefused("InvalidBatch: duplicate column in the header")
    if job.action in ("delete", "hardDelete") and job.columns != ["Id"]:
        raise JobRefused(f"InvalidBatch: the {job.action} batch must contain only ids")
    if job.action != "insert" and "Id" not in job.columns:
        raise JobRefused("InvalidBatch: Id not specified")
