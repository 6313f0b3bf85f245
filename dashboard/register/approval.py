"""When a new snapshot must wait for an officer: it holds less than the one in use, or nobody at all."""

from collections.abc import Mapping
from datetime import datetime

from dashboard import policy
from dashboard.databases import (
    Connection,
    current_snapshot_name,
    execute,
    open_snapshot,
    point_at,
    snapshot_path,
)
from dashboard.register.notes import Message, note
from dashboard.register.objects import PERSONS
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import NotFound, Refused


def needs_approval(settings: Settings, snapshot_id: str) -> list[Message]:
    """Return why a finished snapshot should not be used unseen, by the policy: empty where it may."""
    current = current_snapshot_name(settings)
    if current == snapshot_id:
        return []
    with open_snapshot(snapshot_path(settings, snapshot_id)) as connection:
        new = object_counts(connection)
    if current is None or not snapshot_path(settings, current).exists():
        return nobody(new)
    with open_snapshot(snapshot_path(settings, current)) as connection:
        old = object_counts(connection)
    rules = policy.load(settings.policy, settings.overrides)
    return [*nobody(new), *smaller(new, old, rules.thresholds.smaller_percent)]


def copies(settings: Settings) -> list[str]:
    """Return the ids of all snapshots, the newest first."""
    return sorted((path.stem for path in settings.snapshots.glob("*.duckdb")), reverse=True)


def waiting(settings: Settings) -> list[str]:
    """Return the snapshots whose records are newer than those in use, the newest first."""
    current = current_snapshot_name(settings)
    in_use = _imported_at(settings, current) if current else None
    moments = {name: _imported_at(settings, name) for name in copies(settings) if name != current}
    return [name for name, moment in moments.items() if moment and (in_use is None or moment > in_use)]


def _imported_at(settings: Settings, snapshot_id: str) -> datetime | None:
    """Return when the records of a snapshot were imported, None where it is gone or damaged."""
    try:
        with open_snapshot(snapshot_path(settings, snapshot_id)) as connection:
            found = execute(connection, "import/imported_at").fetchone()
    except Refused:
        return None
    return found[0] if found else None


def object_counts(connection: Connection) -> dict[str, int]:
    """Return the number of records of each object that was in an export."""
    return {row[0]: int(row[1]) for row in execute(connection, "import/object_counts").fetchall()}


def nobody(new: Mapping[str, int]) -> list[Message]:
    """Return the reason where no record of a person could be used."""
    if any(new.get(name) for name in PERSONS):
        return []
    return [note(N_("Nobody is in this export: no record of a contact or lead could be used."))]


def smaller(new: Mapping[str, int], old: Mapping[str, int], percent: int) -> list[Message]:
    """Return in which objects `new` holds less than `old`: none at all, or more than `percent` less."""
    reasons = []
    for name, before in sorted(old.items()):
        if name not in new:
            reasons.append(note(N_("{object} was in the last export and is not in this one."), object=name))
        elif 100 * new[name] < (100 - percent) * before:
            reasons.append(
                note(
                    N_("{object} has {new} records; in the last export it had {old}."),
                    object=name,
                    new=new[name],
                    old=before,
                )
            )
    return reasons


def publish(settings: Settings, snapshot_id: str) -> None:
    """Make a finished snapshot the one in use; raise `NotFound` where there is none of that name."""
    if not snapshot_path(settings, snapshot_id).exists():
        raise NotFound("There is no snapshot {snapshot}.", snapshot=snapshot_id)
    point_at(settings, snapshot_id)
