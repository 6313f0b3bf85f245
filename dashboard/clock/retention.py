"""How long data are kept. Retention ends are no time limits: they are never rolled to a working day."""

from datetime import date, timedelta
from typing import Final

from dashboard.clock.calendar import add_months

VOUCHER_YEARS: Final = 6
BOOK_YEARS: Final = 10


def retention_end(reference: date, *, months: int = 0, days: int = 0) -> date:
    """Return the last day of keeping: calendar months from `reference`, clamped to month end, then days."""
    return add_months(reference, months) + timedelta(days=days)


def vouchers_until(financial_year_end: date) -> date:
    """Return the last day of keeping vouchers: six years from the end of the calendar year it ended in.

    Accounting Act 1336/1997, chapter 2, section 10(2).
    """
    return date(financial_year_end.year + VOUCHER_YEARS, 12, 31)


def books_until(financial_year_end: date) -> date:
    """Return the last day of keeping books: ten years from the end of the financial year.

    Accounting Act 1336/1997, chapter 2, section 10(1).
    """
    return retention_end(financial_year_end, months=12 * BOOK_YEARS)
