"""Builds the demo: its export moved up to today, imported; its accounts; its cases."""

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions import accounts
from dashboard.demo import DEMO_ACCOUNTS, DEMO_EXPORT, DEMO_PASSWORD, shifted_export
from dashboard.demonstration import cases
from dashboard.register import import_export, publish
from dashboard.settings import Settings
from dashboard.vocabulary import Refused

Progress = Callable[[str, int, int], None]

_NAMES = {
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
    if settings.queue.exists():
        raise Refused(
            "The demo stands already. Remove {folder} to build it anew.", folder=settings.queue.parent
        )
    with tempfile.TemporaryDirectory() as work:
        export = Path(work)
        shifted_export(DEMO_EXPORT, export, helsinki_date(now))
        report = import_export(settings, [export], now=now, progress=progress)
    publish(settings, report.snapshot_id)
    store = Store(settings)
    try:
        _add_accounts(store, now - timedelta(days=60))
        cases.fill(store, now)
    finally:
        store.close()


def _add_accounts(store: Store, now: datetime) -> None:
    with store.transaction() as transaction:
        for user_name, role in DEMO_ACCOUNTS.items():
            new = accounts.NewUser(user_name, _NAMES[user_name], role)
            accounts.add_demo(transaction, new, DEMO_PASSWORD, now)
