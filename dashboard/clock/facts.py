"""What is known of a request when its clock is read: Helsinki dates, and what they must agree on."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final

from dashboard.vocabulary import Refused, Right

AT_ONCE: Final = frozenset({Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL})


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A request as its clock sees it; every date is a calendar date in Helsinki.

    `doubt_reason`: why identity was in doubt (Art. 12(6)); without it asking for proof pauses nothing.
    `light_proof`: the proof was light (a reply from the address in the register), which never pauses.
    `extension_reason`: why two more months are needed (Art. 12(3)); required with `extension_told`.
    Raises `Refused` where the facts contradict each other.
    """

    right: Right
    received: date
    identity_asked: date | None = None
    identity_verified: date | None = None
    doubt_reason: str | None = None
    light_proof: bool = False
    extension_told: date | None = None
    extension_reason: str | None = None
    refused: bool = False
    withdrawn: date | None = None

    def __post_init__(self) -> None:
        """Check the facts against each other."""
        self._check_types()
        self._check_order()
        if self.extension_told and not (self.extension_reason or "").strip():
            raise Refused("An extension needs a reason: say what makes the request complex.")

    @property
    def at_once(self) -> bool:
        """Whether the act itself is due at once: marketing objection (21(3)), consent withdrawn (7(3))."""
        return self.right in AT_ONCE

    def check_today(self, today: date) -> None:
        """Raise `Refused` when the request is said to come after `today`."""
        if self.received > today:
            raise Refused(
                "The request cannot be received on {received}: that day has not come yet.",
                received=self.received,
            )

    def _check_types(self) -> None:
        # A datetime is a date to the type checker, but equals no holiday.
        if any(isinstance(getattr(self, known.name), datetime) for known in fields(self)):
            raise TypeError("Facts are Helsinki dates: convert an instant with helsinki_date first.")

    def _check_order(self) -> None:
        if self.identity_asked and self.identity_asked < self.received:
            raise Refused(
                "Identity cannot be asked on {asked}, before the request was received on {received}.",
                asked=self.identity_asked,
                received=self.received,
            )
        if self.extension_told and self.extension_told < self.received:
            raise Refused(
                "An extension cannot be told on {told}, before the request was received on {received}.",
                told=self.extension_told,
                received=self.received,
            )
        if self.withdrawn and self.withdrawn < self.received:
            raise Refused(
                "A request cannot be withdrawn on {withdrawn}, before it was received on {received}.",
                withdrawn=self.withdrawn,
                received=self.received,
            )
