"""`python -m tests.generator SIZE FOLDER --dialect weekly --seed 1 --today 2026-11-23` writes a register."""

import argparse
from datetime import date
from pathlib import Path

from tests.generator.exports import DIALECTS, SHEETS, write
from tests.generator.register import generate


def main() -> None:
    parser = argparse.ArgumentParser(description="Write an invented register as Salesforce would export it.")
    parser.add_argument("size", type=int, help="contacts")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dialect", choices=sorted(DIALECTS), default="data_loader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 23))
    parser.add_argument("--activities", type=float, help="tasks, events and messages a contact, on average")
    parser.add_argument("--processes", type=int, default=1, help="the files are the same for any number")
    chosen = parser.parse_args()
    if chosen.processes > 1 and chosen.dialect not in SHEETS:
        parser.error(f"The dialect {chosen.dialect} is written by one process.")
    register = generate(chosen.size, chosen.seed, chosen.today, chosen.activities)
    write(register, chosen.folder, chosen.dialect, chosen.processes)


if __name__ == "__main__":
    main()
