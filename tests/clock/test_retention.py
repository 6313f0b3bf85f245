"""Retention ends: clamped, never rolled; vouchers and books of the Accounting Act."""

from datetime import date

import pytest

from dashboard.clock import books_until, retention_end, vouchers_until


@pytest.mark.parametrize(
    ("financial_year_end", "vouchers", "books"),
    [
        (date(2019, 12, 31), date(2025, 12, 31), date(2029, 12, 31)),
        (date(2024, 3, 31), date(2030, 12, 31), date(2034, 3, 31)),
        (date(2026, 12, 31), date(2032, 12, 31), date(2036, 12, 31)),
        (date(2024, 2, 29), date(2030, 12, 31), date(2034, 2, 28)),
    ],
)
def test_vouchers_and_books_are_kept_as_the_accounting_act_says(financial_year_end, vouchers, books):
    assert vouchers_until(financial_year_end) == vouchers
    assert books_until(financial_year_end) == books


@pytest.mark.parametrize(
    ("reference", "length", "expected"),
    [
        (date(2023, 5, 15), {"months": 36}, date(2026, 5, 15)),  # a claim under 728/2003
        (date(2024, 2, 29), {"months": 36}, date(2027, 2, 28)),  # a Sunday, and not rolled
        (date(2024, 2, 29), {"months": 24}, date(2026, 2, 28)),  # a Saturday, and not rolled
        (date(2024, 2, 29), {"months": 48}, date(2028, 2, 29)),
        (date(2026, 11, 25), {"days": 30}, date(2026, 12, 25)),  # Christmas Day, and not rolled
        (date(2026, 1, 31), {"months": 1, "days": 1}, date(2026, 3, 1)),
        (date(1990, 1, 31), {"months": 13}, date(1991, 2, 28)),  # holidays need not be known
    ],
)
def test_a_retention_end_is_clamped_to_the_month_and_never_rolled(reference, length, expected):
    assert retention_end(reference, **length) == expected
