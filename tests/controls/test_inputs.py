import json
import os
from datetime import UTC, datetime

from dashboard.controls.inputs import inputs


def test_files_of_the_inbox_and_pulled_ones_are_looked_at(settings, now):
    for folder, name in ((settings.inbox, "WE_1.ZIP"), (settings.pulled, "000001/Contact.csv")):
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_bytes(b"")
        written = datetime(2026, 10, 1, 22, tzinfo=UTC).timestamp()
        os.utime(path, (written, written))
    (settings.pulled / ".state.json").write_text("{}", encoding="utf-8")

    found = json.loads(inputs(settings, now)["export_files"])

    assert {"WE_1.ZIP": "2026-10-02", "pulled/000001/Contact.csv": "2026-10-02"} == {
        each["name"]: each["day"] for each in found
    }
