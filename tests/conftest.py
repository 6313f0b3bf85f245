"""A real store in a temporary folder, and the people who use it."""

import functools
import os
import shutil
import sys
from datetime import datetime

import duckdb
import hypothesis
import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.databases import Store
from dashboard.session import looking
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import Actor, Role
from tests import demos, postgresql

# A busy machine must not fail a property: no test asserts on wall-clock time.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

# Streamlit's harness looks for components in every installed package, for each app anew: a fifth of its time.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)

# Where workers outnumber the cores, a second thread for a few rows only waits for the first.
if int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")) > (os.cpu_count() or 1):
    duckdb.connect = functools.partial(duckdb.connect, config={"threads": 1})

NOW = datetime(2026, 11, 23, 8, 0)
_MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def own_main():
    """Streamlit's harness leaves its script in the place of `__main__`, which a new process runs first."""
    sys.modules["__main__"] = _MAIN


@pytest.fixture(autouse=True)
def unhurried_visits(monkeypatch):
    """On a busy machine, too, a page shows what came of looking at a new copy."""
    monkeypatch.setattr(looking, "GRACE_SECONDS", 60.0)


@pytest.fixture
def now():
    return NOW


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    """Return the folder of the demo as of `demos.MADE`, the same for all workers: to be copied, not used."""
    own = tmp_path_factory.getbasetemp()
    return demos.built((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demo")


def pytest_addoption(parser):
    parser.addoption(postgresql.OPTION, action="store_true", help="keep every queue on PostgreSQL")


def pytest_collection_modifyitems(config, items):
    if config.getoption(postgresql.OPTION):
        skipped = pytest.mark.skip(reason="about a queue in a file")
        for item in items:
            if item.get_closest_marker("embedded"):
                item.add_marker(skipped)


@pytest.fixture(scope="session")
def queue_template(request):
    """The name of a PostgreSQL database with an empty queue; None where queues are files."""
    if not request.config.getoption(postgresql.OPTION):
        yield None
        return
    with postgresql.template() as name:
        yield name


@pytest.fixture
def settings(tmp_path, queue_template):
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(ROOT / "data" / "policy.toml", folder / "policy.toml")
    if queue_template is None:
        yield Settings(data=folder, demo=False)
        return
    with postgresql.database(queue_template) as url:
        yield Settings(data=folder, demo=False, queue_url=url)


@pytest.fixture(scope="session")
def empty_queue(tmp_path_factory):
    """The files of a queue with its tables and nothing in them: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("empty")
    settings = Settings(data=folder, demo=False)
    Store(settings).close()
    return settings.queue.parent


@pytest.fixture
def store(settings, empty_queue):
    if settings.queue_url is None:
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
