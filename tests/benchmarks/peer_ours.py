"""The same questions asked of the queries that the screens ask."""

from datetime import date
from typing import Any, Final

from dashboard.databases import Page
from dashboard.widgets.list_narrowing import Filters
from dashboard.widgets.list_pages import Days, read
from dashboard.widgets.people_search import find
from tests.benchmarks.peer_data import Asked

Rows = set[tuple[object, ...]]
_YEARS: Final = "year"


class Ours:
    """The screens' queries on one page; their answers in the shape of the others'."""

    def __init__(self, page: Page, asked: Asked, days: list[date], case_id: str) -> None:
        """Take a page; `case_id` is a case about the person who is asked about."""
        self.page, self.asked, self.days, self.case_id = page, asked, days, case_id

    def counts(self) -> Rows:
        rows = self.page.rows("retention/counts", today=self.asked.today, soon=self.asked.soon)
        return {(row["relationship"], row["rule"], row["status"], row["persons"]) for row in rows}

    def list(self) -> Any:
        filters = Filters(status="expired", relationships=(self.asked.relationship,))
        rows, total = read(self.page, filters, Days(self.asked.today, self.asked.soon), 1)
        return [(_number(row["person_no"]), total) for row in rows]

    def sources(self) -> Rows:
        rows = self.page.rows("sources/by_period", unit=_YEARS, since=None, until=None)
        return {
            (row["period"].year, row["source"], row["persons"])
            for row in rows
            if isinstance(row["period"], date)
        }

    def forecast(self) -> Rows:
        rows = self.page.rows("retention/forecast", today=self.asked.today)
        return {(row["month"], row["relationship"], row["persons"]) for row in rows if row["persons"]}

    def what_if(self) -> Rows:
        rows = self.page.rows(
            "retention/what_if",
            today=self.asked.today,
            rules=[self.asked.rule],
            months=[self.asked.months],
            days=[0],
        )
        return {(row["rule"], row["day"], row["would_be_expired"]) for row in rows}

    def opt_outs(self) -> Rows:
        counted: dict[object, dict[object, object]] = {}
        for row in self.page.rows("opt_outs/by_relationship"):
            counted.setdefault(row["relationship"], {})[row["channel"]] = row["persons"]
        return {(name, each.get("email", 0), each.get("phone", 0)) for name, each in counted.items()}

    def file(self) -> Any:
        return [row["record_id"] for row in self.page.rows("case/activities", case_id=self.case_id, rows=200)]

    def word(self) -> Rows:
        rows = self.page.rows("people/hits", word=self.asked.prefix, or_word=self.asked.prefix, rows=2_000)
        return {(row["person_no"],) for row in rows}

    def part(self) -> Rows:
        return {(row["person_no"],) for row in find(self.page, self.asked.nobody)[0]}


def _number(value: object) -> int:
    return int(str(value))
