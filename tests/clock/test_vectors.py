"""The worked dates of tests/vectors: every row, as it stands there."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from dashboard.clock import Facts, breach_due, deadline, notice_due
from dashboard.vocabulary import Right

VECTORS = Path(__file__).parent.parent / "vectors"


def rows(name: str) -> list:
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["id"]) for row in csv.DictReader(file)]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def facts_of(row: dict[str, str]) -> Facts:
    clause, name, *rest = row["right"].split(maxsplit=2)
    told = row["extended"].removeprefix("yes, told ") if row["extended"] != "no" else ""
    return Facts(
        right=Right.MARKETING_OBJECTION if clause == "13.7" else Right(name),
        received=date.fromisoformat(row["received"]),
        identity_asked=day(row["id_asked"]),
        identity_verified=day(row["id_verified"]),
        doubt_reason="the address is unknown" if row["id_asked"] else None,
        extension_told=day(told),
        extension_reason="many systems" if told else None,
        refused=any("refused" in word for word in rest),
    )


@pytest.mark.parametrize("row", rows("deadlines.csv"))
def test_a_request_is_due_as_the_vector_says(row):
    received, expected = date.fromisoformat(row["received"]), date.fromisoformat(row["expected_due"])

    notice = row["right"].startswith("Art. 14")
    found = notice_due(received) if notice else deadline(facts_of(row))

    assert found.due == expected


@pytest.mark.parametrize("row", rows("breaches.csv"))
def test_the_authority_is_told_by_the_hour_that_the_vector_says(row):
    due = breach_due(datetime.fromisoformat(row["aware_local"]))

    assert due.isoformat(timespec="minutes") == row["due_local"]
