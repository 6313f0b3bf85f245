"""Which files an export consists of: paths, folders and archives, laid out as plain files to read."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

from dashboard.register.archives import Archive, copy, is_attached, members, unpacked
from dashboard.register.file_names import by_file_name
from dashboard.register.notes import Message, note
from dashboard.register.objects import TABLES as OBJECTS
from dashboard.register.workspace import Workspace
from dashboard.text import N_
from dashboard.vocabulary import Refused

TABLES: Final = {".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".xls", ".xlsb"}
_PERHAPS_TABLES: Final = {".txt", ".tab"}  # what Excel calls Unicode text, or somebody's notes
DEMO_MARK: Final = "DEMO.json"
_IGNORED_FOLDERS: Final = {"__MACOSX"}
_LONGEST_MARK: Final = 10_000
_NAMED: Final = 5


@dataclass(frozen=True)
class Found:
    """A file of the export: where its bytes lie now, its name, and the archive or folder it came in."""

    path: Path
    name: str
    container: str | None = None
    written_at: datetime | None = None

    @property
    def label(self) -> str:
        """How people know the file: `WE_…_1.ZIP/Contact.csv`."""
        return f"{self.container}/{self.name}" if self.container else self.name


@dataclass
class Discovery:
    """The files to read, whether they say that they are a demo, and what was left aside."""

    files: list[Found] = field(default_factory=list)
    demo: bool = False
    left_aside: list[str] = field(default_factory=list)
    attachments: int = 0

    def notes(self) -> list[Message]:
        """Return what was not read, in sentences."""
        found = []
        if self.attachments:
            found.append(
                note(
                    N_("Attached files were left aside, since they hold no records: {count}."),
                    count=self.attachments,
                )
            )
        if self.left_aside:
            names = ", ".join(sorted(self.left_aside)[:_NAMED]) + (", …" if self.left_aside[_NAMED:] else "")
            found.append(
                note(N_("Left aside, since they are no tables: {names}."), names=names),
            )
        return found


def discover(paths: Sequence[Path], work: Workspace) -> Discovery:
    """Find the files under `paths`, in order; archives are laid out in `work`.

    Raises `Refused` for a path that does not exist and for an archive that cannot or must not be opened.
    """
    discovery = Discovery()
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise Refused("There is no file or folder {path}.", path=str(path))
        for file, name in _below(path):
            if file.resolve() not in seen:
                seen.add(file.resolve())
                _take(discovery, file, name, work, named=file == path)
    return discovery


def _below(path: Path) -> Iterator[tuple[Path, str]]:
    if not path.is_dir():
        yield path, path.name
        return
    for file in sorted(path.rglob("*")):
        if file.is_file():
            if not file.resolve().is_relative_to(path.resolve()):
                raise Refused("{file} is refused: a link in it leads outside.", file=file.name)
            yield file, file.relative_to(path).as_posix()


def _take(discovery: Discovery, file: Path, name: str, work: Workspace, *, named: bool) -> None:
    if is_attached(PurePosixPath(name)):
        _take_known(discovery, Found(file, name))
    elif file.suffix.lower() == ".zip":
        work.given += file.stat().st_size
        for archive in members(file, name, work):
            _take_member(discovery, archive)
    elif file.suffix.lower() == ".gz":
        _take_known(discovery, Found(_unpacked(file, name, work), name.removesuffix(file.suffix)))
    elif named:
        discovery.files.append(Found(file, name))
    else:
        _take_known(discovery, Found(file, name))


def _take_member(discovery: Discovery, member: Archive) -> None:
    _take_known(discovery, Found(member.path, member.name, member.container, member.written_at))


def _take_known(discovery: Discovery, found: Found) -> None:
    path = PurePosixPath(found.name)
    if any(part.startswith((".", "~$")) for part in path.parts) or _IGNORED_FOLDERS & set(path.parts):
        return
    if path.name == DEMO_MARK:
        discovery.demo = discovery.demo or _says_demo(found.path)
    elif is_attached(path):
        discovery.attachments += 1
    elif _is_table(path):
        discovery.files.append(found)
    else:
        discovery.left_aside.append(found.name)


def _is_table(path: PurePosixPath) -> bool:
    suffix = path.suffix.lower()
    return suffix in TABLES or (suffix in _PERHAPS_TABLES and by_file_name(path.name) in OBJECTS)


def _says_demo(path: Path) -> bool:
    if path.stat().st_size > _LONGEST_MARK:
        return False
    try:
        mark = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return False
    return isinstance(mark, dict) and mark.get("demo") is True


def _unpacked(file: Path, name: str, work: Workspace) -> Path:
    target = work.fresh(Path(name.removesuffix(file.suffix)).suffix)
    copy(unpacked(partial(gzip.open, file), name), target, name, file.stat().st_size)
    return target
