"""The tasks of a week take no more clicks than the README says; seconds are not for a busy machine."""

import pytest

from tests.browser.tasks import TASKS
from tests.browser.tasks_table import TABLE
from tests.browser.week import NOW, do, make_week


@pytest.fixture
def week(tmp_path, demo_folder):
    return make_week(tmp_path, demo_folder)


def test_no_task_takes_more_clicks_than_are_told(week, server, page):
    url = server(week.settings, REKISTERIVAHTI_NOW=NOW.isoformat())

    taken = {task.words: do(page, url, week, task).clicks for task in TASKS}

    told = {each.task: each.clicks for each in TABLE.kept()}
    assert taken.keys() == told.keys()
    assert {} == {task: clicks for task, clicks in taken.items() if clicks > told[task]}
