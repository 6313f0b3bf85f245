"""Writes a whole register in one of the five dialects."""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

from tests.generator.dialects import BULK, COMMAND_LINE, DATA_LOADER, LEAN
from tests.generator.processes import write_with
from tests.generator.register import Register
from tests.generator.report import write_report
from tests.generator.weekly import write_weekly
from tests.generator.writers import write_sheets


def _weekly(register: Register, folder: Path) -> None:
    write_weekly(register.rows(), folder)


def _report(register: Register, folder: Path) -> None:
    write_report(register.rows(), folder, datetime.combine(register.today, time(10)))


# A file an object: these alone can be made in parts.
SHEETS = {"data_loader": DATA_LOADER, "bulk": BULK, "command_line": COMMAND_LINE, "lean": LEAN}
_OTHERS: dict[str, Callable[[Register, Path], None]] = {"weekly": _weekly, "report": _report}
DIALECTS = (*(name for name in SHEETS if name != "lean"), *_OTHERS)


def write(register: Register, folder: Path, dialect: str, processes: int = 1) -> list[Path]:
    """Write `register` into `folder` in the dialect of this name, and return the files.

    Several `processes` write the same bytes; only dialects in SHEETS can be written by more than one.
    """
    if dialect in _OTHERS:
        assert processes == 1, f"The dialect {dialect} is written by one process."
        _OTHERS[dialect](register, folder)
    elif processes == 1:
        write_sheets(register.rows(), folder, SHEETS[dialect])
    else:
        write_with(processes, register, folder, SHEETS[dialect])
    return sorted(path for path in folder.iterdir() if path.is_file())
