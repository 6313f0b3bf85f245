"""A real store in a temporary folder, and the people who use it."""

import shutil
from datetime import datetime

import hypothesis
import pytest

from dashboard.databases import Store
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import Actor, Role

# A busy machine must not fail a property: no test asserts on wall-clock time.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

NOW = datetime(2026, 11, 23, 8, 0)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def settings(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(ROOT / "data" / "policy.toml", folder / "policy.toml")
    return Settings(data=folder, demo=False)


@pytest.fixture(scope="session")
def empty_queue(tmp_path_factory):
    """The files of a queue with its tables and nothing in them: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("empty")
    settings = Settings(data=folder, demo=False)
    Store(settings).close()
    return settings.queue.parent


@pytest.fixture
def store(settings, empty_queue):
    shutil.copytree(empty_queue, settings.queue.parent, dirs_exist_ok=True)
    opened = Store(settings)
    yield opened
    opened.close()


@pytest.fixture
def officer():
    return Actor("officer", Role.OFFICER)


@pytest.fixture
def second_officer():
    return Actor("officer2", Role.OFFICER)


@pytest.fixture
def staff():
    return Actor("staff", Role.STAFF)


@pytest.fixture
def manager():
    return Actor("manager", Role.MANAGER)
