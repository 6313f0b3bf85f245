"""A progress bar for long commands: on standard error, and only where a person looks at it."""

import sys
from types import TracebackType
from typing import Self

import click


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
