"""A store that the tests of a file share."""

import shutil

import pytest

from dashboard.databases import Store
from dashboard.settings import ROOT, Settings


@pytest.fixture(scope="module")
def module_store(tmp_path_factory, empty_queue):
    folder = tmp_path_factory.mktemp("office")
    shutil.copy(ROOT / "data" / "policy.toml", folder / "policy.toml")
    settings = Settings(data=folder, demo=False)
    shutil.copytree(empty_queue, settings.queue.parent, dirs_exist_ok=True)
    opened = Store(settings)
    yield opened
    opened.close()
