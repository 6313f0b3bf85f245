"""Why a date is what it is: coded steps, each an English sentence to translate, its values and its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, unique
from typing import Self

from dashboard.clock.calendar import public_holidays


@unique
class Reason(Enum):
    """Every reason for a date: the sentence (a msgid with {names}) and the rule it rests on (a msgid too)."""

    RECEIVED = (
        "Received on {received}. The day of receipt is not counted.",
        "Reg. 1182/71 art. 3(1)",
    )
    RECEIVED_CORRECTED = (
        "The day of receipt was first recorded as {first} and corrected to {received}.",
        "Art. 5(1)(d) and (2)",
    )
    OBTAINED = (
        "The data were obtained on {obtained}. That day is not counted.",
        "Reg. 1182/71 art. 3(1)",
    )
    SAME_DAY_NUMBER = (
        "Calendar months: {months}. The period ends on {last_day}, the day with the same number.",
        "Reg. 1182/71 art. 3(2)(c)",
    )
    MONTH_END = (
        "Calendar months: {months}. There is no day {number}: the period ends with the month, on {last_day}.",
        "Reg. 1182/71 art. 3(2)(c)",
    )
    SATURDAY = ("{day} is a Saturday.", "Reg. 1182/71 art. 2(2)")
    SUNDAY = ("{day} is a Sunday.", "Reg. 1182/71 art. 2(2)")
    CLOSED_EVE = (
        "{day} is an eve, on which acts before an authority may wait.",
        "Act 150/1930 § 5",
    )
    EVE_STANDS = (
        "{day} is an eve, not a public holiday: the limit does not move.",
        "Reg. 1182/71 art. 2(1)",
    )
    ROLLED = (
        "The limit moves to the end of the next working day, {due}.",
        "Reg. 1182/71 art. 3(4); EDPB 01/2022 §161",
    )
    EXTENSION_COUNTED = (
        "The extension was told on {told}, in time (by {notice_by}): the limit is counted anew.",
        "Art. 12(3)",
    )
    EXTENSION_LATE = (
        "The extension was told on {told}, after {notice_by}: it changes nothing.",
        "Art. 12(3)",
    )
    REFUSAL = (
        "A refusal is told within the first limit and is never extended.",
        "Art. 12(4)",
    )
    NEVER_EXTENDED = (
        "What is to be done at once is not extended.",
        "Art. 7(3), 21(3)",
    )
    IDENTITY_NOT_ASKED = (
        "Identity was verified without asking for proof: no pause.",
        "Art. 12(6); EDPB 01/2022 §65, §73",
    )
    IDENTITY_NOT_NEEDED = (
        "This right needs no proof of identity: asking for it pauses nothing.",
        "Art. 7(3), 21(3)",
    )
    LIGHT_PROOF = (
        "A light proof of identity was enough: no pause.",
        "Art. 12(6); EDPB 01/2022 §65, §73",
    )
    NO_DOUBT = (
        "No reasonable doubt about identity is recorded: no pause.",
        "Art. 12(6); TSV/224/2023",
    )
    ASKED_LATE = (
        "Identity was asked on {asked}, after {ask_by}. That is undue delay: no pause.",
        "EDPB 01/2022 §159",
    )
    PAUSE_PENDING = (
        "Identity was asked on {asked} and is not verified yet: write to the person by {base_due}.",
        "EDPB 01/2022 §159; Art. 12(6)",
    )
    PAUSE_EMPTY = (
        "Identity was asked on {asked} and verified on {verified}: no days to add.",
        "EDPB 01/2022 §159; Art. 12(6)",
    )
    PAUSE_CREDITED = (
        "Identity was asked on {asked} and verified on {verified}. Days added: {days}, to {last_day}.",
        "EDPB 01/2022 §159; Art. 12(6)",
    )
    RESTART = (
        "Counted from the verification, the limit would be {restart}. The target follows the earlier date.",
        "EDPB 01/2022 §159",
    )
    TARGET = (
        "Internal target: {target}. Working days before the limit: {days}.",
        "House policy",
    )
    TARGET_WITHIN = (
        "Internal target: {target}, the last working day within the period.",
        "House policy",
    )
    AT_ONCE = (
        "Act at once, on {received}. The due date is only the outer limit for the answer.",
        "Art. 7(3), 21(3), 12(3)",
    )
    WITHDRAWN = (
        "The request was withdrawn on {withdrawn}, within the limit: no answer is due any more.",
        "Art. 12(3)",
    )
    NO_STATUTORY_LIMIT = (
        "The law sets no limit for the controller. Answer the authority by the date that it gives.",
        "Art. 77",
    )
    SET_BY_AUTHORITY = (
        "The authority asked for the answer by {day}. Its date is not rolled.",
        "Art. 58(1)(a); Art. 31",
    )
    FIRST_CONTACT = (
        "The first contact is on {first_contact}: if that is earlier, it is the limit, and it does not move.",
        "Art. 14(3)(b) and (c)",
    )

    @property
    def message(self) -> str:
        return self.value[0]

    @property
    def source(self) -> str:
        return self.value[1]


@dataclass(frozen=True)
class Step:
    """One step of a derivation: `code` for programs; `message`, `values`, `source` to translate and show."""

    code: str
    message: str
    source: str
    values: Mapping[str, date | int] = field(default_factory=dict)

    @classmethod
    def of(cls, reason: Reason, **values: date | int) -> Self:
        return cls(reason.name.lower(), reason.message, reason.source, values)

    @classmethod
    def holiday(cls, day: date) -> Self:
        """Return the step that names the public holiday on `day`, in one sentence a holiday."""
        name = public_holidays(day.year)[day]
        return cls("holiday", _holiday_message(name), _HOLIDAY_SOURCE, {"day": day})

    def __str__(self) -> str:
        """Say the step in English, dates in ISO form, the rule in brackets."""
        return f"{self.message.format(**self.values)} ({self.source})"


_HOLIDAY_SOURCE = "Reg. 1182/71 art. 2(1)"
_A_YEAR = 2026  # any year has every holiday


def _holiday_message(name: str) -> str:
    return f"{{day}} is a public holiday: {name}."


def messages() -> tuple[str, ...]:
    """Return every msgid that a step may show: sentences and sources."""
    sentences = [text for reason in Reason for text in reason.value]
    named = [_holiday_message(name) for name in public_holidays(_A_YEAR).values()]
    return tuple(dict.fromkeys([*sentences, *named, _HOLIDAY_SOURCE]))
