"""The archive: a zip of known parts under the names that a data folder has for them, and a manifest."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.databases import keep_on_disk
from dashboard.decisions.journal import JOURNAL as JOURNAL_FILE
from dashboard.decisions.ledger import canonical
from dashboard.packed import DAMAGES
from dashboard.text import N_
from dashboard.vocabulary import Refused

QUEUE: Final = "queue/queue.duckdb"
JOURNAL: Final = f"proof/{JOURNAL_FILE}"
POLICY: Final = "policy.toml"
NOTICE: Final = "notice.toml"
KEYS: Final = ("keys/signing.key", "keys/suppression.key")
PARTS: Final = (QUEUE, POLICY, NOTICE, *KEYS, JOURNAL)
_NEEDED: Final = frozenset(PARTS) - {JOURNAL}
_MANIFEST: Final = "manifest.json"
_FORMAT: Final = 1
_PROGRAM: Final = "rekisterivahti"
_CHUNK: Final = 1 << 20
_LONGEST_MANIFEST: Final = 1 << 16
_DAMAGED: Final = N_(
    "{file} is no whole backup: {part} is missing, damaged or unknown. Nothing was changed. Take another one."
)
_OTHER_VERSION: Final = N_(
    "{file} was made by another version of the program. Nothing was changed. Restore it with that version."
)
_UNREADABLE: Final = N_(
    "{file} cannot be read as a backup. Nothing was changed. Check that it is there, or take another one."
)


@dataclass(frozen=True)
class Manifest:
    """What a backup is: when it was made (naive UTC), of a demo or not, the head of its history, its parts.

    `parts`: SHA-256 and size in bytes of each, by name.
    """

    made: datetime
    demo: bool
    events: int
    seq: int
    hash: str
    parts: Mapping[str, tuple[str, int]]

    def written(self) -> str:
        """Return the manifest as it stands in the archive."""
        parts = {name: {"sha256": digest, "bytes": size} for name, (digest, size) in self.parts.items()}
        told: dict[str, object] = {"made": self.made.isoformat(), "demo": self.demo, "events": self.events}
        head = {"seq": self.seq, "hash": self.hash}
        return canonical(
            {"format": _FORMAT, "program": "rekisterivahti", "parts": parts, "head": head, **told}
        )


def measure(folder: Path) -> dict[str, tuple[str, int]]:
    """Return SHA-256 and size of every known part below a folder."""
    found = {}
    for name in PARTS:
        path = folder / name
        if path.exists():
            with path.open("rb") as file:
                found[name] = (hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)
    return found


def write(target: Path, folder: Path, manifest: Manifest) -> None:
    """Write the archive of a folder aside, read it back, and put it in its place; for its owner only."""
    part = target.with_name(f".{target.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                archive.writestr(_MANIFEST, manifest.written())
                for name in manifest.parts:
                    archive.write(folder / name, name)
            file.flush()
            os.fsync(file.fileno())
        with opened(part) as (archive, found):
            check_parts(archive, found, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    keep_on_disk(target.parent)


@contextmanager
def opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open an archive and read its manifest; raise `Refused` where it is none, or its parts are not known."""
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGES as error:
        raise Refused(_UNREADABLE, file=file.name) from error
    with archive:
        yield archive, _manifest(archive, file)


def check_parts(archive: zipfile.ZipFile, manifest: Manifest, file: Path, to: Path | None = None) -> None:
    """Read every part; write each below `to` where given. Raises `Refused` where one is not what it was."""
    for name, (digest, size) in manifest.parts.items():
        if to:
            (to / name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _is_whole(archive, name, digest, size, to / name if to else None):
            raise Refused(_DAMAGED, file=file.name, part=name)


def _is_whole(archive: zipfile.ZipFile, name: str, digest: str, size: int, to: Path | None) -> bool:
    """Read a part, no more of it than its size; write it where it is asked for, on the disk."""
    seen, left = hashlib.sha256(), size
    handle = os.open(to or os.devnull, os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(handle, "wb") as target:
        for chunk in _chunks(archive, name, size):
            left -= len(chunk)
            seen.update(chunk)
            target.write(chunk)
        target.flush()
        if to:
            os.fsync(target.fileno())
    return left == 0 and seen.hexdigest() == digest


def _chunks(archive: zipfile.ZipFile, name: str, size: int) -> Iterator[bytes]:
    """Give the content of a part, one byte more than its size at most; less where it is damaged."""
    left = size + 1
    with suppress(*DAMAGES), archive.open(name) as source:
        while left and (chunk := source.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        with archive.open(_MANIFEST) as source:
            told = json.loads(source.read(_LONGEST_MANIFEST))
        if (told["program"], told["format"]) != (_PROGRAM, _FORMAT):
            raise Refused(_OTHER_VERSION, file=file.name)
        parts = {str(name): (str(each["sha256"]), int(each["bytes"])) for name, each in told["parts"].items()}
        made, head = datetime.fromisoformat(told["made"]), told["head"]
        manifest = Manifest(
            made, bool(told["demo"]), int(told["events"]), int(head["seq"]), str(head["hash"]), parts
        )
    except (KeyError, TypeError, ValueError, AttributeError, *DAMAGES) as error:
        raise Refused(_DAMAGED, file=file.name, part=_MANIFEST) from error
    unknown = (set(parts) ^ _NEEDED) - {JOURNAL}
    missing = set(parts) - set(archive.namelist())
    if unknown or missing:
        raise Refused(_DAMAGED, file=file.name, part=min(unknown | missing))
    return manifest
