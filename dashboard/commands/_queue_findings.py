"""What `doctor` finds in the queue and in the copy of the register, where it may open them."""

from collections.abc import Iterator
from contextlib import closing
from typing import Final, cast

from dashboard import settings
from dashboard.commands._finding import GOOD, WARNING, Finding
from dashboard.databases import Held, Page, Store
from dashboard.decisions.account import everybody
from dashboard.decisions.notice_versions import read_versions
from dashboard.decisions.shared_keys import open_store
from dashboard.decisions.wrong_clock import clock_fault, newest_event
from dashboard.settings import Settings
from dashboard.vocabulary import SYSTEM

# MiB that the database takes beside its cases, and cases to a MiB (measured: README, "Memory").
_BESIDE_CASES: Final = 128
_CASES_A_MEBIBYTE: Final = 1024


def look_at_queue(chosen: Settings) -> Iterator[Finding]:
    """Yield what is found in the queue of a data folder, or that there is none, or who has it."""
    if not chosen.has_queue:
        yield WARNING, "there is none yet: `python -m dashboard user add …` makes it"
        return
    try:
        opened = open_store(chosen, settings.now())
    except Held:
        yield GOOD, "the running dashboard has it; stop it to have queue and copy looked at"
        return
    with closing(opened) as store:
        yield GOOD, "it opens" if chosen.queue_url is None else "PostgreSQL answers, its keys are ours"
        yield from _clock(store)
        yield from _accounts(store)
        with store.page(SYSTEM) as page:
            yield from _copy(store, page)
            yield from _memory(page)


def _clock(store: Store) -> Iterator[Finding]:
    """Hold the clock against the newest event of the history."""
    fault = None if store.settings.demo else clock_fault(newest_event(store), settings.now())
    yield (WARNING, str(fault)) if fault else (GOOD, "the clock fits its newest event")


def _accounts(store: Store) -> Iterator[Finding]:
    with store.transaction() as transaction:
        active = [each for each in everybody(transaction) if each.active]
    yield (GOOD if active else WARNING), f"{len(active)} active accounts"


def _copy(store: Store, page: Page) -> Iterator[Finding]:
    if page.snapshot is None:
        yield WARNING, "there is no copy of the register yet: `python -m dashboard import …` makes it"
    else:
        versions = read_versions(page, store.settings)
        store.read_copy(page.snapshot.snapshot_id)
        imported = f"{page.snapshot.imported_at:%Y-%m-%d %H:%M} UTC"
        yield GOOD, f"copy of the register of {imported} opens, and every block of it is sound"
        yield GOOD, f"{len(versions)} versions of the notice"


def _memory(page: Page) -> Iterator[Finding]:
    """Hold the bound of the database's memory, where there is one, against the number of cases."""
    bound = settings.engine_memory()
    cases = sum(cast("int", row["cases"]) for row in page.rows("metrics/cases"))
    wanted = _BESIDE_CASES + cases // _CASES_A_MEBIBYTE
    if bound and bound < wanted:
        yield WARNING, f"REKISTERIVAHTI_MEMORY is little for {cases:,} cases: set {wanted}MiB or more"
    elif bound:
        yield GOOD, f"the database may take {bound} MiB of memory, enough for {cases:,} cases"
