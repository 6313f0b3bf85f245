"""Writes a whole register in one of the five dialects."""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

from tests.generator.dialects import BULK, COMMAND_LINE, DATA_LOADER, Dialect
from tests.generator.register import Register
from tests.generator.report import write_report
from tests.generator.weekly import write_weekly
from tests.generator.writers import write_sheets


def _weekly(register: Register, folder: Path) -> None:
    write_weekly(register.rows(), folder)


def _report(register: Register, folder: Path) -> None:
    write_report(register.rows(), folder, datetime.combine(register.today, time(10)))


def _sheets(dialect: Dialect) -> Callable[[Register, Path], object]:
    return lambda register, folder: write_sheets(register.rows(), folder, dialect)


DIALECTS: dict[str, Callable[[Register, Path], object]] = {
    "weekly": _weekly,
    "data_loader": _sheets(DATA_LOADER),
    "bulk": _sheets(BULK),
    "command_line": _sheets(COMMAND_LINE),
    "report": _report,
}


def write(register: Register, folder: Path, dialect: str) -> list[Path]:
    """Write `register` into `folder` in the dialect of this name, and return the files."""
    DIALECTS[dialect](register, folder)
    return sorted(path for path in folder.iterdir() if path.is_file())
