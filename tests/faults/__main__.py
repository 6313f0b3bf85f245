"""`python -m tests.faults [SECTION…] [--full]` tries the faults, and writes the README's table.

Without --full as short as CI does it, and the table stays as it is. All of it takes about an hour;
nothing else should run beside `load`. The full disk and the read-only folder need to be root, to mount one.
"""

import argparse
import importlib
import logging
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.table import FAULTS


def main() -> int:
    parser = argparse.ArgumentParser(description="Try the faults, and write the README's table.")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(FAULTS.sections))
    parser.add_argument("--full", action="store_true", help="as long as the table says, and write it")
    chosen = parser.parse_args()
    logging.disable()  # of what is provoked
    failed = False
    for section in chosen.sections or FAULTS.sections:
        with tempfile.TemporaryDirectory(prefix="faults-") as work:
            module = importlib.import_module(f"tests.faults.{section}")
            found = module.measure(Path(work), full=chosen.full)
        for each in found:
            print(f"{'ok  ' if each.met else 'FAIL'} {each.what}: {each.found} {each.remark}", flush=True)
        failed = failed or not all(each.met for each in found)
        if chosen.full:
            FAULTS.keep(section, found)
    if chosen.full:
        FAULTS.draw()
    return failed


if __name__ == "__main__":
    sys.exit(main())
