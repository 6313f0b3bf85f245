"""What is known of a breach: coded facts for the history, words for the case material (Art. 33)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from dashboard.text import N_
from dashboard.vocabulary import DataKind, Found, Nature, Refused, Subjects

# Art. 33(5): the facts, the effects and the remedial action are documented of every breach.
DOCUMENTED: Final = ("description", "consequences", "measures")
_WORDS: Final = (*DOCUMENTED, "processor_name", "categories")
_NATURE: Final = N_("Choose what was lost: confidentiality, integrity or availability.")
_DESCRIBE: Final = N_("Describe in a few words what has happened.")
_FUTURE: Final = N_("That moment has not come yet: {moment}.")
_ORDER: Final = N_("{earlier} cannot be after {later}: check the moments.")
_NEGATIVE: Final = N_("A count of persons or records cannot be below zero.")
_ROW: Final = ("occurred_from", "occurred_until", "detected_at", "aware_at")
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class Breach:
    """One breach. Moments are naive UTC; counts are None where nobody knows them yet.

    `aware_at` is None for as long as it is only suspected. The five texts at the end hold personal data or
    may: they are case material.
    """

    detected_at: datetime
    found: Found
    natures: Sequence[Nature]
    subjects: Sequence[Subjects] = ()
    data: Sequence[DataKind] = ()
    occurred_from: datetime | None = None
    occurred_until: datetime | None = None
    aware_at: datetime | None = None
    persons: int | None = None
    records: int | None = None
    estimated: bool = True
    processor: bool = False
    description: str = ""
    consequences: str = ""
    measures: str = ""
    processor_name: str = ""
    categories: str = ""

    @property
    def facts(self) -> dict[str, object]:
        """The coded facts, moments as ISO UTC; what is not known is left out."""
        moments = {name: getattr(self, name) for name in _ROW}
        coded = {
            **{name: _written(moment) for name, moment in moments.items() if moment},
            "found": self.found.value,
            "natures": [each.value for each in self.natures],
            "subjects": [each.value for each in self.subjects],
            "data": [each.value for each in self.data],
            "estimated": self.estimated,
            "processor": self.processor,
            "documented": [name for name in DOCUMENTED if getattr(self, name).strip()],
        }
        counts = {"persons": self.persons, "records": self.records}
        return {**coded, **{name: count for name, count in counts.items() if count is not None}}

    @property
    def words(self) -> dict[str, object]:
        """The texts that are not empty."""
        texts = {name: str(getattr(self, name)).strip() for name in _WORDS}
        return {name: text for name, text in texts.items() if text}


def read_breach(facts: Mapping[str, Any], words: Mapping[str, Any]) -> Breach:
    """Return a breach from what the history and the case material have of it."""
    known: dict[str, Any] = {name: read_moment(facts.get(name)) for name in _ROW}
    known |= {name: str(words.get(name, "")) for name in _WORDS}
    return Breach(
        **known,
        found=Found(facts["found"]),
        natures=_codes(facts, "natures", Nature),
        subjects=_codes(facts, "subjects", Subjects),
        data=_codes(facts, "data", DataKind),
        persons=facts.get("persons"),
        records=facts.get("records"),
        estimated=bool(facts["estimated"]),
        processor=bool(facts["processor"]),
    )


def read_moment(written: object) -> datetime | None:
    """Return a naive UTC moment as the history has it, or None."""
    return datetime.fromisoformat(str(written)) if written else None


def check_breach_facts(breach: Breach, now: datetime) -> None:
    """Raise `Refused` where something is missing or the moments cannot be; `now` is naive UTC."""
    if not breach.natures:
        raise Refused(_NATURE)
    if not breach.description.strip():
        raise Refused(_DESCRIBE)
    for name in _ROW:
        check_past(getattr(breach, name), now)
    _check_order(breach.occurred_from, breach.occurred_until, "occurred_from", "occurred_until")
    _check_order(breach.occurred_from, breach.detected_at, "occurred_from", "detected_at")
    _check_order(breach.detected_at, breach.aware_at, "detected_at", "aware_at")
    if min(breach.persons or 0, breach.records or 0) < 0:
        raise Refused(_NEGATIVE)


def check_past(moment: datetime | None, now: datetime) -> None:
    """Raise `Refused` for a moment that has not come yet; both are naive UTC."""
    if moment and moment > now:
        raise Refused(_FUTURE, moment=moment)


MOMENTS: Final[Mapping[str, str]] = {
    "occurred_from": N_("Began"),
    "occurred_until": N_("Ended"),
    "detected_at": N_("Detected"),
    "aware_at": N_("Became aware"),
}


def _check_order(earlier: datetime | None, later: datetime | None, first: str, second: str) -> None:
    if earlier and later and earlier > later:
        raise Refused(
            _ORDER,
            earlier={"message": MOMENTS[first], "values": {}},
            later={"message": MOMENTS[second], "values": {}},
        )


def _codes(facts: Mapping[str, Any], name: str, kind: type[Code]) -> tuple[Code, ...]:
    return tuple(kind(each) for each in facts[name])


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
