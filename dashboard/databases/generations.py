"""Generations: an attached snapshot with the overlay laid over it, dropped when its last reader leaves."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

from dashboard.databases import overlay
from dashboard.databases.connections import NOT_IN_COPY, Connection, EngineError
from dashboard.databases.copies import Copies
from dashboard.databases.faults import NoMemory, room_to_write
from dashboard.databases.page import Snapshot
from dashboard.databases.queue import Queue
from dashboard.text import N_
from dashboard.vocabulary import Refused

_OLD: Final = N_(
    "This copy of the register was made by an older version of the program. Start the dashboard once with "
    "`python -m dashboard serve`: it works the copy out anew."
)
# Rows of cases in memory that wait to be packed (some 10 MB at most): done after a page, or else in between.
_PACK_AT, _MOST_LOOSE = 2_500, 25_000
_log: Final = logging.getLogger("dashboard.snapshots")


class OldCopy(Refused):
    """The copy of the register lacks what this version of the program derives from it."""


@dataclass
class Generation:
    """What pages read from: the alias of an attached snapshot and the schema of the overlay in memory."""

    snapshot: Snapshot | None
    alias: str | None
    overlay: str
    readers: int = field(default=0)
    # What readers keep of it for each other, by a name of theirs: it goes when the generation goes.
    kept: dict[str, object] = field(default_factory=dict)

    @property
    def snapshot_id(self) -> str | None:
        """The snapshot's id; None before the first import."""
        return self.snapshot.snapshot_id if self.snapshot else None

    @property
    def search_path(self) -> str:
        """The catalogs that a page's queries see without naming them."""
        return f"{self.alias}.main,memory.{self.overlay}" if self.alias else f"memory.{self.overlay}"


class Generations:
    """The generation that new pages read, and those before it that older pages still do."""

    def __init__(self, copies: Copies, queue: Queue, cursor: Callable[[], Connection]) -> None:
        """Begin with none: the first page makes it. `cursor` gives a new one of the process's instance."""
        self._copies = copies
        self._queue = queue
        self._cursor = cursor
        self._renewing = threading.RLock()
        self._number = 0
        self._current: Generation | None = None
        self._live: list[Generation] = []
        self._loose = 0
        self._moved: set[str] = set()  # cases in which steps were taken since
        self._alone: str | None = None  # the snapshot whose overlay found no memory beside the one before

    @contextmanager
    def current(self) -> Iterator[Generation]:
        """Give the generation of the current snapshot, with all that was decided until now."""
        generation = self._enter()
        try:
            yield generation
        finally:
            self._leave(generation)

    def _enter(self) -> Generation:
        with self._renewing:
            before = self._current
            self._moved |= self._queue.moved()
            wanted = self._copies.current(before.snapshot_id if before else None)
            stands = before is not None and before.snapshot_id == wanted
            generation = before if before and stands else self._replaced(before, wanted)
            if generation is before and self._moved:
                self._move(generation, self._moved)
            self._moved = set()  # not before: where no other can be made, the one before may be read again
            generation.readers += 1
            return generation

    def _leave(self, generation: Generation) -> None:
        with self._renewing:
            generation.readers -= 1
            if generation is not self._current and generation.readers == 0:
                self._drop(generation)
            if self._loose >= _PACK_AT and not any(each.readers for each in self._live):
                self._pack()

    def _replaced(self, before: Generation | None, snapshot_id: str | None) -> Generation:
        """Return a generation of a snapshot, or the one `before` as long as it is read and fills the memory.

        Raises `NoMemory` where there is none for the new one even without the other.
        """
        if before and snapshot_id == self._alone:
            if before.readers:
                return before
            self._current = None
            self._drop(before)
            before = None
        try:
            return self._renew(snapshot_id)
        except NoMemory:
            if before is None:
                raise
            _log.warning(
                "A new copy waits until nobody reads the old one: REKISTERIVAHTI_MEMORY is too little"
            )
            self._alone = snapshot_id
            return self._replaced(before, snapshot_id)

    def _pack(self) -> None:
        """Have what changed in memory packed, best where nobody reads: else what was replaced stays."""
        with suppress(EngineError), closing(self._cursor()) as cursor:  # it is done another time
            overlay.pack(cursor)
            self._loose = 0

    def _renew(self, snapshot_id: str | None) -> Generation:
        """Build the overlay of a snapshot; attach this first where it is another than before."""
        old = self._current
        self._number += 1
        same = next((each for each in self._live if each.snapshot_id == snapshot_id), None)
        alias, snapshot = (same.alias, same.snapshot) if same else self._attach(snapshot_id)
        generation = Generation(snapshot, alias, f"overlay_{self._number}")
        with (
            room_to_write(),
            closing(self._overlaid(generation, anew=True)) as cursor,
            self._undone(cursor, generation, attached=None if same else alias),
        ):
            overlay.build(cursor, register=alias is not None)
        self._current = generation
        self._live.append(generation)
        self._loose = _PACK_AT
        if old is None:
            self._copies.keep_only(snapshot_id)
        elif old.readers == 0:
            self._drop(old)
        return generation

    @contextmanager
    def _undone(self, cursor: Connection, generation: Generation, *, attached: str | None) -> Iterator[None]:
        """Where an overlay cannot be built, leave nothing of it: the next page begins anew."""
        try:
            yield
        except EngineError as error:
            cursor.execute(f"drop schema memory.{generation.overlay} cascade")
            if attached:
                cursor.execute(f"detach {attached}")
            if isinstance(error, NOT_IN_COPY):
                raise OldCopy(_OLD) from error
            raise

    def _move(self, generation: Generation, moved: set[str]) -> None:
        """Bring the overlay up to date; where that fails, the next page builds another."""
        self._current = None
        try:
            with room_to_write(), closing(self._overlaid(generation)) as cursor:
                overlay.renew(cursor, self._queue.places(moved), register=generation.alias is not None)
        except BaseException:
            if generation.readers == 0:
                self._drop(generation)
            raise
        self._current = generation
        self._loose += len(moved)
        if self._loose >= _MOST_LOOSE:
            self._pack()

    def _attach(self, snapshot_id: str | None) -> tuple[str | None, Snapshot | None]:
        if snapshot_id is None:
            return None, None
        alias = f"register_{self._number}"
        with closing(self._cursor()) as cursor:
            return alias, self._copies.attach(cursor, snapshot_id, alias)

    def _overlaid(self, generation: Generation, *, anew: bool = False) -> Connection:
        """Return a cursor that writes into the overlay and reads the snapshot under it."""
        cursor = self._cursor()
        own = f"memory.{generation.overlay}"
        if anew:
            cursor.execute(f"create schema {own}")
        path = f"{own},{generation.alias}.main" if generation.alias else own
        cursor.execute(f"set search_path = '{path}'")
        return cursor

    def _drop(self, generation: Generation) -> None:
        with closing(self._cursor()) as cursor:
            self._live.remove(generation)
            cursor.execute(f"drop schema memory.{generation.overlay} cascade")
            if generation.alias and all(other.alias != generation.alias for other in self._live):
                cursor.execute(f"detach {generation.alias}")
                if self._current:
                    self._copies.keep_only(self._current.snapshot_id)
