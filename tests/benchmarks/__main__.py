"""`python -m tests.benchmarks [SECTION…] --work FOLDER` measures, and writes the README's table.

Every section makes what it needs (registers of the sizes it names) in the work folder and finds it there the
next time: all of it takes about an hour and 60 GB at full size. Nothing else should run beside it.
"""

import argparse
import importlib
from pathlib import Path

from tests.benchmarks.table import BENCHMARKS


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure, and write the README's table.")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(BENCHMARKS.sections))
    parser.add_argument("--work", type=Path, required=True, help="where registers are made and kept")
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    for section in chosen.sections or BENCHMARKS.sections:
        found = importlib.import_module(f"tests.benchmarks.{section}").measure(chosen.work)
        BENCHMARKS.keep(section, found)
    BENCHMARKS.draw()


main()
