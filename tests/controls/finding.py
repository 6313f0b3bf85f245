"""What a control finds, as its expected rows are written."""

from dashboard.controls import controls, inputs, offending
from dashboard.vocabulary import SYSTEM
from tests.controls.faulty import NOW

COLUMNS = ("object", "record_id", "subject", "reason", "affected")


def found(store, name, now=NOW):
    (control,) = [each for each in controls() if each.name == f"controls/{name}"]
    with store.page(SYSTEM) as page:
        rows = offending(page, control, inputs(store.settings, now))
    assert all({*COLUMNS, "person_no"} == set(each) for each in rows)
    return [tuple(str(each[column] or "") for column in COLUMNS) for each in rows]
