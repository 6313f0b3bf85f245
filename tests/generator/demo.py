"""The committed demo export: `python -m tests.generator.demo` writes it anew."""

import json
from datetime import date
from pathlib import Path

from tests.generator.dialects import DATA_LOADER
from tests.generator.register import generate
from tests.generator.writers import write_sheets

FOLDER = Path(__file__).parents[2] / "data" / "demo" / "export"
SIZE, SEED, AS_OF = 400, 59, date(2026, 11, 23)


def write_demo(folder: Path) -> None:
    """Write the demo's files and the mark that says what they are."""
    write_sheets(generate(SIZE, SEED, AS_OF).rows(), folder, DATA_LOADER)
    mark = {"demo": True, "as_of": AS_OF.isoformat()}
    (folder / "DEMO.json").write_text(json.dumps(mark) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_demo(FOLDER)
