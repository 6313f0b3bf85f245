"""Writes a register with several processes: the same bytes as one process would, whatever their number."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from tests.generator.dialects import Dialect
from tests.generator.register import Part, Register
from tests.generator.writers import write_sheets

# How many leads a part wrote, and the part with the ids that it used up.
Made = tuple[int, Part]
Make = Callable[[Part], Made]


def write_with(processes: int, register: Register, folder: Path, dialect: Dialect) -> None:
    """Write `<Object>.csv` for every object: the parts beside one another, put together in their order."""
    write_sheets(register.shared(), folder, dialect)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        together = partial(_together, pool, processes, folder)
        made = together(partial(_clients, register, folder, dialect), register.client_parts())
        parts = register.prospect_parts(sum(leads for leads, _ in made), made[-1][1])
        together(partial(_prospects, register, folder, dialect), parts)


def _together(
    pool: ProcessPoolExecutor, processes: int, folder: Path, make: Make, parts: Iterator[Part]
) -> list[Made]:
    """Have parts made, a few ahead of what is put together, and return what became of them."""
    done: list[Made] = []
    waiting: list[tuple[Part, Future[Made]]] = [
        (part, pool.submit(make, part)) for part in islice(parts, 2 * processes)
    ]
    while waiting:
        part, future = waiting.pop(0)
        done.append(future.result())
        _append(_place(folder, part), folder)
        waiting += [(part, pool.submit(make, part)) for part in islice(parts, 1)]
    return done


def _clients(register: Register, folder: Path, dialect: Dialect, part: Part) -> Made:
    desk = register.desk(part)
    counts = write_sheets(register.clients(part, desk), _place(folder, part), dialect, header=False)
    return counts["Lead"], replace(part, numbers=desk.numbers)


def _prospects(register: Register, folder: Path, dialect: Dialect, part: Part) -> Made:
    desk = register.desk(part)
    counts = write_sheets(register.prospects(part, desk), _place(folder, part), dialect, header=False)
    return counts["Lead"], replace(part, numbers=desk.numbers)


def _place(folder: Path, part: Part) -> Path:
    return folder / f"part {part.company}"


def _append(made: Path, folder: Path) -> None:
    """Put the sheets of a part behind those of the parts before it, and take its folder away."""
    for sheet in made.iterdir():
        with sheet.open("rb") as new, (folder / sheet.name).open("ab") as whole:
            shutil.copyfileobj(new, whole, 1 << 20)
    shutil.rmtree(made)
