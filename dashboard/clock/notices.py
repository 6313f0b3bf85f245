"""Informing a person whose data came from elsewhere (Art. 14(3)): a month, or the first contact."""

from datetime import date

from dashboard.clock.calendar import roll_back
from dashboard.clock.deadlines import Deadline
from dashboard.clock.period import count
from dashboard.clock.policy import LAWFUL, ClockPolicy
from dashboard.clock.steps import Reason, Step
from dashboard.vocabulary import Refused


def notice_due(obtained: date, first_contact: date | None = None, policy: ClockPolicy = LAWFUL) -> Deadline:
    """Return when the person must have been told, from the Helsinki date on which the data were obtained.

    `first_contact`: the first communication with the person or disclosure to another, which is never rolled.
    The internal target is the last working day within the period. Raises `Refused` for an earlier contact.
    """
    if first_contact and first_contact < obtained:
        raise Refused(
            "The first contact cannot be on {first_contact}, before the data were obtained on {obtained}.",
            first_contact=first_contact,
            obtained=obtained,
        )
    month = count(obtained, policy.reply_months, policy)
    due = min(month.due, first_contact or month.due)
    target = roll_back(min(due, month.last_day), eves_are_working_days=policy.eves_are_working_days)
    target = max(obtained, target)
    contact = (Step.of(Reason.FIRST_CONTACT, first_contact=first_contact),) if first_contact else ()
    steps = (
        Step.of(Reason.OBTAINED, obtained=obtained),
        month.month_step,
        *month.roll_steps,
        *contact,
        Step.of(Reason.TARGET_WITHIN, target=target),
    )
    return Deadline(due=due, base_due=month.due, internal_target=target, steps=steps)
