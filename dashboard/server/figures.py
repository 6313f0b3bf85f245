"""What a watcher of the server wants to know of its work: each figure with its name, help and values.

Moments are seconds since 1970 (UTC), as Prometheus wants them: an age is what it takes from its own clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, cast

from dashboard import session, settings
from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store, snapshot_moment, snapshot_path
from dashboard.decisions.rules import read_rules
from dashboard.decisions.sessions import count_open
from dashboard.outputs.backup.making import backups_in, moment_of
from dashboard.outputs.due_dates import What, due_dates
from dashboard.server.health import FAILING, OK, Words
from dashboard.server.scheduler import Scheduler
from dashboard.vocabulary import SYSTEM

# A figure's values by the values of its labels.
Values = dict[tuple[str, ...], float]
_LATE: Final = {
    What.REPLY: "reply",
    What.REPLY_OR_EXTEND: "reply",
    What.NOTIFY_AUTHORITY: "notify_authority",
}


@dataclass(frozen=True)
class Figure:
    """A figure with its values."""

    name: str
    help: str
    values: Values
    labels: tuple[str, ...] = ()


def figures(words: Words, working: Scheduler) -> Iterator[Figure]:
    """Yield every figure; those of the queue and the copy only while both can be read."""
    parts: Values = {(part,): float(word not in FAILING) for part, word in words.items()}
    yield Figure("working", "Whether a part of the server works (1) or not (0).", parts, ("part",))
    yield from _daily_work(working)
    store = session.store()
    yield from _backups(store)
    if words.get("queue") == OK and words.get("copy") not in FAILING:
        with store.page(SYSTEM) as page:
            yield _cases(page)
            yield _overdue(page, store)
            yield Figure("sessions", "Sessions that are live.", {(): count_open(page, settings.now())})
            yield _engine(page)
            yield from _copy(page, store)


def _daily_work(working: Scheduler) -> Iterator[Figure]:
    done: Values = {(name,): _seconds(moment) for name, moment in dict(working.done).items()}
    failing: Values = {(name,): 1.0 for name in dict(working.failing)}
    told: Values = {**dict.fromkeys(done, 0.0), **failing}
    yield Figure("daily_work_done_timestamp_seconds", "When a job last came to its end.", done, ("job",))
    yield Figure("daily_work_failing", "Whether a job failed when it was last tried (1).", told, ("job",))


def _backups(store: Store) -> Iterator[Figure]:
    made = [moment_of(path) for path in backups_in(settings.backup_folder(store.settings))]
    if made:
        newest: Values = {(): _seconds(made[-1])}
        yield Figure("backup_timestamp_seconds", "When the newest backup in the folder was made.", newest)


def _cases(page: Page) -> Figure:
    counts: Values = {
        (str(row["kind"]), str(row["state"])): float(cast("int", row["cases"]))
        for row in page.rows("metrics/cases")
    }
    return Figure("cases", "Cases by kind and state.", counts, ("kind", "state"))


def _overdue(page: Page, store: Store) -> Figure:
    today = helsinki_date(settings.now())
    late: Values = dict.fromkeys(((word,) for word in _LATE.values()), 0.0)
    for due in due_dates(page, read_rules(store).clock, today):
        if due.what in _LATE and due.day < today:
            late[_LATE[due.what],] += due.matter.cases
    return Figure("overdue", "Statutory time limits that are over, by what was to be done.", late, ("what",))


def _engine(page: Page) -> Figure:
    taken = cast("int", (page.row("metrics/memory") or {})["bytes"])
    help_ = "What the database engine takes of the process's memory; REKISTERIVAHTI_MEMORY is its bound."
    return Figure("engine_memory_bytes", help_, {(): float(taken)})


def _copy(page: Page, store: Store) -> Iterator[Figure]:
    copy = page.snapshot
    if copy is None:
        return
    left: Values = {(): _seconds(copy.exported_at or copy.imported_at)}
    yield Figure("copy_timestamp_seconds", "When the copy of the register left Salesforce.", left)
    begun, path = snapshot_moment(copy.snapshot_id), snapshot_path(store.settings, copy.snapshot_id)
    if begun and path.exists():
        took: Values = {(): max(0.0, path.stat().st_mtime - _seconds(begun))}
        yield Figure("copy_made_seconds", "How long importing the copy took, or working it out anew.", took)


def _seconds(moment: datetime) -> float:
    return moment.replace(tzinfo=UTC).timestamp()
