"""Where the rows of each case stand in the queue: DuckDB finds them by number, not by a case's id.

An id is kept as 64 bits of its SHA-256, so a row takes 16 bytes. Two cases may share these bits: whoever
reads by number asks for the case as well, or takes both.
"""

import threading
from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256

import numpy
from numpy.typing import NDArray

from dashboard.databases.connections import Connection, execute

_HEX_DIGITS = 16


@dataclass(frozen=True)
class Written:
    """What a transaction wrote: the places of new events by case, and the numbers of new cases."""

    events: dict[str, list[int]] = field(default_factory=dict)
    opened: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """Where some cases stand, in order: their events (seq) and themselves (case_number)."""

    events: NDArray[numpy.int64]
    cases: NDArray[numpy.int64]


class Numbers:
    """Numbers by key, in sorted runs: each is merged into the one before when it has grown half as large."""

    def __init__(self) -> None:
        """Begin with none."""
        self._runs: list[tuple[NDArray[numpy.uint64], NDArray[numpy.int64]]] = []

    def add(self, keys: NDArray[numpy.uint64], numbers: NDArray[numpy.int64]) -> None:
        """Add numbers, each with its key; a key may have several."""
        while self._runs and len(self._runs[-1][0]) <= 2 * len(keys):
            before = self._runs.pop()
            keys, numbers = numpy.concatenate((before[0], keys)), numpy.concatenate((before[1], numbers))
        order = numpy.argsort(keys, kind="stable")
        self._runs.append((keys[order], numbers[order]))

    def of(self, keys: NDArray[numpy.uint64]) -> NDArray[numpy.int64]:
        """Return the numbers of some keys in order, each once."""
        found = [numpy.empty(0, numpy.int64)]
        for sorted_keys, numbers in self._runs:
            begins = numpy.searchsorted(sorted_keys, keys, "left")
            ends = numpy.searchsorted(sorted_keys, keys, "right")
            found += [numbers[begin:end] for begin, end in zip(begins, ends, strict=True) if begin < end]
        return numpy.unique(numpy.concatenate(found))


class Places:
    """Where the events and the row of each case stand: read once, when first asked for, then kept up."""

    def __init__(self, cursor: Callable[[], Connection]) -> None:
        """Take what makes cursors that see the queue; nothing is read yet."""
        self._cursor = cursor
        self._lock = threading.Lock()
        self._read: tuple[Numbers, Numbers] | None = None

    def of(self, case_ids: Collection[str]) -> Found:
        """Return where the committed events of some cases stand, and the cases themselves."""
        keys = numpy.sort(_keys(case_ids))
        with self._lock:
            events, cases = self._read = self._read or self._all()
            return Found(events.of(keys), cases.of(keys))

    def add(self, moved: Written) -> None:
        """Know of what was committed; before anything was read there is no need to."""
        with self._lock:
            if self._read:
                events, cases = self._read
                _add(events, ((case_id, seq) for case_id, seqs in moved.events.items() for seq in seqs))
                _add(cases, moved.opened.items())

    def _all(self) -> tuple[Numbers, Numbers]:
        """Read the queue as it is committed: what is being written is added when it stands."""
        with closing(self._cursor()) as own:
            return _read(own, "duckdb/event_places"), _read(own, "duckdb/case_places")


def _read(cursor: Connection, name: str) -> Numbers:
    found = execute(cursor, name).fetchnumpy()
    numbers = Numbers()
    numbers.add(found["key"], found["number"])
    return numbers


def _add(numbers: Numbers, pairs: Iterable[tuple[str, int]]) -> None:
    found = list(pairs)
    if found:
        case_ids, places = zip(*found, strict=True)
        numbers.add(_keys(case_ids), numpy.array(places, numpy.int64))


def _keys(case_ids: Collection[str]) -> NDArray[numpy.uint64]:
    found = (int(sha256(case_id.encode()).hexdigest()[:_HEX_DIGITS], 16) for case_id in case_ids)
    return numpy.fromiter(found, numpy.uint64, len(case_ids))
