"""The height of tables: whole rows, no empty ones."""

import pytest

from dashboard.widgets.tables import MOST_ROWS, fitting

ROW, BORDERS = 35, 2


@pytest.mark.parametrize(("rows", "shown"), [(0, 1), (1, 1), (11, 11), (MOST_ROWS + 1, MOST_ROWS)])
def test_a_table_is_as_high_as_its_rows_with_their_head(rows, shown):
    assert ROW * (shown + 1) + BORDERS == fitting(rows)
