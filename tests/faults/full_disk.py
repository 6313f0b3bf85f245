"""A disk that fills: decisions are refused in a sentence, nothing is lost, and work goes on with room made.

The queue and the snapshots are on disks of their own of a few megabytes.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from dashboard.databases import Store, current_snapshot_name, faults
from dashboard.decisions.cases import Draft, open_cases
from dashboard.register import import_export, publish
from dashboard.settings import Settings
from dashboard.vocabulary import Action, Kind, Refused
from tests.benchmarks.result import Result
from tests.faults import NOW
from tests.faults.asking import chain, halves, standing
from tests.faults.killed_imports import export_of, left_over, serves
from tests.faults.mounts import WHY_NOT, can_mount, disk, mounted_anew
from tests.faults.writers import OFFICER

MEGABYTE = 2**20
# What is left on the disk of the snapshots when an import begins: it is full at another step each time.
SHORT = (0, 2)
FULL = tuple(each / 4 for each in range(40))


@dataclass
class Found:
    """What came of filling the queue's disk."""

    acknowledged: list[str]
    told: str
    read_meanwhile: bool
    went_on: bool
    sound: bool

    @property
    def well(self) -> bool:
        """Whether all is as it should be."""
        return self.told == faults.FULL and self.read_meanwhile and self.went_on and self.sound


def measure(work: Path, *, full: bool) -> list[Result]:
    """Fill both disks."""
    if not can_mount():
        return [Result("a full disk", "nothing lost", "not tried", met=False, remark=WHY_NOT)]
    queue = [fill_queue(work / f"queue_{room}", room) for room in (0, faults.ROOM)]
    wrong = [
        each for room in (FULL if full else SHORT) for each in import_with(work / f"import_{room}", room)
    ]
    lost = "0 lost, refused in a sentence" if all(each.well for each in queue) else str(queue)
    return [
        Result(
            what="the queue's disk full, with and without the look at the room left: decisions lost",
            goal="0 lost, refused in a sentence",
            found=lost,
            met=all(each.well for each in queue),
            remark="reading went on meanwhile; after room was made, deciding, without a restart",
        ),
        Result(
            what=f"an import on a disk that is full at {len(FULL if full else SHORT)} different steps",
            goal="old snapshot served, no litter",
            found="old snapshot served, no litter" if not wrong else "; ".join(wrong[:3]),
            met=not wrong,
        ),
    ]


def fill_queue(work: Path, room: int) -> Found:
    """Decide until the queue's disk is full, look meanwhile, make room and go on."""
    settings = Settings(data=work / "office", demo=False)
    size = (20 * MEGABYTE + room) // MEGABYTE
    with (
        disk(settings.queue.parent, f"{size}m"),
        patch.object(faults, "ROOM", room),
        _opened(settings) as store,
    ):
        acknowledged, told = decide_until_refused(store)
        meanwhile = [
            _there(store, acknowledged),
            decide(store) in {None, faults.FULL},
            _there(store, acknowledged),
        ]
        mounted_anew(settings.queue.parent, f"size={size + 80}m")
        last = f"{len(acknowledged)}"
        acknowledged += _case_ids(store, last)
        crashed = Settings(data=work / "crashed", demo=False)
        shutil.copytree(settings.queue.parent, crashed.queue.parent)
        with _opened(crashed) as reopened:
            sound = _there(reopened, acknowledged) and not halves(reopened)
            sound = sound and chain(reopened)["first_broken"] is None
        return Found(acknowledged, told, all(meanwhile), len(acknowledged) > 1, sound)


def decide_until_refused(store: Store) -> tuple[list[str], str]:
    """Open cases with large papers until one is refused; return those that stand, and the sentence."""
    acknowledged: list[str] = []
    while True:
        try:
            acknowledged += _case_ids(store, f"{len(acknowledged)}")
        except Refused as error:
            return acknowledged, error.message


def decide(store: Store) -> str | None:
    """Try once more, and return the sentence of the refusal."""
    try:
        _case_ids(store, secrets.token_hex(4))
    except Refused as error:
        return error.message
    return None


def _case_ids(store: Store, key: str) -> list[str]:
    paper = {"note": secrets.token_hex(MEGABYTE // 2)}
    draft = Draft(
        Kind.LEGAL_HOLD, Action.HOLD, ("003000000000001AAA",), NOW.date(), "legal_claim", material=paper
    )
    return open_cases(store, OFFICER, [draft], key=key, now=NOW, snapshot_id=None)


def _there(store: Store, case_ids: list[str]) -> bool:
    return set(case_ids) <= set(standing(store))


@contextmanager
def _opened(settings: Settings) -> Iterator[Store]:
    with closing(Store(settings)) as store:
        yield store


def import_with(work: Path, megabytes: float) -> list[str]:
    """Import on a disk with so much room; return what is wrong then, or after room was made."""
    work.mkdir(parents=True)
    settings, export = Settings(data=work / "office", demo=False), export_of(work)
    with disk(settings.snapshots, "64m"):
        publish(settings, import_export(settings, [export], now=NOW).snapshot_id)
        old = current_snapshot_name(settings)
        filler = settings.snapshots / "filler.duckdb"
        _fill(filler, shutil.disk_usage(settings.snapshots).free - int(megabytes * MEGABYTE))
        wrong = _import(settings, export, old)
        filler.unlink()
        later = import_export(settings, [export], now=NOW + timedelta(hours=2))
        return [*wrong, *([] if later.needs_approval == () else ["the next import waits"])]


def _fill(file: Path, size: int) -> None:
    with file.open("wb") as filler:
        filler.write(bytes(size))


def _import(settings: Settings, export: Path, old: str | None) -> list[str]:
    wrong = []
    try:
        import_export(settings, [export], now=NOW + timedelta(hours=1))
        refused = False
    except Refused as error:
        refused = True
        if error.message != faults.FULL:
            wrong.append(error.message)
    if current_snapshot_name(settings) != old or not serves(settings):
        wrong.append("the old snapshot is not served")
    if left := left_over(settings):
        wrong.append(f"left over: {sorted(left)}")
    return wrong if refused or not wrong else [*wrong, "though it was not refused"]
