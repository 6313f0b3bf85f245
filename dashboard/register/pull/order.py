"""What a pull goes by, and what it leaves out."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dashboard.register.notes import Message, note
from dashboard.text import N_
from dashboard.vocabulary import Refused

ABSENT: Final = N_(
    "Salesforce shows no {object}: the org does not have it, or whoever signs in may not see it. It is "
    "unknown, not empty."
)
UNREADABLE: Final = N_(
    "Whoever signs in to Salesforce may not read {object} ({code}). It is unknown, not empty."
)

NOT_FOUND: Final = "NOT_FOUND"
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NO_NAME: Final = N_("{name} is no name of a Salesforce object. Write it as the API does: Case, or Visit__c.")


@dataclass(frozen=True)
class PullOrder:
    """How to pull: everything anew or what changed, and how old the last whole pull may be.

    `also` names objects without a table of their own, like Case, which later pulls take as well. `now`
    returns naive UTC; `wait` takes seconds; `progress` is told a stage, how much is done, of how much.
    """

    now: Callable[[], datetime]
    progress: Callable[[str, int, int], None]
    full: bool = False
    full_after_days: int = 7
    also: Sequence[str] = ()
    wait: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        """Raise `Refused` for what cannot be the name of an object."""
        for name in self.also:
            if not _NAME.fullmatch(name):
                raise Refused(_NO_NAME, name=name)


@dataclass(frozen=True)
class LeftOut:
    """An object that was not pulled, and Salesforce's code for why."""

    object_name: str
    code: str

    @property
    def message(self) -> Message:
        """Why, as the report of an import says it."""
        why = ABSENT if self.code == NOT_FOUND else UNREADABLE
        return note(why, object=self.object_name, code=self.code)
