"""Progress of long commands: a bar on standard error where a person looks at it, or a file for the app."""

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

import click

from dashboard.vocabulary import DashboardError

Progress = Callable[[str, int, int], None]


class ProgressBar:
    """Call it with a stage, how much of it is done and how much there is."""

    def __init__(self, title: str) -> None:
        """`title` stands before the first stage is known."""
        self._bar = click.progressbar(length=1, label=title, file=sys.stderr, hidden=not sys.stderr.isatty())

    def __enter__(self) -> Self:
        self._bar.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.__exit__(kind, error, trace)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show the stage; a new one starts from its own beginning."""
        self._bar.label = stage
        self._bar.length, self._bar.pos = max(total, 1), done
        self._bar.update(0)


def reported(file: Path | None, title: str = "Importing") -> AbstractContextManager[Progress]:
    """Tell progress to `file` where one is given, else on a bar with a `title`."""
    return _ProgressFile(file) if file else ProgressBar(title)


class _ProgressFile(ExitStack):
    """Writes every step, and an error for people, as a line of JSON: what the waiting app shows.

    The error ends the command and is said nowhere else: the app's log would have it, with the names of files.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file: TextIO = self.enter_context(path.open("a", encoding="utf-8"))

    def __enter__(self) -> Progress:  # type: ignore[override]
        return self._tell

    def __exit__(self, *raised: Any) -> bool | None:  # noqa: PYI036 - as ExitStack has it
        if isinstance(raised[1], DashboardError):
            self._write({"error": raised[1].message, "values": raised[1].values})
            super().__exit__(*raised)
            sys.exit(1)
        return super().__exit__(*raised)

    def _tell(self, stage: str, done: int, total: int) -> None:
        self._write({"stage": stage, "done": done, "total": total})

    def _write(self, line: Mapping[str, object]) -> None:
        self._file.write(json.dumps(line, default=str) + "\n")
        self._file.flush()
