"""What is known of a request when its clock is read: Helsinki dates, and what they must agree on."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final

from dashboard.vocabulary import Refused, Right

AT_ONCE: Final = frozenset({Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL})


@dataclass(frozen=True, kw_only=True)
class Question:
    """Proof of identity asked, and verified or not yet; without `asked` it was verified unasked.

    `doubt_reason`: why identity was in doubt (Art. 12(6)); without it asking for proof pauses nothing.
    `light_proof`: the proof was light (a reply from the address in the register), which never pauses.
    """

    asked: date | None = None
    verified: date | None = None
    doubt_reason: str | None = None
    light_proof: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A request as its clock sees it; every date is a calendar date in Helsinki.

    `identity_asked`, `identity_verified`, `doubt_reason`, `light_proof`: the first `Question`; where identity
    was asked again, `later_questions` follow in their order, each with its own answer.
    `received_first`: the day of receipt as it was recorded before somebody corrected it.
    `answer_by`: the date by which the authority wants its answer (complaint only).
    `extension_reason`: why two more months are needed (Art. 12(3)); required with `extension_told`.
    Raises `Refused` where the facts contradict each other.
    """

    right: Right
    received: date
    identity_asked: date | None = None
    identity_verified: date | None = None
    doubt_reason: str | None = None
    light_proof: bool = False
    later_questions: tuple[Question, ...] = ()
    received_first: date | None = None
    extension_told: date | None = None
    extension_reason: str | None = None
    refused: bool = False
    withdrawn: date | None = None
    answer_by: date | None = None

    def __post_init__(self) -> None:
        """Check the facts against each other."""
        self._check_types()
        self._check_order()
        if self.extension_told and not (self.extension_reason or "").strip():
            raise Refused("An extension needs a reason: say what makes the request complex.")

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of identity, and every proof without one, in order."""
        first = Question(
            asked=self.identity_asked,
            verified=self.identity_verified,
            doubt_reason=self.doubt_reason,
            light_proof=self.light_proof,
        )
        return (*((first,) if first.asked or first.verified else ()), *self.later_questions)

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
        known = [getattr(self, each.name) for each in fields(self)]
        known += [day for question in self.later_questions for day in (question.asked, question.verified)]
        if any(isinstance(each, datetime) for each in known):
            raise TypeError("Facts are Helsinki dates: convert an instant with helsinki_date first.")

    def _check_order(self) -> None:
        for question in self.questions:
            if question.asked and question.asked < self.received:
                raise Refused(
                    "Identity cannot be asked on {asked}, before the request was received on {received}.",
                    asked=question.asked,
                    received=self.received,
                )
        if self.extension_told and self.extension_told < self.received:
            raise Refused(
                "An extension cannot be told on {told}, before the request was received on {received}.",
                told=self.extension_told,
                received=self.received,
            )
        if self.answer_by and self.answer_by < self.received:
            raise Refused(
                "The authority cannot want an answer by {day}, before its letter came on {received}.",
                day=self.answer_by,
                received=self.received,
            )
        if self.withdrawn and self.withdrawn < self.received:
            raise Refused(
                "A request cannot be withdrawn on {withdrawn}, before it was received on {received}.",
                withdrawn=self.withdrawn,
                received=self.received,
            )
