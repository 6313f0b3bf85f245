"""Runs the derivation on the open connection of an import."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from dashboard import sql
from dashboard.databases import Connection, execute, spare_memory
from dashboard.databases.connections import attach
from dashboard.policy import Policy
from dashboard.register.derive.inputs import inputs
from dashboard.text import N_

# Run until they change nothing: an UPDATE that passes something on to neighbours, an INSERT in portions.
REPEATED: Final = frozenset(
    {"derive/16_spread", "derive/84_found_token_of_persons", "derive/96_retention_order_of_next"}
)
EARLIER_FIGURES: Final = "derive/earlier/figures"

# What is being done, by the first digit of the steps that do it.
PROGRESS: Final[Mapping[str, str]] = {
    "0": N_("Reading the policy"),
    "1": N_("Recognising persons"),
    "2": N_("Sorting records by person"),
    "3": N_("Sorting activities by person"),
    "4": N_("Sorting campaigns and deals"),
    "5": N_("Finding relationships, sources and last contacts"),
    "6": N_("Gathering objections"),
    "7": N_("Counting retention"),
    "8": N_("Preparing lists, figures and search"),
    "9": N_("Preparing lists, figures and search"),
}


def derive(
    connection: Connection,
    policy: Policy,
    *,
    today: date,
    snapshot_id: str,
    previous: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Build every derived table of a snapshot from its raw tables, once, on the connection that filled them.

    `today` is the Helsinki day of the import, `previous` the file of the snapshot before, whose figures are
    carried over. `progress` is told a sentence of PROGRESS, the step about to run and the number of steps.
    """
    spare_memory(connection)
    values = inputs(policy, today=today, snapshot_id=snapshot_id)
    steps = [name for name in sql.names("derive") if name.count("/") == 1]
    for n, name in enumerate(steps):
        if progress:
            progress(PROGRESS[name.removeprefix("derive/")[0]], n, len(steps))
        run_step(connection, name, values)
    if previous is not None:
        _carry_over(connection, previous)


def run_step(connection: Connection, name: str, values: Mapping[str, object]) -> None:
    """Run a step; a repeated one until it says that it changed no row."""
    needed = {parameter.name: values[parameter.name] for parameter in sql.load(name).parameters}
    changed = execute(connection, name, **needed).fetchall()
    while name in REPEATED and changed[0][0]:
        changed = execute(connection, name, **needed).fetchall()


def _carry_over(connection: Connection, previous: Path) -> None:
    attach(connection, previous, "earlier", read_only=True)
    try:
        execute(connection, EARLIER_FIGURES)
    finally:
        connection.execute("detach earlier")
