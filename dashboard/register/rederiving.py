"""Working out every status anew under a changed policy, from the records at hand: no export is needed."""

import secrets
import shutil
from datetime import datetime

from dashboard import policy, sql
from dashboard.clock import helsinki_date
from dashboard.databases import Connection, build_snapshot, current_snapshot_name, execute, snapshot_path
from dashboard.register.approval import publish
from dashboard.register.derive import derive
from dashboard.register.importer import Progress
from dashboard.register.importing import silent
from dashboard.register.locking import PART, into_place, only_import
from dashboard.settings import Settings
from dashboard.vocabulary import NotFound


def rederive(settings: Settings, *, now: datetime, progress: Progress = silent) -> str:
    """Make a snapshot of the same records under the policy of today, put it in use, and return its id.

    `now` is naive UTC. Readers of the old snapshot finish undisturbed. `NotFound` before the first import.
    """
    old = current_snapshot_name(settings)
    if old is None:
        raise NotFound("There is no register yet. Import a Salesforce export first.")
    fresh = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    target = snapshot_path(settings, fresh)
    part = target.with_name(target.name + PART)
    with only_import(settings.snapshots):
        shutil.copy(snapshot_path(settings, old), part)
        with build_snapshot(part) as connection:
            _derive_anew(connection, settings, old, fresh, now, progress)
        into_place(part, target)
    publish(settings, fresh)
    return fresh


def _derive_anew(
    connection: Connection, settings: Settings, old: str, fresh: str, now: datetime, progress: Progress
) -> None:
    rules, today = policy.load(settings.policy, settings.overrides), helsinki_date(now)
    for name in sql.names("rederive/raw"):
        execute(connection, name)
    previous = snapshot_path(settings, old)
    derive(connection, rules, today=today, snapshot_id=fresh, previous=previous, progress=progress)
    execute(connection, "rederive/forget_figures", snapshot_id=old)
    own = {"snapshot_id": fresh, "today": today, "policy_hash": rules.hash}
    execute(connection, "rederive/snapshot", **own)
