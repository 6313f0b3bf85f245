"""Accepted deviations: an officer leaves what a control found as it is, for a reason and until a day.

Kept as the setting `accepted.<control>`, a list; the controls subtract it. Rows are named by keys:
codes and record ids, nobody's name. The reason is case material.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, cast

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store, Transaction
from dashboard.decisions.last_days import check_last_day
from dashboard.decisions.settings import ACCEPTED, put_settings
from dashboard.text import N_
from dashboard.vocabulary import Actor, Permission, Refused, Stale, require

MOST_ROWS: Final = 1000
_NOBODY: Final = N_("Choose at least one row.")
_TOO_MANY: Final = N_("At most {most} rows can be accepted one by one. Accept all rows of the check instead.")
_GONE: Final = N_("This acceptance has been taken back already.")


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """What was accepted of a control: some `rows` by key, or all (None), until a last day (Helsinki).

    `reason` is empty where its material has been deleted by its rule.
    """

    control: str
    number: str
    rows: tuple[str, ...] | None
    until: date
    on: date
    by: str
    reason: str = ""


def accept(
    store: Store,
    actor: Actor,
    control: str,
    rows: Sequence[str] | None,
    *,
    until: date,
    reason: str,
    now: datetime,
) -> None:
    """Accept rows of a control (`c07_unknown_source`) by their keys, or all with None; `now` is naive UTC.

    Raises `Denied`; `Refused` without rows or reason, or where the last day is not within a year.
    """
    require(actor, Permission.DECIDE)
    if rows is not None and not rows:
        raise Refused(_NOBODY)
    if rows is not None and len(rows) > MOST_ROWS:
        raise Refused(_TOO_MANY, most=MOST_ROWS)
    today = helsinki_date(now)
    check_last_day(until, today)
    fresh = {
        "number": secrets.token_hex(8),
        "rows": None if rows is None else sorted(rows),
        "until": until.isoformat(),
        "on": today.isoformat(),
        "by": actor.user,
    }
    with store.transaction() as transaction:
        changes = {f"{ACCEPTED}{control}": [*_newest(transaction, control), fresh]}
        put_settings(store, transaction, actor, changes, reason=reason, now=now)


def take_back(store: Store, actor: Actor, acceptance: Acceptance, *, reason: str, now: datetime) -> None:
    """End an acceptance today: its rows are open again. Raises `Denied`, `Refused`, `Stale`."""
    require(actor, Permission.DECIDE)
    with store.transaction() as transaction:
        known = _newest(transaction, acceptance.control)
        rest = [each for each in known if each["number"] != acceptance.number]
        if len(rest) == len(known):
            raise Stale(_GONE)
        changes = {f"{ACCEPTED}{acceptance.control}": rest}
        put_settings(store, transaction, actor, changes, reason=reason, now=now)


def read_acceptances(page: Page, control: str = "") -> list[Acceptance]:
    """Return what is accepted of one control or of all, ended ones too, the oldest first."""
    newest: dict[str, list[dict[str, Any]]] = {}
    reasons: dict[str, str] = {}
    for row in page.rows("notice/settings", prefix=f"{ACCEPTED}{control}"):
        entries = json.loads(str(row["value"]))
        newest[str(row["name"]).removeprefix(ACCEPTED)] = entries
        for entry in entries:
            reasons.setdefault(entry["number"], str(row["reason"] or ""))
    return [_acceptance(name, entry, reasons) for name, entries in newest.items() for entry in entries]


def _acceptance(control: str, entry: dict[str, Any], reasons: dict[str, str]) -> Acceptance:
    return Acceptance(
        control=control,
        number=entry["number"],
        rows=None if entry["rows"] is None else tuple(entry["rows"]),
        until=date.fromisoformat(entry["until"]),
        on=date.fromisoformat(entry["on"]),
        by=entry["by"],
        reason=reasons[entry["number"]],
    )


def _newest(transaction: Transaction, control: str) -> list[dict[str, object]]:
    name, newest = f"{ACCEPTED}{control}", "[]"
    for row in transaction.rows("notice/settings", prefix=name):
        newest = str(row["value"]) if row["name"] == name else newest
    return cast("list[dict[str, object]]", json.loads(newest))
