"""A data folder of the first layout, and the same one after this version has started on it once."""

from datetime import datetime

import pytest

from dashboard import session
from dashboard.commands import serve
from tests.upgrades.folders import first_folder

LATER = datetime(2026, 11, 26, 8)


@pytest.fixture
def first(tmp_path):
    """Return the settings of a folder that only the first version has seen."""
    return first_folder(tmp_path / "data")


@pytest.fixture
def queue(tmp_path):
    """Return the settings of such a folder without its copy of the register."""
    return first_folder(tmp_path / "data", register=False)


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory):
    """Give the settings of a folder that has been started on; its store is the one of the session."""
    with pytest.MonkeyPatch.context() as patch:
        settings = first_folder(tmp_path_factory.mktemp("first") / "data")
        patch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
        patch.setenv("REKISTERIVAHTI_NOW", LATER.isoformat())
        session.store()
        serve._renew_old_copy(settings)
        yield settings
        session.close_stores()
