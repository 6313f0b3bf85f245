"""Restoring a backup: everything is checked and made ready aside before anything is replaced.

A backup is older than what it replaces. Whoever was erased since stays erased: what the replaced queue and
the journal beside it say of that is written into the restored one before it is put in its place.
"""

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from dashboard import policy
from dashboard.databases import (
    Held,
    Store,
    closed_queue,
    forget_newest,
    keep_on_disk,
    needs_postgresql,
    room_to_write,
)
from dashboard.decisions.account_seals import account_fault
from dashboard.decisions.anchor import Head, write_head
from dashboard.decisions.clearing import clear
from dashboard.decisions.journal import add_lines, keep_journal, lines_of
from dashboard.decisions.row_faults import row_fault
from dashboard.decisions.settings import write_overrides
from dashboard.decisions.whole_history import chain_fault
from dashboard.outputs.backup import archive
from dashboard.outputs.backup.archive import Manifest
from dashboard.outputs.backup.aside import aside
from dashboard.outputs.backup.replaying import Replayed, replay
from dashboard.outputs.backup.standing import read_standing
from dashboard.settings import DEMO, Settings
from dashboard.text import N_
from dashboard.vocabulary import Actor, Refused

_WORK: Final = ".restore-"
_OF_DEMO: Final = N_("{file} is the backup of a demo, which is restored nowhere else. Nothing was changed.")
_INTO_DEMO: Final = N_(
    "Nothing is restored into the demo. Name a data folder of your own in REKISTERIVAHTI_DATA."
)
_OTHER_HEAD: Final = N_(
    "{file} does not hold the history that it names. Nothing was changed. Take another backup."
)
_STARTED: Final = N_(
    "The dashboard was started while the backup was being put in place. Stop it, and restore once more."
)


@dataclass(frozen=True)
class Restored:
    """What came of it: which backup, what was replayed, and where what stood before is kept.

    `kept` is a folder, `schema` where a queue on PostgreSQL is; None where nothing stood.
    """

    manifest: Manifest
    replayed: Replayed
    kept: Path | None
    schema: str | None = None


def restore(settings: Settings, file: Path, actor: Actor, anchor: Path, now: datetime) -> Restored:
    """Put a backup in the place of the queue, the keys and the policy; `now` is naive UTC.

    `anchor` is the file of heads: it is told that the history goes on from an older one. Everybody is signed
    out. Raises `Refused` where the backup is not whole or not for this data folder, and while the app runs:
    nothing has changed then.
    """
    with archive.opened(file) as (opened, manifest), room_to_write():
        _check_place(settings, manifest, file)
        standing = read_standing(settings, manifest)
        with aside(settings, _WORK) as work:
            archive.check_parts(opened, manifest, file, work)
            _check(work, manifest, file)
            replayed = replay(
                Settings(data=work, demo=settings.demo), settings, manifest, standing, actor, now
            )
            _check_whole(work)
            schema = _put_on_server(settings, work, now) if settings.queue_url else None
            kept = _put_in_place(settings, work, manifest, anchor, now)
    with closing(Store(settings)) as store:
        write_overrides(store)
        replayed = replayed.with_cleared(clear(store, now))
        keep_journal(store)
    return Restored(manifest, replayed, kept, schema)


def _check_place(settings: Settings, manifest: Manifest, file: Path) -> None:
    if settings.queue_url:
        _check_server(settings)
    is_demo = settings.demo or settings.data == DEMO
    if manifest.demo and not is_demo:
        raise Refused(_OF_DEMO, file=file.name)
    if is_demo and not manifest.demo:
        raise Refused(_INTO_DEMO)


def _check(work: Path, manifest: Manifest, file: Path) -> None:
    """Raise `Refused` where what was unpacked is not the history that the manifest names, or no policy."""
    chain = _check_chain(work)
    if (chain["last_seq"], chain["last_hash"] or "") != (manifest.seq, manifest.hash):
        raise Refused(_OTHER_HEAD, file=file.name)
    policy.load(work / archive.POLICY, work / "policy.overrides.json")


def _check_chain(work: Path) -> dict[str, object]:
    with closed_queue(work / archive.QUEUE) as ask:
        chain = ask("duckdb/chain")[0]
        if fault := chain_fault(ask, chain):
            raise fault
    return chain


def _check_whole(work: Path) -> None:
    """Raise `Refused` where the chain is broken, or a row is not what the history vouches for."""
    _check_chain(work)
    with closed_queue(work / archive.QUEUE) as ask:
        if fault := row_fault(ask) or account_fault(ask):
            raise fault


def _check_server(settings: Settings) -> None:
    needs_postgresql()
    from dashboard.databases.postgresql import moving  # noqa: PLC0415 - it imports the extra

    moving.check_stopped(settings)


def _put_on_server(settings: Settings, work: Path, now: datetime) -> str:
    """Put the queue on PostgreSQL, first of all: where that fails, nothing has changed."""
    from dashboard.databases.postgresql import moving  # noqa: PLC0415 - it imports the extra

    return moving.put_in_place(settings, Settings(data=work, demo=settings.demo), now)


def _put_in_place(
    settings: Settings, work: Path, manifest: Manifest, anchor: Path, now: datetime
) -> Path | None:
    """Keep what stands under another name, and put every part in its place, the queue last."""
    kept = _free_name(settings.data / f"replaced-{now:%Y%m%dT%H%M%SZ}")
    add_lines(settings, lines_of(Settings(data=work, demo=settings.demo)))
    if anchor.exists():
        write_head(anchor, Head(now, manifest.seq, manifest.hash, restored=True))
    same = {archive.POLICY: settings.policy, archive.NOTICE: settings.notice}
    for name in (*archive.KEYS, archive.POLICY, archive.NOTICE):
        used = same.get(name, settings.data / name)
        if not used.exists() or used.read_bytes() != (work / name).read_bytes():
            _replace(settings.data, name, work, kept)
    if not settings.queue_url:
        forget_newest(settings.queue)
        _replace(settings.data, archive.QUEUE, work, kept)
        _check_free(kept)
    return kept if kept.exists() else None


def _replace(data: Path, name: str, work: Path, kept: Path) -> None:
    target = data / name
    for old in (target, target.with_name(f"{target.name}.wal")):
        if old.exists():
            place = kept / old.relative_to(data)
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.link(old, place)
    target.with_name(f"{target.name}.wal").unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    (work / name).replace(target)
    keep_on_disk(target.parent)


def _free_name(wanted: Path) -> Path:
    names = (wanted if not n else wanted.with_name(f"{wanted.name}-{n}") for n in count())
    return next(name for name in names if not name.exists())


def _check_free(kept: Path) -> None:
    """Raise `Refused` where an app has opened the replaced queue in the moment before it was replaced."""
    if not (kept / archive.QUEUE).exists():
        return
    try:
        with closed_queue(kept / archive.QUEUE):
            return
    except Held as error:
        raise Refused(_STARTED) from error
    except Refused:
        return  # it was damaged before
