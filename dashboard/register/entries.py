"""The files of an import in order, each with its table, or with the reason why it has none."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NoReturn

from dashboard.register.dialect import UnreadableError
from dashboard.register.file_names import by_file_name
from dashboard.register.files import Found
from dashboard.register.notes import Message, error
from dashboard.register.objects import PERSONS
from dashboard.register.reading import read
from dashboard.register.report import FileReport
from dashboard.register.tables import Table
from dashboard.register.workspace import Workspace
from dashboard.text import N_
from dashboard.vocabulary import Refused

READING: Final = N_("Reading the files")


@dataclass(frozen=True)
class Entry:
    """A table of a file and what became of it; `problem` says why there is none."""

    file_no: int
    found: Found
    object_name: str | None
    table: Table | None = None
    problem: Message | None = None
    columns: tuple[str, ...] = ()
    read: int = 0
    rejected: int = 0
    duplicates: int = 0

    @property
    def loaded(self) -> int:
        """The records that stand in the table: nothing else may have become of the others."""
        return self.read - self.rejected - self.duplicates

    def unread(self, problem: Message) -> "Entry":
        """Return the entry without its table; raise `Refused` where persons would be missing."""
        if self.object_name in PERSONS:
            raise Refused(
                "{file} cannot be read, and without it persons would be missing. {reason}",
                file=self.found.label,
                reason=problem.as_value,
            )
        return replace(self, problem=problem)

    def report(self) -> FileReport:
        """Return the entry as people see it."""
        said = (*(self.table.messages if self.table else ()), *((self.problem,) if self.problem else ()))
        return FileReport(
            file_no=self.file_no,
            file=(self.table.found if self.table else self.found).label,
            object_name=self.object_name,
            read=self.read,
            loaded=self.loaded,
            rejected=self.rejected,
            duplicates=self.duplicates,
            messages=said,
        )


def read_all(
    files: Sequence[Found],
    work: Workspace,
    known: Collection[str],
    tell: Callable[[str, int, int], None],
) -> list[Entry]:
    """Read every file as far as its tables are known and plain; the records are still to be loaded.

    Raises `Refused` where a file of persons cannot be read, or there is none at all.
    """
    entries: list[Entry] = []
    for place, found in enumerate(files):
        tell(READING, place, len(files))
        for entry in _entries(found, work, known):
            entries.append(replace(entry, file_no=len(entries) + 1))
    if not any(entry.object_name in PERSONS for entry in entries):
        _refuse_without_persons(entries)
    return entries


def _refuse_without_persons(entries: Sequence[Entry]) -> NoReturn:
    for entry in entries:
        if entry.problem:
            raise Refused(
                "There is no Contact or Lead file in this export, and {file} cannot be read: {reason}",
                file=entry.found.label,
                reason=entry.problem.as_value,
            )
    raise Refused(
        "There is no Contact or Lead file in this export. Export at least one of them with its Ids.",
    )


def _entries(found: Found, work: Workspace, known: Collection[str]) -> Iterator[Entry]:
    try:
        tables = read(found, work, known)
    except UnreadableError as problem:
        yield Entry(0, found, by_file_name(found.name)).unread(problem.message)
        return
    except OSError:
        yield Entry(0, found, by_file_name(found.name)).unread(error(N_("The file cannot be opened.")))
        return
    for table in tables:
        yield Entry(0, table.found, table.object_name, table)
