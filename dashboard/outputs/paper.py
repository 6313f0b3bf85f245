"""A paper that leaves the house: a file, and the line that the history keeps of it."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from dashboard.databases import Store
from dashboard.decisions.ledger import record_act
from dashboard.vocabulary import Actor

_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Paper:
    """A file about one case, or `about` something else: then there is no number of a case.

    `what` names its kind; neither that nor the file name tells of a person.
    """

    what: str
    case_number: int | None
    ending: str
    mime: str
    content: bytes
    told: Mapping[str, object] = field(default_factory=dict)
    about: str = ""

    @property
    def name(self) -> str:
        """The name of the file."""
        subject = self.about if self.case_number is None else self.case_number
        return f"{self.what.replace('_', '-')}-{subject}.{self.ending}"


def handed_out(store: Store, actor: Actor, paper: Paper, now: datetime) -> Paper:
    """Return the paper once the history says that `actor` took it, with its SHA-256; `now` is naive UTC."""
    of_case = {} if paper.case_number is None else {"case": paper.case_number}
    told = {"what": paper.what, **of_case, **paper.told}
    record_download(store, actor, paper.name, paper.content, now, told)
    return paper


def record_download(
    store: Store, actor: Actor, name: str, content: bytes, now: datetime, told: Mapping[str, object]
) -> None:
    """Write into the history that `actor` took a file, with its SHA-256 and what is `told` of it."""
    details = {"file": name, "sha256": hashlib.sha256(content).hexdigest(), **told}
    with store.transaction() as transaction:
        record_act(transaction, actor, "download", now, details)


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip; equal members give equal bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, date_time=_BEGINNING)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return held.getvalue()
