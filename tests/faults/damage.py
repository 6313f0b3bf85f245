"""Files cut short, or with flipped bits: refused with what to do, or as whole as before."""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dashboard.databases import Store, current_snapshot_name, snapshot_path
from dashboard.decisions.shared_keys import open_store
from dashboard.settings import Settings
from dashboard.vocabulary import Refused
from tests.benchmarks.result import Result
from tests.faults import NOW, writers
from tests.faults.asking import chain, standing
from tests.registers import person, snapshot_of

PERSONS = 300
DECISIONS = 60
SHORT, FULL = 4, 200
# The three headers of a DuckDB file and its first block.
HEADERS = (0, 8, 12, 100, 4096, 4104, 4200, 8192, 8200, 8300, 12288, 12300)
POINTERS = (b"", b"\n", b"\xff\xfe\x00", b"../../elsewhere", b"\x00" * 4096, b"20200101T000000Z-0001\n")


@dataclass(frozen=True)
class Harm:
    """A file of the data folder, and what is done to it."""

    what: str
    file: Path
    spoil: Callable[[bytes], bytes | None]


def measure(work: Path, *, full: bool) -> list[Result]:
    """Try every harm, as many random ones as told."""
    tries = FULL if full else SHORT
    harms = {
        "the queue and its log": (queue_of, queue_harms),
        "a copy of the register and the pointer": (register_with, register_harms),
    }
    return [
        _result(what, try_all(work / f"{number}", *each, tries))
        for number, (what, each) in enumerate(harms.items())
    ]


def _result(what: str, found: Counter[str]) -> Result:
    return Result(
        what=f"{what}: cut, gone, with flipped bits, {found.total()} times: served damaged",
        goal="never",
        found="never" if not found["served"] else f"{found['served']} times",
        met=not found["served"],
        remark=f"{found['refused']} refused with what to do, {found['whole']} in parts that nothing reads",
    )


def try_all(work: Path, make, harms, tries: int) -> Counter[str]:
    """Do each harm to a data folder of its own, and count how it ended."""
    settings = Settings(data=work / "whole", demo=False)
    make(settings)
    before, found = what_is_served(settings.data, work / "before"), Counter()
    for harm in harms(settings, random.Random(1), tries):
        found[outcome(settings.data, work / "harmed", harm, before)] += 1
    return found


def outcome(whole: Path, harmed: Path, harm: Harm, before: object) -> str:
    """Return "refused", "whole", or "served" where something else than before is served in silence."""
    try:
        return "whole" if what_is_served(whole, harmed, harm) == before else "served"
    except Refused:
        return "refused"


def what_is_served(whole: Path, folder: Path, harm: Harm | None = None) -> object:
    """Return what the app reads from a copy of a data folder, harmed before; raise `Refused` where not."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    if harm:
        file = folder / harm.file
        spoilt = harm.spoil(file.read_bytes())
        if spoilt is None:
            file.unlink()
        else:
            file.write_bytes(spoilt)
    with closing(open_store(Settings(data=folder, demo=False), NOW)) as store:
        return _served(store)


def _served(store: Store) -> object:
    with store.page(writers.OFFICER) as page:
        listed = page.rows("retention/list_range", first=1, last=PERSONS) if page.snapshot else []
        cards = page.rows("people/cards", persons=list(range(1, PERSONS))) if page.snapshot else []
        name = page.snapshot.snapshot_id if page.snapshot else None
    return standing(store), chain(store), name, listed, sorted(map(repr, cards))


def queue_of(settings: Settings) -> None:
    """Make a queue as a killed process leaves it: a file with most of it, and a log with the rest."""
    living = Settings(data=settings.data.with_name("living"), demo=False)
    for again in range(2):
        with closing(open_store(living, NOW)) as store:
            chance = random.Random(again)
            for number in range(DECISIONS):
                list(writers._decide(store, chance, f"{again}/{number}"))
            if again:
                shutil.copytree(living.data, settings.data)


def queue_harms(settings: Settings, chance: random.Random, tries: int) -> Iterator[Harm]:
    """Yield harms to the queue's file and to its log."""
    queue = settings.queue.relative_to(settings.data)
    log = queue.with_name(f"{queue.name}.wal")
    yield Harm("gone", queue, lambda _: None)
    yield Harm("gone", log, lambda _: None)
    yield from (Harm(f"flipped at {place}", queue, flipped(place, 4)) for place in HEADERS)
    yield from (Harm(f"flipped at {place}", log, flipped(place, 4)) for place in (0, 4, 10, 60))
    yield from (Harm(f"cut by {last}", log, lambda content, last=last: content[:-last]) for last in (1, 100))
    for file in (queue, log):
        yield from random_harms(settings, file, chance, tries)


def register_with(settings: Settings) -> None:
    """Make a data folder with a register."""
    snapshot_of(settings, people=[person(number) for number in range(1, PERSONS + 1)])
    open_store(settings, NOW).close()


def register_harms(settings: Settings, chance: random.Random, tries: int) -> Iterator[Harm]:
    """Yield harms to the current snapshot and to the pointer."""
    name = current_snapshot_name(settings)
    assert name
    copy = snapshot_path(settings, name).relative_to(settings.data)
    yield Harm("gone", copy, lambda _: None)
    yield from (Harm(f"flipped at {place}", copy, flipped(place, 4)) for place in HEADERS)
    yield from random_harms(settings, copy, chance, tries)
    pointer = copy.with_name("current")
    yield from (Harm(f"holds {each[:20]!r}", pointer, lambda _, each=each: each) for each in POINTERS)


def random_harms(settings: Settings, file: Path, chance: random.Random, tries: int) -> Iterator[Harm]:
    """Yield flips and cuts at random places of a file."""
    size = (settings.data / file).stat().st_size
    for _ in range(tries):
        place = chance.randrange(size)
        yield Harm(f"flipped at {place}", file, flipped(place, chance.randrange(8)))
        yield Harm(f"cut at {place}", file, lambda content, place=place: content[:place])


def flipped(place: int, bit: int) -> Callable[[bytes], bytes]:
    """Return what flips one bit of a file."""

    def flip(content: bytes) -> bytes:
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << bit
        return bytes(spoilt)

    return flip
