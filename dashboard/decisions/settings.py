"""What officers change over policy.toml on screens: kept with its history, laid over the file at once.

The queue's `setting` table is the history; `policy.overrides.json` is its newest state, which imports read.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from dashboard import policy
from dashboard.databases import Store, Transaction, writable
from dashboard.decisions import material
from dashboard.decisions.ledger import Event, append, canonical
from dashboard.decisions.sealing import insert_sealed
from dashboard.policy.overrides import without_free_part
from dashboard.text import N_
from dashboard.vocabulary import Actor, Permission, Refused, require

# Kept as settings, no part of the policy: facts of the time before the dashboard, templates of letters,
# later versions of the notice and what officers said about its clauses.
ATTESTED = "baseline."
LETTER = "letter."
NOTICE_TEXT = "notice_text."
ATTESTATION = "attestation."
REMARK = "remark."
ACCEPTED = "accepted."
_NO_POLICY = (ATTESTED, LETTER, NOTICE_TEXT, ATTESTATION, REMARK, ACCEPTED)
_NO_REASON = N_("Give a reason: without it nobody can understand this step later.")
_TWO_NEEDED = N_("Switching the second approval off needs two officers: change it in policy.toml together.")


def change_setting(
    store: Store,
    actor: Actor,
    name: str,
    value: object,
    *,
    reason: str,
    now: datetime,
) -> None:
    """Set `name` (`retention.prospect.months`, `source_mapping.Messut`) from now on; None takes it back.

    `value` is anything JSON can hold, `now` naive UTC. The reason is case material, its hash in the history.
    Raises `Denied`, and `Refused` where the policy would not be valid with it: nothing is written then.
    """
    with store.transaction() as transaction:
        put_settings(store, transaction, actor, {name: value}, reason=reason, now=now)
    write_overrides(store)


def put_settings(
    store: Store,
    transaction: Transaction,
    actor: Actor,
    changes: Mapping[str, object],
    *,
    reason: str,
    now: datetime,
) -> None:
    """Set several names inside a caller's transaction, who calls `write_overrides` after it."""
    require(actor, Permission.CONFIGURE)
    if not reason.strip():
        raise Refused(_NO_REASON)
    if not changes.get("four_eyes", True):
        raise Refused(_TWO_NEEDED)
    versions, values = _read(transaction)
    of_policy = {name: value for name, value in changes.items() if not name.startswith(_NO_POLICY)}
    if of_policy:
        _check(store, _with(values, of_policy))
    for name, value in changes.items():
        _write(transaction, actor, (name, versions.get(name, 0) + 1), value, reason=reason, now=now)


def write_overrides(store: Store) -> None:
    """Write `policy.overrides.json` anew where it differs from the queue, e.g. after a crash between them."""
    with (
        store.transaction() as transaction
    ):  # holds the writers' lock, so that the newest state is written last
        _, values = _read(transaction)
        if values != _written(store.settings.overrides):
            _replace(store.settings.overrides, values)


def _written(path: Path) -> object:
    """Return what the file says: nothing where there is none, None where it cannot be read."""
    if not path.exists():
        return {}
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None


def _read(transaction: Transaction) -> tuple[dict[str, int], dict[str, object]]:
    rows = transaction.rows("queue/setting/current")
    versions = {str(row["name"]): int(str(row["version"])) for row in rows}
    values = {str(row["name"]): json.loads(str(row["value"])) for row in rows}
    return versions, {
        name: value for name, value in values.items() if value is not None and not name.startswith(_NO_POLICY)
    }


def _with(values: Mapping[str, object], changes: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in {**values, **changes}.items() if value is not None}


def _check(store: Store, values: Mapping[str, object]) -> None:
    """Read the policy as it would be; it raises `Refused` naming what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder) / store.settings.overrides.name
        tried.write_text(canonical(dict(values)), encoding="utf-8")
        policy.load(store.settings.policy, tried)


def _write(
    transaction: Transaction,
    actor: Actor,
    setting: tuple[str, int],
    value: object,
    *,
    reason: str,
    now: datetime,
) -> None:
    name, version = setting
    content = {"setting": name, "reason": reason}
    paper = material.make(f"setting:{name}:{version}", "reason", content, actor, now)
    row = {"name": name, "version": version, "value": canonical(value)}
    insert_sealed(transaction, "setting", [{**row, "changed_at": now, "changed_by": actor.user}])
    transaction.insert("case_material", [paper.row])
    # Neither the value nor what stands in Salesforce comes into the ledger: either may name a person.
    details = {"setting": without_free_part(name), "version": version}
    append(transaction, actor, now, [Event("change_setting", material_hash=paper.hash, details=details)])


def _replace(path: Path, values: Mapping[str, object]) -> None:
    fresh = path.with_suffix(".new")
    with writable(path.parent), fresh.open("w", encoding="utf-8") as file:
        json.dump(dict(values), file, ensure_ascii=False, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
