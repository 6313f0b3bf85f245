"""What waits to be carried out in Salesforce: batches, their cases, and how far their records have come."""

from collections.abc import Sequence

from dashboard.databases import Page

Rows = list[dict[str, object]]


def batches(page: Page) -> Rows:
    """Return a row a batch, state and claimer: batch, kind, action, state, claimed_by, cases, case_ids."""
    return page.rows("write_back/batches")


def cases(page: Page, case_ids: Sequence[str]) -> Rows:
    """Return a row a case: its version and state, and its records: done, refused, downloaded, standing."""
    return page.rows("write_back/cases", case_ids=list(case_ids))


def items(page: Page, case_ids: Sequence[str]) -> Rows:
    """Return how many records of each object the cases change: object, action, result, code, records."""
    return page.rows("write_back/items", case_ids=list(case_ids))
