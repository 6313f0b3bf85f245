"""How far the records of some cases have come on their way through Salesforce."""

from collections.abc import Sequence

from dashboard.databases import Page

Rows = list[dict[str, object]]


def cases(page: Page, case_ids: Sequence[str]) -> Rows:
    """Return a row a case: its version and state, and its records: done, refused, downloaded, standing."""
    return page.rows("write_back/cases", case_ids=list(case_ids))


def items(page: Page, case_ids: Sequence[str]) -> Rows:
    """Return how many records of each object the cases change: object, action, result, code, records."""
    return page.rows("write_back/items", case_ids=list(case_ids))
