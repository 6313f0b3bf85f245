"""What has come of a sending so far, put together from its sheets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dashboard.outputs.results import Imported
from dashboard.outputs.write_back import HandOut
from dashboard.vocabulary import DashboardError


@dataclass(frozen=True)
class Progress:
    """How far a sending is: a sentence (a gettext id), the sheet and its rows, which of how many sheets."""

    stage: str = ""
    sheet: str = ""
    number: int = 0
    sheets: int = 0
    processed: int = 0
    rows: int = 0

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        if not self.sheets:
            return 0.0
        within = min(1.0, self.processed / self.rows) if self.rows else 0.0
        return min(1.0, (self.number - 1 + within) / self.sheets)


@dataclass
class Outcome:
    """What came of a sending.

    `sent` sheets have their results taken in, `left` were not sent; `withdrawn` jobs of an earlier sending
    had never been closed, and were given up. `told` is what went wrong or must be known, in its order.
    """

    handed: HandOut | None = None
    imported: Imported = field(default_factory=Imported)
    sent: int = 0
    left: int = 0
    withdrawn: int = 0
    told: list[DashboardError] = field(default_factory=list)

    def add(self, imported: Imported) -> None:
        """Count in what one sheet brought."""
        self.imported = _together(self.imported, imported)

    @contextmanager
    def stopping(self) -> Iterator[None]:
        """Let the first error end the sending, and tell it."""
        try:
            yield
        except DashboardError as error:
            self.told.append(error)


def _together(first: Imported, second: Imported) -> Imported:
    executed = tuple(sorted({*first.executed, *second.executed}))
    failed = {**first.failed, **second.failed}
    waiting = {**first.incomplete, **second.incomplete}
    return Imported(
        succeeded=first.succeeded + second.succeeded,
        refused=first.refused + second.refused,
        unprocessed=first.unprocessed + second.unprocessed,
        strangers=first.strangers + second.strangers,
        repeated=first.repeated + second.repeated,
        executed=executed,
        failed=failed,
        incomplete={n: counts for n, counts in waiting.items() if n not in failed and n not in executed},
    )
