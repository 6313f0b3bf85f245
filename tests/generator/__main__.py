"""`python -m tests.generator SIZE FOLDER --dialect weekly --seed 1 --today 2026-11-23` writes a register."""

import argparse
from datetime import date
from pathlib import Path

from tests.generator.exports import DIALECTS, write
from tests.generator.register import generate

parser = argparse.ArgumentParser(description="Write an invented register as Salesforce would export it.")
parser.add_argument("size", type=int, help="contacts")
parser.add_argument("folder", type=Path)
parser.add_argument("--dialect", choices=sorted(DIALECTS), default="data_loader")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 23))
chosen = parser.parse_args()
write(generate(chosen.size, chosen.seed, chosen.today), chosen.folder, chosen.dialect)
