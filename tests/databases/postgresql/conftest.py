"""Servers of one queue: stores of data folders of their own on one PostgreSQL database."""

import shutil

import pytest

from dashboard.databases import Store
from dashboard.settings import ROOT, Settings
from tests import postgresql


@pytest.fixture(scope="session")
def template():
    if postgresql.URL is None:
        pytest.skip("needs a PostgreSQL server in REKISTERIVAHTI_TEST_POSTGRESQL")
    with postgresql.template() as name:
        yield name


@pytest.fixture
def url(template):
    with postgresql.database(template) as address:
        yield address


@pytest.fixture
def folder_of(tmp_path, url):
    """Make the settings of a server: its own data folder, the common queue and folder of snapshots."""

    def make(name):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        shutil.copy(ROOT / "data" / "policy.toml", folder / "policy.toml")
        return Settings(data=folder, demo=False, queue_url=url, shared=tmp_path / "shared")

    return make


@pytest.fixture
def servers(folder_of):
    """Two servers of one queue."""
    opened = [Store(folder_of("first")), Store(folder_of("second"))]
    yield opened
    for each in opened:
        each.close()
