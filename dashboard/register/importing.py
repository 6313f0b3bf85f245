"""An import as everybody runs it: the records read, then everything derived under the policy of today."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from dashboard import policy
from dashboard.clock import helsinki_date
from dashboard.databases import Connection
from dashboard.register.derive import derive
from dashboard.register.importer import Order, Progress, run_import
from dashboard.register.report import Report
from dashboard.register.slashes import SlashDates
from dashboard.settings import Settings
from dashboard.vocabulary import Refused


def silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def check_exported_at(exported_at: datetime | None, now: datetime) -> None:
    """Raise `Refused` for an export from the future; both moments are naive UTC."""
    if exported_at and exported_at > now:
        raise Refused("The export cannot have been made in the future: {moment}.", moment=exported_at)


def import_export(
    settings: Settings,
    paths: Sequence[Path],
    *,
    now: datetime,
    slash_dates: SlashDates | None = None,
    exported_at: datetime | None = None,
    progress: Progress = silent,
) -> Report:
    """Build a snapshot from an export under the policy of `settings`; it waits for `publish`.

    `now` and `exported_at` are naive UTC. Raises `Refused` as `run_import` does, where the policy cannot be
    used, and for an export from the future.
    """
    check_exported_at(exported_at, now)
    rules, today = policy.load(settings.policy, settings.overrides), helsinki_date(now)

    def fill(connection: Connection, snapshot_id: str, previous: Path | None) -> None:
        derive(connection, rules, today=today, snapshot_id=snapshot_id, previous=previous, progress=progress)

    return run_import(
        settings, Order(paths, now, today, slash_dates, rules.hash, fill, exported_at, progress)
    )
