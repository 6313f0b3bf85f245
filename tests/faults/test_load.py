"""Six sessions for a minute, an import, bulk decisions: no error, nothing lost."""

import sys

import pytest

from tests.faults.at_work import work_together
from tests.faults.load import SHORT

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(sys.platform != "linux", reason="memory and open files are read from /proc"),
]


def test_sessions_imports_and_bulk_decisions_get_on_together(tmp_path):
    found = work_together(tmp_path, SHORT)

    assert [] == found.faults
    assert [] == found.lost
    assert [] == found.elsewhere
    assert found.well, found
    assert found.runs >= SHORT.sessions
    assert found.imports
    assert found.decisions >= 200
    assert found.watch.megabytes
