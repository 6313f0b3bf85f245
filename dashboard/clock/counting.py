"""The algorithm of a request's limit: base month, extension, pause, roll; then what the office aims at."""

from dataclasses import dataclass
from datetime import date

from dashboard.clock.calendar import add_working_days
from dashboard.clock.facts import Facts
from dashboard.clock.pause import Pause, identity_pauses
from dashboard.clock.period import Period, count
from dashboard.clock.policy import ClockPolicy


@dataclass(frozen=True)
class Counting:
    """All that was counted for one request; `deadline` hands it out, `explain` tells how it came about."""

    facts: Facts
    policy: ClockPolicy
    base: Period
    extended: bool
    pauses: tuple[Pause, ...]
    limit: Period
    restart: date | None
    target: date

    @property
    def extendable(self) -> bool:
        """Whether two more months are possible at all."""
        return may_be_extended(self.facts)

    @property
    def paused_days(self) -> int:
        """The days of all pauses."""
        return sum(pause.days for pause in self.pauses)

    @property
    def paused_since(self) -> date | None:
        """Since when a proper question has been open."""
        return next((pause.since for pause in self.pauses if pause.since), None)

    def due_if_verified(self, today: date) -> date | None:
        """Return where the limit goes if identity is verified `today`; None when no question is open."""
        if self.paused_since is None:
            return None
        paused_days = self.paused_days + max(0, (today - self.paused_since).days)
        return count(self.facts.received, self.limit.months, self.policy, paused_days=paused_days).due


def count_request(facts: Facts, policy: ClockPolicy) -> Counting:
    """Count the limit of a request that has one.

    The extension is tested against the base date without the pause; the pauses are added before rolling.
    """
    base = count(facts.received, policy.reply_months, policy)
    extended = _extension_counts(facts, notice_by=base.due)
    months = policy.extended_months if extended else policy.reply_months
    pauses = identity_pauses(facts, policy)
    limit = count(facts.received, months, policy, paused_days=sum(pause.days for pause in pauses))
    until = max((pause.until for pause in pauses if pause.until), default=None)
    restart = count(until, months, policy).due if until else None
    target = _internal_target(facts, min(limit.due, restart or limit.due), policy)
    return Counting(facts, policy, base, extended, pauses, limit, restart, target)


def may_be_extended(facts: Facts) -> bool:
    """Tell whether Art. 12(3) lets the limit grow: no refusal (12(4)), nothing that is due at once."""
    return not facts.refused and not facts.at_once


def _extension_counts(facts: Facts, *, notice_by: date) -> bool:
    told = facts.extension_told
    return told is not None and told <= notice_by and may_be_extended(facts)


def _internal_target(facts: Facts, earliest: date, policy: ClockPolicy) -> date:
    """Return the day of receipt for what is due at once, else some working days before `earliest`."""
    if facts.at_once:
        return facts.received
    target = add_working_days(
        earliest,
        -policy.internal_target_working_days,
        eves_are_working_days=policy.eves_are_working_days,
    )
    return max(facts.received, target)
