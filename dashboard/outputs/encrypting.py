"""Encrypting a data folder that is in plain text, changing its key, or taking the key away.

Everything is written anew aside, and compared, before anything is replaced; each file is replaced in one
step, the queue last. So whatever ends the process, every file is whole, in its old form or its new one, and
doing it once more does the rest.
"""

import shutil
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.databases import has_key, keep_on_disk, rewritten, room_to_write
from dashboard.decisions.ledger import record_act
from dashboard.decisions.shared_keys import open_store
from dashboard.outputs.backup.aside import aside
from dashboard.register.locking import only_import
from dashboard.settings import DEMO, Settings
from dashboard.text import N_
from dashboard.vocabulary import Actor, Refused

_STEP: Final = "encrypt"
_WORK: Final = ".encrypt-"
_ROOM: Final = 64 * 2**20
_OF_DEMO: Final = N_("The demo is in plain text. Name a data folder of your own in REKISTERIVAHTI_DATA.")
_ON_SERVER: Final = N_(
    "With QUEUE_URL there is no queue in the data folder to encrypt: encrypt the disk of PostgreSQL. Delete "
    "snapshots/current, set the key on every server, and import the newest export."
)
_NOTHING: Final = N_("There is no queue and no copy of the register here yet: what is written gets the key.")
_NEITHER: Final = N_(
    "{file} can be read neither with REKISTERIVAHTI_DATABASE_KEY nor with REKISTERIVAHTI_OLD_DATABASE_KEY. "
    "Nothing was changed. Set the second to the key that it was written with."
)
_NO_ROOM: Final = N_("{needed} MB must be free on the disk of the data folder. Nothing was changed.")


@dataclass(frozen=True)
class Rewritten:
    """How many files were written anew, and how many had the key already."""

    files: int
    before: int


def encrypt(settings: Settings, actor: Actor, old: str | None, new: str | None, now: datetime) -> Rewritten:
    """Write queue and copies of the register, which have the key `old`, anew under `new`; None is plain text.

    `new` is the key that the program is set to; `now` is naive UTC. Raises `Refused` while the app or an
    import runs, where a file has neither key, and where there is no room: nothing has changed then.
    """
    _check_place(settings)
    with only_import(settings.snapshots), room_to_write(), aside(settings, _WORK) as work:
        files = _files(settings)
        waiting = [path for path in files if not has_key(path, new)]
        _check(waiting, old, work)
        with ExitStack() as held:
            for path in waiting:
                held.enter_context(rewritten(path, work / path.name, old, new))
            for path in reversed(waiting):
                _replace(work / path.name, path)
    with closing(open_store(settings, now)) as store, store.transaction() as transaction:
        told = {"files": len(waiting), "what": "encrypted" if new else "plain"}
        record_act(transaction, actor, _STEP, now, told)
    return Rewritten(len(waiting), len(files) - len(waiting))


def _check_place(settings: Settings) -> None:
    if settings.queue_url:
        raise Refused(_ON_SERVER)
    if settings.demo or settings.data == DEMO:
        raise Refused(_OF_DEMO)


def _files(settings: Settings) -> list[Path]:
    """Return the queue, whose lock is taken first and which is replaced last, and every copy."""
    found = [path for path in (settings.queue, *sorted(settings.snapshots.glob("*.duckdb"))) if path.exists()]
    if not found:
        raise Refused(_NOTHING)
    return found


def _check(waiting: list[Path], old: str | None, work: Path) -> None:
    for path in waiting:
        if not has_key(path, old):
            raise Refused(_NEITHER, file=path.name)
    needed = sum(path.stat().st_size for path in waiting) + _ROOM
    if shutil.disk_usage(work).free < needed:
        raise Refused(_NO_ROOM, needed=needed // 2**20)


def _replace(fresh: Path, path: Path) -> None:
    fresh.replace(path)
    keep_on_disk(path.parent)
