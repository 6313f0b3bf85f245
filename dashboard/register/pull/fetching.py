"""One object: its query made, waited for, taken page by page; every step is written down when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.register.pull.growing import Growing
from dashboard.register.pull.order import PullOrder
from dashboard.register.pull.planning import query_of
from dashboard.register.pull.sentences import UNFINISHED
from dashboard.register.pull.source import Source
from dashboard.register.pull.state import Fetching, Kept, State, save
from dashboard.salesforce.patience import ENDED, patiently, pauses
from dashboard.vocabulary import NotFound, Refused

_COMPLETE: Final = "JobComplete"
# Pages of a job that is known, and that are not there: it is to be made anew, like one that is unknown.
_GONE: Final = frozenset({"INVALID_QUERY_LOCATOR", "INVALIDJOBSTATE", "INVALID_LOCATOR"})

Tell = Callable[[float], None]


def _to_be_made_anew(error: NotFound | Refused) -> bool:
    return isinstance(error, NotFound) or error.message == UNFINISHED or error.values.get("code") in _GONE


@dataclass(frozen=True)
class Pulling:
    """A pull under way: the org, the folder, what is known so far, the order and the number of this pull."""

    source: Source
    folder: Path
    state: State
    order: PullOrder

    def save(self) -> None:
        """Write down how far it is."""
        save(self.folder, self.state)

    def begin(self, name: str, fields: list[str], *, whole: bool) -> None:
        """Make the job of an object; one that an earlier pull made for it is forgotten."""
        kept = self.state.objects.setdefault(name, Kept())
        query = query_of(name, fields, None if whole else kept.watermark)
        job, created = patiently(lambda: self.source.begin(query), self.order.wait)
        kept.fetching = Fetching(job, created, whole, fields, self._fresh_file(name, kept))
        self.save()

    def _fresh_file(self, name: str, kept: Kept) -> str:
        """Return a file that comes after all that are kept; a pull that takes an object twice needs two."""
        if f"{self.state.pulls:06}/{name}.csv" in kept.files:
            self.state.pulls += 1
        return f"{self.state.pulls:06}/{name}.csv"

    def fetch(self, name: str, tell: Tell) -> tuple[datetime, str]:
        """Take what the job of an object found; return when it was made (naive UTC), and which one it was.

        A job that has failed, or that Salesforce no longer knows, is made anew, once. Raises `Refused`.
        """
        fetching = self._fetching(name)
        try:
            self._take(name, tell)
        except (NotFound, Refused) as error:
            if not _to_be_made_anew(error):
                raise
            self.begin(name, fetching.fields, whole=fetching.whole)
            fetching = self._fetching(name)
            self._take(name, tell)
        return fetching.created, fetching.job

    def _take(self, name: str, tell: Tell) -> None:
        fetching = self._fetching(name)
        total = self._awaited(name, fetching)
        while True:
            tell(fetching.records / total if total else 0.0)
            growing = Growing(self.folder / fetching.file, fetching.bytes, fetching.fields)
            locator = self._page(fetching, growing)
            fetching.bytes, fetching.records = growing.size, fetching.records + growing.records
            fetching.locator = locator
            if not locator:
                self._settle(self.state.objects[name], fetching)
                return
            self.save()

    def _page(self, fetching: Fetching, growing: Growing) -> str:
        return patiently(
            lambda: self.source.page(fetching.job, fetching.locator, growing.take), self.order.wait
        )

    def _awaited(self, name: str, fetching: Fetching) -> int:
        """Wait for the end of a job; return how many records it found."""
        for seconds in pauses():
            status = patiently(lambda: self.source.status(fetching.job), self.order.wait)
            if status.state in ENDED:
                break
            self.order.wait(seconds)
        if status.state != _COMPLETE:
            self.state.objects[name].fetching = None
            self.save()
            raise Refused(UNFINISHED, object=name, code=status.code or status.state)
        return status.records

    def _settle(self, kept: Kept, fetching: Fetching) -> None:
        """Let the file count, with those before it unless it is whole; what no longer counts is deleted."""
        earlier = [] if fetching.whole else kept.files
        kept.files = [*earlier, *([fetching.file] if fetching.whole or fetching.records else [])]
        kept.fields, kept.watermark, kept.fetching = fetching.fields, fetching.created, None
        kept.whole_at = fetching.created if fetching.whole else kept.whole_at
        self.save()
        clear_uncounted(self.folder, self.state)

    def _fetching(self, name: str) -> Fetching:
        fetching = self.state.objects[name].fetching
        assert fetching is not None
        return fetching


def clear_uncounted(folder: Path, state: State) -> None:
    """Delete the files that do not count: of pulls that were killed, or of before a whole pull."""
    counted = state.files()
    for path in folder.glob("*/*.csv"):
        if path.relative_to(folder).as_posix() not in counted:
            path.unlink()
    for path in folder.iterdir():
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
