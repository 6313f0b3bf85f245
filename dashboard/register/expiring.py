"""Copies of the register that nobody needs any more: clause 12 applies to us, too (Art. 5(1)(e))."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from dashboard.clock import helsinki_date, retention_end
from dashboard.databases import current_snapshot_name, snapshot_moment, snapshot_path
from dashboard.policy import AppliesTo, Policy
from dashboard.register.approval import copies
from dashboard.register.pull import only_pull
from dashboard.settings import Settings
from dashboard.vocabulary import Refused


@dataclass(frozen=True)
class Expired:
    """How many files were deleted: replaced copies of the register, and files of exports."""

    copies: int
    exports: int


def delete_expired(settings: Settings, rules: Policy, today: date) -> Expired:
    """Delete replaced copies and export files whose time is over on `today`, a day in Helsinki.

    The rule is that for export files: a copy that another has replaced is one. The copy in use stays, and
    without one nothing goes. Where the policy has no such rule, nothing does.
    """
    keeping = next(iter(rules.rules(AppliesTo.EXPORT_FILE)), None)
    if keeping is None:
        return Expired(0, 0)

    def is_over(day: date) -> bool:
        return retention_end(day, months=keeping.months, days=keeping.days) < today

    replaced = [path for path, day in _replaced(settings) if is_over(day)]
    exports = [path for path in _files(settings.inbox) if is_over(_written(path))]
    for path in [*replaced, *exports]:
        path.unlink(missing_ok=True)
    _drop_empty_folders(settings.inbox)
    return Expired(len(replaced), len(exports) + _delete_pulled(settings.pulled, is_over))


def _replaced(settings: Settings) -> Iterator[tuple[Path, date]]:
    """Yield each copy that is not in use, with the day of its import."""
    current = current_snapshot_name(settings)
    for name in copies(settings) if current else ():
        moment = snapshot_moment(name)
        if moment and name != current:
            yield snapshot_path(settings, name), helsinki_date(moment)


def _delete_pulled(folder: Path, is_over: Callable[[date], bool]) -> int:
    """Delete what was pulled, whole or not at all: its files build on each other."""
    files = _files(folder)
    if not files or not all(is_over(_written(path)) for path in files):
        return 0
    with suppress(Refused), only_pull(folder):  # a pull that runs renews it
        shutil.rmtree(folder)
    return 0 if folder.exists() else len(files)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]


def _written(path: Path) -> date:
    return helsinki_date(datetime.fromtimestamp(path.stat().st_mtime, UTC))


def _drop_empty_folders(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        with suppress(OSError):  # it is none, or not empty
            path.rmdir()
