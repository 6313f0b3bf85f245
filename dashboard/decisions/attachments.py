"""Attachments of a case: checked, hashed, kept for their own time, and deleted with or before the case file.

No copy of an identity document is ever kept (Art. 5(1)(c); Ombudsman TSV/224/2023): whoever attaches a file
says that it is none. Its name is personal data and stays out of the history, as its content does.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Store, Transaction
from dashboard.decisions.acts import Act, read_one, read_open_one, write_act
from dashboard.decisions.file_kinds import check_file
from dashboard.decisions.journal import note_deleted
from dashboard.text import N_
from dashboard.vocabulary import Actor, NotFound, Permission, Refused, require

ATTACH: Final = "attach"
REMOVE: Final = "remove_attachment"
ATTACHMENT: Final = "attachment"
_NO_COPY: Final = N_(
    "Confirm that the file is no copy of an identity document: such a copy is never kept (Art. 5(1)(c))."
)
_PAST: Final = N_("The file would be deleted at once: choose a later day.")
_GONE: Final = N_("The attachment has been deleted already.")
_NO_REASON: Final = N_("Give a reason: without it nobody can understand this step later.")


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file on its way into a case. `until`: the last Helsinki day of keeping it, if before the case file.

    `until_closed`: it goes when the case closes. With neither it goes with the case file.
    """

    file_name: str
    content: bytes
    about: str = ""
    until: date | None = None
    until_closed: bool = False
    no_identity_document: bool = False


@dataclass(frozen=True)
class Kept:
    """A file as it is kept: the name it came with, and what is in it."""

    file_name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of the content, as the history has it."""
        return hashlib.sha256(self.content).hexdigest()


def attach(store: Store, actor: Actor, case_id: str, file: Attachment, now: datetime) -> str:
    """Keep a file with an open case and return the id of its material; `now` is naive UTC.

    Raises `Denied`, `NotFound`, and `Refused` where the file may not be kept.
    """
    require(actor, Permission.REGISTER_REQUEST)
    kind = _check(file, helsinki_date(now))
    sha256 = hashlib.sha256(file.content).hexdigest()
    told = {"sha256": sha256, "bytes": len(file.content), "type": kind}
    content = {"file_name": file.file_name, "about": file.about.strip(), **told}
    with store.transaction() as transaction:
        case = read_open_one(transaction, case_id)
        act = Act(ATTACH, told, words=(ATTACHMENT, content), until=file.until)
        material_id = write_act(transaction, actor, case, act, now)
        row = {"material_id": material_id, "until_closed": file.until_closed, "content": file.content}
        transaction.insert("attachment", [row])
    return str(material_id)


def remove(store: Store, actor: Actor, case_id: str, material_id: str, reason: str, now: datetime) -> None:
    """Delete an attachment before its time, in a closed case, too; the history keeps that it was there."""
    require(actor, Permission.DECIDE)
    if not reason.strip():
        raise Refused(_NO_REASON)
    with store.transaction() as transaction:
        case = read_one(transaction, case_id)
        kept = find(transaction, case_id, material_id)
        act = Act(REMOVE, {"sha256": kept.sha256}, words=("note", {"note": reason.strip()}))
        write_act(transaction, actor, case, act, now)
        delete_material(transaction, [material_id])
    note_deleted(store.settings, [material_id])


def find(transaction: Transaction, case_id: str, material_id: str) -> Kept:
    """Return an attachment of the case; raise `NotFound` where it has been deleted."""
    row = transaction.row("queue/material/attachment", case_id=case_id, material_id=material_id)
    if row is None:
        raise NotFound(_GONE)
    content = row["content"]
    assert isinstance(content, bytes)
    return Kept(str(json.loads(str(row["described"]))["file_name"]), content)


def delete_material(transaction: Transaction, material_ids: list[str]) -> int:
    """Delete pieces of material with the files that belong to them; return how many pieces went."""
    transaction.write("queue/material/delete_attachments", material_ids=material_ids)
    return transaction.write("queue/material/delete", material_ids=material_ids)


def _check(file: Attachment, today: date) -> str:
    if not file.no_identity_document:
        raise Refused(_NO_COPY)
    if file.until and file.until < today:
        raise Refused(_PAST)
    return check_file(file.file_name, file.content)
