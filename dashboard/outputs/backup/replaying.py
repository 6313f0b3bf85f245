"""What was forgotten since a backup was made, and must not come back by restoring it (Art. 17, 21(3))."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from dashboard.databases import Store, Transaction
from dashboard.decisions.attachments import delete_material
from dashboard.decisions.journal import Forgotten, read_journal
from dashboard.decisions.keys import signing_key
from dashboard.decisions.ledger import record_act
from dashboard.decisions.older_rows import begin_sealing
from dashboard.decisions.remembered import counting
from dashboard.decisions.sealing import insert_sealed
from dashboard.outputs.backup.archive import Manifest
from dashboard.outputs.backup.carrying import Carrying, carry, resealing
from dashboard.outputs.backup.standing import Standing
from dashboard.settings import Settings
from dashboard.vocabulary import Actor

RESTORE: Final = "restore"
# What was only seen has no case, and counts by itself: so does what is replayed, whose case may be gone.
_SEEN: Final = "@"


@dataclass(frozen=True)
class Replayed:
    """What was written into the restored queue.

    Hashes remembered again, pieces of material deleted again, changes of accounts made again.
    """

    remembered: int
    deleted: int
    carried: int = 0

    def with_cleared(self, pieces: int) -> "Replayed":
        """Return it with the pieces that were deleted since by their rules."""
        return replace(self, deleted=self.deleted + pieces)


def replay(
    restored: Settings,
    settings: Settings,
    manifest: Manifest,
    standing: Standing,
    actor: Actor,
    now: datetime,
) -> Replayed:
    """Bring a restored queue up to what was forgotten since, sign everybody out, and write that into it.

    `restored` is the folder that it is made ready in, `settings` the data folder whose journal is read, `now`
    naive UTC. Doing it again changes nothing more.
    """
    forgotten = _forgotten(restored, settings, standing)
    carrying = _carrying(restored, settings, standing)
    with closing(Store(restored)) as store:
        begin_sealing(store, now)
        with store.looking() as ask:
            remembered = {_identity(row) for row in counting(ask)}
            there = {str(row["material_id"]) for row in ask("queue/material/ids")}
        gone = forgotten.material & there
        if standing.material is not None:
            gone |= there - standing.material
        rows = _once(
            [_counting(row) for row in forgotten.suppression.values() if _identity(row) not in remembered]
        )
        done = Replayed(len(rows), len(gone))
        with store.transaction() as transaction:
            done = replace(done, carried=carry(transaction, carrying, actor, now))
            insert_sealed(transaction, "suppression", rows)
            delete_material(transaction, sorted(gone))
            transaction.write("queue/session/end_every", now=now, reason=RESTORE)
            _record(transaction, manifest, standing, done, actor, now)
    return done


def _forgotten(restored: Settings, settings: Settings, standing: Standing) -> Forgotten:
    """Return what stays forgotten, by the backup's journal, the one that stands, and the replaced queue."""
    found = read_journal(settings, read_journal(restored))
    found.suppression.update(standing.forgotten.suppression)
    return found


def _carrying(restored: Settings, settings: Settings, standing: Standing) -> Carrying:
    """Return the accounts of the replaced queue; its key may be missing or damaged."""
    file = settings.keys / "signing.key"
    before = file.read_bytes() if file.exists() else None
    return Carrying(standing.accounts, resealing(before, signing_key(restored)), standing.goes_on)


def _identity(row: dict[str, object]) -> tuple[object, ...]:
    return row["hash"], row["identifier"], row["reason"]


def _counting(row: dict[str, object]) -> dict[str, object]:
    case_id = str(row["case_id"])
    counts = not case_id or case_id.startswith(_SEEN)
    return {**row, "case_id": case_id if counts else f"{_SEEN}{case_id}"}


def _once(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return list({(*_identity(row), row["case_id"]): row for row in rows}.values())


def _record(
    transaction: Transaction,
    manifest: Manifest,
    standing: Standing,
    done: Replayed,
    actor: Actor,
    now: datetime,
) -> None:
    told = {
        "made": manifest.made.isoformat(timespec="seconds"),
        "from_event": manifest.seq,
        "replaced_event": standing.seq,
        "replaced_hash": standing.hash,
        "remembered": done.remembered,
        "pieces": done.deleted,
        "accounts": done.carried,
    }
    record_act(transaction, actor, RESTORE, now, told)
