"""Making a backup while the dashboard runs: a copy of the queue as of one moment, with what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Store, closed_queue, room_to_write
from dashboard.decisions.journal import file_of, keep_journal
from dashboard.decisions.keys import signing_key, suppression_key
from dashboard.decisions.ledger import record_act
from dashboard.decisions.shared_keys import check_keys
from dashboard.decisions.whole_history import chain_fault
from dashboard.outputs.backup import archive
from dashboard.outputs.backup.archive import Manifest
from dashboard.outputs.backup.aside import aside
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import SYSTEM, Actor, Permission, Refused, Role, require

BACK_UP: Final = "back_up"
_NAME: Final = "rekisterivahti-%Y%m%dT%H%M%SZ.zip"
_ZIP: Final = ".zip"
_WORK: Final = ".backup-"
_THERE: Final = N_("{file} is there already. Name another file, or a folder.")
_UNWRITABLE: Final = N_("{folder} cannot be written to, so no backup was made. Choose another folder.")


class Stage(StrEnum):
    """How far a backup is; each is a gettext id, and they come in this order."""

    WAITING = N_("Waiting for another backup")
    COPYING = N_("Copying the queue")
    CHECKING = N_("Checking the copy")
    PACKING = N_("Packing the backup, and reading it back")


Tell = Callable[[Stage], None]


@dataclass(frozen=True)
class Made:
    """A backup that was made: where it is, and what is in it."""

    file: Path
    manifest: Manifest


def back_up(
    store: Store, target: Path, actor: Actor, now: datetime, tell: Tell = lambda _stage: None
) -> Made:
    """Back the queue, the policy and the keys up into a new `.zip`, or into a folder; `now` is naive UTC.

    `tell` is called as each stage begins. Others may read and write meanwhile. It is read back before it
    gets its name, and the history tells of it. Raises `Denied` to whoever may not configure, `Refused` where
    the history is not whole, a key is not the queue's, or nothing can be written.
    """
    if actor.role is not Role.SYSTEM:
        require(actor, Permission.CONFIGURE)
    file = target if target.suffix == _ZIP else target / now.strftime(_NAME)
    if file.exists():
        raise Refused(_THERE, file=file.name)
    check_keys(store, now)
    keep_journal(store)
    with store.alone("backing up"), room_to_write():
        made = _make(store, file, now, tell)
    told = {"file": file.name, "events": made.manifest.events, "seq": made.manifest.seq}
    with store.transaction() as transaction:
        record_act(transaction, actor, BACK_UP, now, told)
    return made


def back_up_daily(store: Store, folder: Path, kept: int, now: datetime) -> Made | None:
    """Make the backup of a Helsinki day, and delete the oldest of more than `kept`; None if it is there."""
    names = backups_in(folder)
    if names and helsinki_date(moment_of(names[-1])) >= helsinki_date(now):
        return None
    made = back_up(store, folder, SYSTEM, now)
    for old in backups_in(folder)[:-kept]:
        old.unlink()
    return made


def backups_in(folder: Path) -> list[Path]:
    """Return the backups of a folder that bear our names, oldest first."""
    return sorted(path for path in folder.glob(f"rekisterivahti-*{_ZIP}") if _is_ours(path))


def moment_of(path: Path) -> datetime:
    """Return when a backup was made, by its name (naive UTC)."""
    return datetime.strptime(path.name, _NAME)  # noqa: DTZ007 - moments are naive UTC


def _is_ours(path: Path) -> bool:
    try:
        moment_of(path)
    except ValueError:
        return False
    return True


def _make(store: Store, file: Path, now: datetime, tell: Tell) -> Made:
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with aside(store.settings, _WORK) as work:
            tell(Stage.COPYING)
            store.copy_queue(work)
            _copy_files(store.settings, work)
            tell(Stage.CHECKING)
            manifest = _manifest(work, now, demo=store.settings.demo)
            tell(Stage.PACKING)
            archive.write(file, work, manifest)
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        raise Refused(_UNWRITABLE, folder=file.parent.name) from error
    return Made(file, manifest)


def _copy_files(settings: Settings, work: Path) -> None:
    (work / "keys").mkdir()
    for name, key in zip(archive.KEYS, (signing_key, suppression_key), strict=True):
        (work / name).write_bytes(key(settings))
    (work / archive.POLICY).write_bytes(settings.policy.read_bytes())
    (work / archive.NOTICE).write_bytes(settings.notice.read_bytes())
    if file_of(settings).exists():
        (work / archive.JOURNAL).parent.mkdir()
        (work / archive.JOURNAL).write_bytes(file_of(settings).read_bytes())


def _manifest(work: Path, now: datetime, *, demo: bool) -> Manifest:
    """Describe the copy; raise `Refused` where its history is not whole: that is no backup."""
    with closed_queue(work / archive.QUEUE) as ask:
        chain = ask("duckdb/chain")[0]
        fault = chain_fault(ask, chain)
    if fault:
        raise fault
    return Manifest(
        made=now,
        demo=demo,
        events=int(str(chain["events"])),
        seq=int(str(chain["last_seq"])),
        hash=str(chain["last_hash"] or ""),
        parts=archive.measure(work),
    )
