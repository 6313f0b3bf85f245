"""Everything that a monthly report tells, read by the screens' own queries and functions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from dashboard.clock import add_months, helsinki_date
from dashboard.controls import history
from dashboard.databases import Page, Snapshot, Store
from dashboard.outputs.breach import read_breaches
from dashboard.outputs.monthly_report.breaches import Outcome, outcomes
from dashboard.outputs.monthly_report.findings import Finding, findings
from dashboard.outputs.monthly_report.month import Month, check_month
from dashboard.outputs.register_figures import RegisterFigures, register_figures, value_on
from dashboard.outputs.request_figures import MonthFigures, RequestFigures, month_figures, request_figures
from dashboard.policy import Policy
from dashboard.text import N_
from dashboard.vocabulary import SYSTEM, Actor, Permission, Refused, Role, require

Row = Mapping[str, object]

_NO_REGISTER: Final = N_("There is no register yet. Import a Salesforce export first.")


@dataclass(frozen=True)
class Ledger:
    """What only officers read: the figures of the screens that managers do not see."""

    requests: RequestFigures
    acts: Sequence[Row]
    breaches: Counter[Outcome]
    open_breaches: int
    told: Sequence[Row]
    came_from: Mapping[str, int]
    falls_due: int
    queue: Row


@dataclass(frozen=True)
class Facts:
    """The figures of a month for one reader; `months` are of this month and the eleven before it."""

    month: Month
    actor: Actor
    now: datetime
    snapshot: Snapshot
    register: RegisterFigures
    months: Sequence[MonthFigures]
    findings: Sequence[Finding]
    ledger: Ledger | None

    @property
    def today(self) -> date:
        """The Helsinki day on which the report is made."""
        return helsinki_date(self.now)

    @property
    def is_over(self) -> bool:
        """Whether the month is over."""
        return self.month.is_over(self.today)

    @property
    def requests(self) -> MonthFigures:
        """The requests of the month itself."""
        return self.months[-1]

    def at_end(self, figure: str) -> object:
        """Return a figure of the register at the end of the month: of today, while the month goes on."""
        return self._on(figure, self.month) if self.is_over else self.register.tables.register.get(figure)

    def before(self, figure: str) -> object:
        """Return it at the end of the month before; None where nothing is known of it, or shown."""
        return self._on(figure, self.month.before)

    def _on(self, figure: str, month: Month) -> int | None:
        found = value_on(self.register.past.get(figure, []), month.last)
        return found[1] if found else None


def read_facts(store: Store, actor: Actor, policy: Policy, month: Month, now: datetime) -> Facts:
    """Read the figures of a month for `actor`; `now` is naive UTC.

    Raises `Denied`, and `Refused` for a month that cannot be told of yet and where there is no register.
    """
    require(actor, Permission.SEE_FIGURES)
    today = helsinki_date(now)
    check_month(actor, month, today)
    with store.page(SYSTEM) as page:
        if page.snapshot is None:
            raise Refused(_NO_REGISTER)
        snapshot, found = page.snapshot, findings(history(page), month)
    ledger = _ledger(store, actor, policy, month, now) if actor.role is Role.OFFICER else None
    return Facts(
        month=month,
        actor=actor,
        now=now,
        snapshot=snapshot,
        register=register_figures(store, actor, today),
        months=month_figures(store, actor, policy.clock, month.with_earlier(), today),
        findings=found,
        ledger=ledger,
    )


def _ledger(store: Store, actor: Actor, policy: Policy, month: Month, now: datetime) -> Ledger:
    today = helsinki_date(now)
    requests = request_figures(store, actor, policy.clock, today)
    with store.page(actor) as page:
        files = read_breaches(page)
        return Ledger(
            requests=requests,
            acts=page.rows("monthly/acts", since=month.since, until=month.until),
            breaches=outcomes(files, month, policy.clock, now),
            open_breaches=sum(file.is_open for file in files),
            told=page.rows("monthly/told", since=month.since, until=month.until),
            came_from=_came_from(page, month),
            falls_due=_falls_due(page, today),
            queue=page.row("overview/queue", user_name=actor.user) or {},
        )


def _came_from(page: Page, month: Month) -> dict[str, int]:
    """Return how many persons in the copy came into the register in the month, by source."""
    rows = page.rows("sources/by_period", unit="month", since=month.first, until=month.last)
    return {str(row["source"]): cast("int", row["persons"]) for row in rows}


def _falls_due(page: Page, today: date) -> int:
    """Return how many persons fall due in the calendar month after this one."""
    coming = add_months(today.replace(day=1), 1)
    rows = page.rows("retention/forecast", today=today)
    return sum(cast("int", row["persons"]) for row in rows if row["month"] == coming)
