"""Archives laid out as plain files: streamed, under names of our own, and only as much as is reasonable."""

import shutil
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from dashboard.clock import HELSINKI, to_utc
from dashboard.packed import DAMAGES
from dashboard.register.workspace import Workspace
from dashboard.text import N_
from dashboard.vocabulary import Refused

MOST_SHRUNK: Final = 400  # text shrinks 5 to 50 times, a bomb about a thousand times
_HARMLESS: Final = 100_000_000
TOO_LARGE: Final = N_("{file} is refused: it would grow out of all proportion.")
_SPARE: Final = 500_000_000
_DEEPEST: Final = 3
_MOST_FILES: Final = 10_000
_BLOCK: Final = 1 << 20
_ENCRYPTED: Final = 0x1
_WEEKLY: Final = "WE_"  # Salesforce's own archives, whose times are UTC
_ATTACHED: Final = {"attachments", "contentversion", "contentversions", "documents"}


class Stream(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


@dataclass(frozen=True)
class Archive:
    """A member of an archive: where it was laid out, its name in there, when it was written (naive UTC)."""

    path: Path
    name: str
    container: str
    written_at: datetime | None


def members(path: Path, name: str, work: Workspace, depth: int = 1) -> Iterator[Archive]:
    """Lay out the files of a zip archive in `work`, one at a time; zips inside it, too.

    Raises `Refused` for a damaged or encrypted archive, one that points outside itself, and one that would
    grow out of all proportion.
    """
    with _undamaged(name):
        opened = zipfile.ZipFile(path)
    with opened as archive:
        # Not is_dir(): in Python 3.11 that fails for a name that is wiped out.
        infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
        _refuse_crowds(infos, name)
        _refuse_bombs(infos, path, name, work)
        for info in infos:
            yield from _member(archive, info, name, work, depth)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, container: str, work: Workspace, depth: int
) -> Iterator[Archive]:
    _refuse_outsiders(info, container)
    target = work.fresh(PurePosixPath(info.filename).suffix.lower()[:8])
    written_at = _written_at(info, container)
    if is_attached(PurePosixPath(info.filename)):
        yield Archive(target, info.filename, container, written_at)
        return
    copy(unpacked(partial(archive.open, info), container), target, info.filename, info.compress_size)
    if target.suffix != ".zip":
        yield Archive(target, info.filename, container, written_at)
    elif depth < _DEEPEST:
        yield from members(target, f"{container}/{info.filename}", work, depth + 1)
    else:
        raise Refused("{file} holds archives inside archives. Unpack it first.", file=container)


def is_attached(path: PurePosixPath) -> bool:
    """Tell whether a file of an export is one that people attached, and no table: it is not even opened."""
    return any(folder.lower() in _ATTACHED for folder in path.parts[:-1])


def _written_at(info: zipfile.ZipInfo, container: str) -> datetime | None:
    """Return when a member was written, or the earliest it may have been; None where it does not say."""
    try:
        told = datetime(*info.date_time)  # noqa: DTZ001 - archives know no zone
    except ValueError:
        return None
    if PurePosixPath(container).name.upper().startswith(_WEEKLY):
        return told
    # Whoever packs writes the local time: too early an export proves too little, too late a one too much.
    meant = (told.replace(tzinfo=HELSINKI, fold=fold) for fold in (0, 1))
    return min(to_utc(each) for each in meant).replace(tzinfo=None)


@contextmanager
def _undamaged(name: str) -> Iterator[None]:
    try:
        yield
    except DAMAGES as problem:
        raise Refused("{file} cannot be unpacked: it is damaged or not complete.", file=name) from problem


def unpacked(opened: Callable[[], AbstractContextManager[Stream]], name: str) -> Iterator[bytes]:
    """Yield what is packed, in blocks; raise `Refused` with a name where it is damaged."""
    with _undamaged(name), opened() as packed:
        while block := packed.read(_BLOCK):
            yield block


def copy(blocks: Iterable[bytes], target: Path, name: str, size: int) -> None:
    """Write what `size` packed bytes become; raise `Refused` when it grows too much or fills the disk."""
    room = shutil.disk_usage(target.parent).free - _SPARE
    most = max(_HARMLESS, MOST_SHRUNK * size)
    with target.open("wb") as file:
        for block in blocks:
            room, most = room - len(block), most - len(block)
            if most < 0:
                raise Refused(TOO_LARGE, file=name)
            if room < 0:
                raise Refused("There is not enough disk space to unpack {file}.", file=name)
            file.write(block)


def _refuse_outsiders(info: zipfile.ZipInfo, container: str) -> None:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
        raise Refused("{file} is refused: a name in it points outside the archive.", file=container)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Refused("{file} is refused: a link in it leads outside.", file=container)
    if info.flag_bits & _ENCRYPTED:
        raise Refused("{file} is encrypted. Unpack it first.", file=container)


def _refuse_crowds(infos: list[zipfile.ZipInfo], name: str) -> None:
    """Raise `Refused` for more files than an org has objects; attached ones are not even laid out."""
    tables = sum(1 for info in infos if not is_attached(PurePosixPath(info.filename)))
    if tables > _MOST_FILES:
        raise Refused("{file} is refused: it holds more than {most} files.", file=name, most=_MOST_FILES)


def _refuse_bombs(infos: list[zipfile.ZipInfo], path: Path, name: str, work: Workspace) -> None:
    refuse_bombs(infos, path.stat().st_size, name)
    work.laid_out += sum(info.file_size for info in infos)
    if work.laid_out > max(_HARMLESS, MOST_SHRUNK * work.given):
        raise Refused(TOO_LARGE, file=name)
    if sum(info.file_size for info in infos) > shutil.disk_usage(work.folder).free - _SPARE:
        raise Refused("There is not enough disk space to unpack {file}.", file=name)


def refuse_bombs(infos: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """Raise `Refused` where an archive of `size` bytes says that it grows out of all proportion."""
    whole = sum(info.file_size for info in infos)
    if whole > max(_HARMLESS, MOST_SHRUNK * size) or any(
        info.file_size > max(_HARMLESS, MOST_SHRUNK * info.compress_size) for info in infos
    ):
        raise Refused(TOO_LARGE, file=name)
