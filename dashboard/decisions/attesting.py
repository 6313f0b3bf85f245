"""Attested facts (clauses 8-10): what no copy of the register can show, somebody answers for until a day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.last_days import check_last_day
from dashboard.decisions.settings import ATTESTATION, change_setting
from dashboard.text import N_
from dashboard.vocabulary import Actor, Permission, Refused, require

# No disclosures, data within the EU and the EEA, no transfers out of it.
ATTESTED_CLAUSES: Final = ("8", "9", "10")
SOON_DAYS: Final = 30
_EVIDENCE: Final = N_("Name the evidence: where the fact is written down, or who knows it.")
_NO_CLAUSE: Final = N_("Clause {clause} is not attested: the register shows where it stands.")


@dataclass(frozen=True, kw_only=True)
class ClauseAttestation:
    """Who attested a clause (user name), on which day, on what evidence, until which last day (Helsinki)."""

    clause: str
    by: str
    on: date
    until: date
    evidence: str

    def holds(self, today: date) -> bool:
        """Tell whether the last day has not passed."""
        return self.until >= today

    def ends_soon(self, today: date) -> bool:
        """Tell whether it holds, but not for another thirty days."""
        return self.holds(today) and (self.until - today).days <= SOON_DAYS


def attest_clause(
    store: Store, actor: Actor, clause: str, *, evidence: str, until: date, now: datetime
) -> None:
    """Attest a clause from now on until the last day `until` (Helsinki); `now` is naive UTC.

    Raises `Denied`; `Refused` without evidence, for another clause, or where the day is not within a year.
    """
    require(actor, Permission.CONFIGURE)
    if clause not in ATTESTED_CLAUSES:
        raise Refused(_NO_CLAUSE, clause=clause)
    if not evidence.strip():
        raise Refused(_EVIDENCE)
    today = helsinki_date(now)
    check_last_day(until, today)
    value = {
        "by": actor.user,
        "on": today.isoformat(),
        "until": until.isoformat(),
        "evidence": evidence.strip(),
    }
    change_setting(store, actor, f"{ATTESTATION}{clause}", value, reason=evidence, now=now)


def withdraw_attestation(store: Store, actor: Actor, clause: str, *, reason: str, now: datetime) -> None:
    """Take an attestation back, because the fact does not hold any more. Raises `Denied`, `Refused`."""
    change_setting(store, actor, f"{ATTESTATION}{clause}", None, reason=reason, now=now)


def read_attestations(page: Page) -> dict[str, ClauseAttestation]:
    """Return the newest attestation of each clause that has one, whether it has run out or not."""
    newest: dict[str, Mapping[str, Any] | None] = {}
    for row in page.rows("notice/settings", prefix=ATTESTATION):
        newest[str(row["name"]).removeprefix(ATTESTATION)] = json.loads(str(row["value"]))
    return {clause: _attestation(clause, value) for clause, value in newest.items() if value}


def _attestation(clause: str, value: Mapping[str, Any]) -> ClauseAttestation:
    return ClauseAttestation(
        clause=clause,
        by=value["by"],
        on=date.fromisoformat(value["on"]),
        until=date.fromisoformat(value["until"]),
        evidence=value["evidence"],
    )
