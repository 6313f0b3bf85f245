"""What a controller may set about its clocks. The defaults are the lawful ones."""

from dataclasses import dataclass
from typing import Final

from dashboard.vocabulary import Risk


@dataclass(frozen=True, kw_only=True)
class ClockPolicy:
    """Lengths of the time limits, and the two habits that the law leaves to the controller.

    `reply_months`: Art. 12(3), one month; also Art. 14(3)(a).
    `extended_months`: Art. 12(3), one month and two more, counted from receipt.
    `identity_asked_within_working_days`: what "without undue delay" means when identity is asked (EDPB §159).
    `internal_target_working_days`: how much earlier than the limit the office wants to be ready.
    `eves_are_working_days`: off, Midsummer Eve and Christmas Eve move a limit (acts before an authority).
    `breach_hours`: Art. 33(1), elapsed hours.
    `breach_notified_from`: Art. 33(1), the least risk of which the authority is notified.
    """

    reply_months: int = 1
    extended_months: int = 3
    identity_asked_within_working_days: int = 3
    internal_target_working_days: int = 5
    eves_are_working_days: bool = True
    breach_hours: int = 72
    breach_notified_from: Risk = Risk.RISK


LAWFUL: Final = ClockPolicy()
