"""The queue for a command that only looks or reminds: where there is none, it makes none."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard import settings
from dashboard.databases import Store
from dashboard.decisions.shared_keys import open_store
from dashboard.vocabulary import Refused


@contextmanager
def standing_store() -> Iterator[Store]:
    """Open the queue of the data folder in use; `Refused` where there is none, or the dashboard holds it."""
    chosen = settings.load()
    if not chosen.has_queue:
        raise Refused("There are no cases yet. Start the dashboard, and register or decide something first.")
    store = open_store(chosen, settings.now())
    try:
        yield store
    finally:
        store.close()
