"""Builds the demo: its export moved up to today, as it was months ago and is now; its accounts; its cases."""

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from dashboard import controls
from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions import accounts
from dashboard.demo import DEMO_ACCOUNTS, DEMO_EXPORT, DEMO_PASSWORD, shifted_export
from dashboard.demonstration import cases, notice
from dashboard.register import import_export, publish
from dashboard.settings import Settings
from dashboard.vocabulary import Refused

Progress = Callable[[str, int, int], None]

_WEEKS_AGO: Final = (12, 8, 4, 0)
_NAMES: Final = {
    "officer": "Oona Vastuu",
    "officer2": "Otso Toinen",
    "staff": "Saga Hoitaja",
    "manager": "Mauri Johtaja",
    "admin": "Aino Pääkäyttäjä",
}


def build(settings: Settings, now: datetime, progress: Progress) -> None:
    """Fill the demo's folder with a register, accounts and cases; `now` is naive UTC.

    Raises `Refused` for any other folder, and where the demo stands already.
    """
    if not settings.demo:
        raise Refused("The demo is built in its own folder only, never beside data of your own.")
    if settings.has_queue:
        raise Refused(
            "The demo stands already. Remove {folder} to build it anew.", folder=settings.queue.parent
        )
    settings.overrides.unlink(missing_ok=True)  # a copy of what stood in an older demo's queue
    for weeks in _WEEKS_AGO:
        _import(settings, now, now - timedelta(weeks=weeks), progress)
        if weeks:
            _look(settings, now - timedelta(weeks=weeks))
    store = Store(settings)
    try:
        _add_accounts(store, now - timedelta(days=60))
        notice.fill(store, now)
        cases.fill(store, now)
        controls.record(store, now)
    finally:
        store.close()


def _import(settings: Settings, now: datetime, made_at: datetime, progress: Progress) -> None:
    """Import the register as it was at `made_at`, so that figures have a past."""
    with tempfile.TemporaryDirectory() as work:
        export = Path(work)
        shifted_export(DEMO_EXPORT, export, helsinki_date(now), made_on=helsinki_date(made_at))
        report = import_export(settings, [export], now=made_at, progress=progress)
    publish(settings, report.snapshot_id)


def _look(settings: Settings, made_at: datetime) -> None:
    """Keep what the controls found in a copy of the past."""
    store = Store(settings)
    try:
        controls.record(store, made_at)
    finally:
        store.close()


def _add_accounts(store: Store, now: datetime) -> None:
    with store.transaction() as transaction:
        for user_name, role in DEMO_ACCOUNTS.items():
            new = accounts.NewUser(user_name, _NAMES[user_name], role, f"{user_name}@example.fi")
            accounts.add_demo(transaction, new, DEMO_PASSWORD, now)
