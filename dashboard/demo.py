"""The demo: where its export lies, who may sign in to it, and how its days are moved up to today."""

import csv
import io
import json
import re
from datetime import date, timedelta
from pathlib import Path

from dashboard.vocabulary import Refused, Role

DEMO_EXPORT = Path(__file__).resolve().parents[1] / "data" / "demo" / "export"
DEMO_MARK = "DEMO.json"
DEMO_ACCOUNTS: dict[str, Role] = {
    "officer": Role.OFFICER,
    "officer2": Role.OFFICER,
    "staff": Role.STAFF,
    "manager": Role.MANAGER,
    "admin": Role.ADMIN,
}
# Printed on the demo's sign-in page, refused elsewhere.
DEMO_PASSWORD = "rekisterivahti"  # noqa: S105  # nosec B105

_DAY = re.compile(r"(?<![\w.-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=[T\s\",]|$)")


def shifted_export(source: Path, target: Path, today: date, *, made_on: date | None = None) -> None:
    """Copy the demo export with every ISO day moved by whole days, from its `as_of` to `today`.

    With `made_on`, an earlier day, leave out what had not been created then: the export of that day.
    Raises `Refused` where `source` does not say that it is a demo.
    """
    mark = _mark(source)
    days = today - date.fromisoformat(str(mark["as_of"]))
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted(source.glob("*.csv")):
        text = _moved(file.read_bytes().decode(), days)
        text = _created_by(text, made_on) if made_on else text
        (target / file.name).write_bytes(text.encode())
    (target / DEMO_MARK).write_text(json.dumps(mark | {"as_of": today.isoformat()}) + "\n", encoding="utf-8")


def _mark(source: Path) -> dict[str, object]:
    file = source / DEMO_MARK
    mark: dict[str, object] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if mark.get("demo") is not True:
        raise Refused(
            "{folder} has no file {mark} that says demo. Only the demo's days are moved.",
            folder=source.name,
            mark=DEMO_MARK,
        )
    return mark


def _created_by(text: str, day: date) -> str:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    kept = io.StringIO(newline="")
    writer = csv.DictWriter(kept, rows.fieldnames or (), quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for row in rows if row["CreatedDate"][:10] <= day.isoformat())
    return kept.getvalue()


def _moved(text: str, days: timedelta) -> str:
    return _DAY.sub(lambda found: _later(found[0], days), text)


def _later(day: str, days: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + days).isoformat()
    except ValueError:  # 30 February: somebody's note, no day
        return day
