"""The history as rows in words, a page at a time by sequence number; its export as a file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, cast

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.ledger import record_act
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.text import HELSINKI, N_, Text
from dashboard.vocabulary import Permission, Role, State
from dashboard.widgets.case_labels import action_label, label_of
from dashboard.widgets.prepared_download import File
from dashboard.widgets.reason_labels import reason_of
from dashboard.widgets.role_labels import role_label
from dashboard.widgets.step_labels import done
from dashboard.widgets.user_names import Names, called_in_full, user_names

PAGE_SIZE: Final = 50
MOST: Final = 100_000
NEWEST: Final = 2**62
_TOLD: Final[Mapping[str, str]] = {
    "on": N_("happened on"),
    "setting": N_("setting"),
    "version": N_("version"),
    "what": N_("what"),
    "rows": N_("rows"),
    "four_eyes": N_("second approval"),
    "by_case": N_("by case"),
    "user": N_("user"),
    "from": N_("before"),
    "to": N_("after"),
    "until": N_("until"),
    "added": N_("added"),
    "vanished": N_("vanished"),
    "cases": N_("cases"),
    "file": N_("file"),
    "flavour": N_("tool"),
    "yes": N_("may be mailed"),
    "no": N_("may not be mailed"),
    "check": N_("to be looked at"),
}


@dataclass(frozen=True)
class Filters:
    """Which part of the history: who, what, which case, between which Helsinki days (both included)."""

    actor: str | None = None
    step: str | None = None
    case_number: int | None = None
    first: date | None = None
    last: date | None = None


def read(
    page: Page, filters: Filters, *, before: int = NEWEST, rows: int = PAGE_SIZE
) -> list[dict[str, object]]:
    """Return a page of the history below the sequence number `before`, the newest first."""
    return page.rows(
        "history/page",
        before=before,
        actor=filters.actor,
        step=filters.step,
        case_number=filters.case_number,
        since=_midnight(filters.first) if filters.first else None,
        until=_midnight(filters.last + timedelta(days=1)) if filters.last else None,
        rows=rows,
    )


def heads(_: Text) -> dict[str, str]:
    """Return the columns of the history in words."""
    return {
        "when": _("When"),
        "who": _("Who"),
        "role": _("Role"),
        "what": _("What"),
        "case": _("Case"),
        "matter": _("Matter"),
        "state": _("State"),
        "why": _("Why"),
        "details": _("Details"),
    }


def in_words(_: Text, row: Mapping[str, object], names: Names) -> dict[str, object]:
    """Return one row of the history as people read it."""
    return {
        "when": _.moment(cast("datetime", row["happened_at"])),
        "who": called_in_full(_, names, row["actor"]),
        "role": role_label(_, Role(str(row["role"]))),
        "what": done(_, row["step"]),
        "case": str(row["case_number"] or ""),
        "matter": action_label(_, row["kind"], row["action"]) if row["kind"] else "",
        "state": label_of(_, State, row["state"]),
        "why": reason_of(_, row["ground"] or row["reason_code"]),
        "details": _details(_, str(row["details"])),
    }


def export(filters: Filters) -> File:
    """Return the filtered history as CSV and record that; the newest 100 000 rows at most."""
    actor, store, _ = session.actor(Permission.SEE_HISTORY), session.store(), session.text()
    with store.page(actor) as page:
        names = user_names(page)
        rows = [in_words(_, row, names) for row in read(page, filters, rows=MOST)]
    with store.transaction() as transaction:
        record_act(transaction, actor, "export", session.now(), {"what": "history", "rows": len(rows)})
    return File(f"history-{session.today():%Y%m%d}.csv", "text/csv", guarded_csv(heads(_), rows))


def _midnight(day: date) -> datetime:
    """Return the first moment of a Helsinki day as naive UTC."""
    return datetime.combine(day, time(), HELSINKI).astimezone(UTC).replace(tzinfo=None)


def _details(_: Text, written: str) -> str:
    details: dict[str, object] = json.loads(written)
    return ", ".join(f"{_(words)}: {details[name]}" for name, words in _TOLD.items() if details.get(name))
