"""What an import did, file by file: what the command prints and the screen shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dashboard.register.notes import ERROR, NOTE, Message, sentences


@dataclass(frozen=True)
class FileReport:
    """A file (or one object in it): read = loaded + rejected + duplicates, counted in records."""

    file_no: int
    file: str
    object_name: str | None
    read: int = 0
    loaded: int = 0
    rejected: int = 0
    duplicates: int = 0
    messages: tuple[Message, ...] = ()

    @property
    def error(self) -> str | None:
        """Why the file could not be read, in English."""
        return sentences(self.messages, ERROR)

    @property
    def note(self) -> str | None:
        """What is worth knowing about the file, in English, one sentence a line."""
        return sentences(self.messages, NOTE)

    def as_json(self) -> dict[str, object]:
        """Return the entry of the file in `import --json`."""
        return {
            "file": self.file,
            "object": self.object_name,
            "read": self.read,
            "loaded": self.loaded,
            "rejected": self.rejected,
            "duplicates": self.duplicates,
            "error": self.error,
        }


@dataclass(frozen=True)
class Difference:
    """How many records of an object are new, gone, or other than in the previous snapshot."""

    object_name: str
    added: int
    removed: int
    changed: int


@dataclass(frozen=True)
class Report:
    """An import that is whole; `needs_approval`: why an officer must agree before it is used, often empty."""

    snapshot_id: str
    files: tuple[FileReport, ...]
    exported_at: datetime | None = None
    notes: tuple[Message, ...] = ()
    needs_approval: tuple[Message, ...] = ()
    differences: tuple[Difference, ...] = field(default=())

    def as_json(self) -> Mapping[str, object]:
        """Return what `import --json` prints."""
        return {"snapshot": self.snapshot_id, "files": [file.as_json() for file in self.files]}
