"""What the import has to say about a file: English sentences that a screen can translate."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

NOTE: Final = "note"
ERROR: Final = "error"


@dataclass(frozen=True)
class Message:
    """A sentence with its values: `text` is the gettext id, `values` fill its {names}."""

    text: str
    values: dict[str, object] = field(default_factory=dict)
    kind: str = NOTE

    @property
    def sentence(self) -> str:
        """The English sentence."""
        return self.text.format(**self.values)

    @property
    def as_value(self) -> dict[str, object]:
        """The sentence as a value of a `DashboardError`."""
        return {"message": self.text, "values": self.values}


def note(text: str, **values: object) -> Message:
    """Return something worth knowing; the file was read all the same."""
    return Message(text, values)


def error(text: str, **values: object) -> Message:
    """Return why a file could not be read."""
    return Message(text, values, ERROR)


def sentences(messages: Sequence[Message], kind: str) -> str | None:
    """Return the English sentences of a kind, one a line, or None."""
    return "\n".join(message.sentence for message in messages if message.kind == kind) or None


def as_json(messages: Sequence[Message]) -> str:
    """Return what `import_file.messages` holds: [{kind, message, values}, …]."""
    listed = [{"kind": each.kind, "message": each.text, "values": each.values} for each in messages]
    return json.dumps(listed, ensure_ascii=False)
