"""The weekly export as it arrives: numbered zips, large objects continued, some rows in both."""

import csv
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tests.generator.dialects import WEEKLY
from tests.generator.fields import Row
from tests.generator.ids import KEY_PREFIXES, salesforce_id
from tests.generator.writers import write_sheets

ORGANIZATION = salesforce_id(KEY_PREFIXES["Organization"], 0)
CONTINUED = ("Contact", "Task", "EmailMessage")
OVERLAP = 3


def write_weekly(
    rows: Iterable[tuple[str, Row]], folder: Path, missing_in_second: dict[str, str] | None = None
) -> list[Path]:
    """Write WE_…_1.ZIP and _2.ZIP; `missing_in_second` names a column that an object's second part lacks."""
    folder.mkdir(parents=True, exist_ok=True)
    targets = [folder / f"WE_{ORGANIZATION}_{n}.ZIP" for n in (1, 2)]
    with tempfile.TemporaryDirectory() as scratch:
        counts = write_sheets(rows, Path(scratch), WEEKLY)
        with zipfile.ZipFile(targets[0], "w", zipfile.ZIP_DEFLATED) as archive:
            for name, count in counts.items():
                end = _first_part(name, count)
                archive.write(_part(Path(scratch) / f"{name}.csv", 0, end, ""), f"{name}.csv")
        with zipfile.ZipFile(targets[1], "w", zipfile.ZIP_DEFLATED) as archive:
            for name in CONTINUED:
                start = max(0, _first_part(name, counts[name]) - OVERLAP)
                missing = (missing_in_second or {}).get(name, "")
                archive.write(
                    _part(Path(scratch) / f"{name}.csv", start, counts[name], missing), f"{name}.csv"
                )
    return targets


def _first_part(name: str, count: int) -> int:
    return (count * 2 + 2) // 3 if name in CONTINUED else count


def _part(source: Path, start: int, end: int, missing: str) -> Path:
    """Return a file with the records from `start` until `end`, without the column `missing`."""
    target = source.with_suffix(".part")
    with (
        source.open(encoding="utf-8", newline="") as old,
        target.open("w", encoding="utf-8", newline="") as new,
    ):
        reader = csv.reader(old)
        header = next(reader)
        kept = [place for place, column in enumerate(header) if column != missing]
        writer = csv.writer(new, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow([header[place] for place in kept])
        for number, record in enumerate(reader):
            if start <= number < end:
                writer.writerow([record[place] for place in kept])
    return target
