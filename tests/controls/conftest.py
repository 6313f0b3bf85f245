"""A register with every fault is built once and copied for each test: a copy costs a hundredth."""

import shutil

import pytest

from dashboard.databases import Store
from dashboard.settings import ROOT, Settings
from tests.controls import faulty as faults


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The data folder of an office in which every control finds something."""
    folder = tmp_path_factory.mktemp("faulty")
    shutil.copy(ROOT / "data" / "policy.toml", folder / "policy.toml")
    settings = Settings(data=folder, demo=False)
    store = Store(settings)
    faults.fill(settings, store)
    store.close()
    return folder


@pytest.fixture
def faulty(settings, filled):
    """Return a store on a copy of that folder, for a test of its own."""
    shutil.copytree(filled, settings.data, dirs_exist_ok=True)
    opened = Store(settings)
    yield opened
    opened.close()
