"""Two servers share one queue on PostgreSQL: signed in on one is signed in on both; what is done is seen."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from dashboard.databases import Store
from dashboard.settings import ROOT
from dashboard.text import text
from dashboard.vocabulary import Actor, Role
from tests import postgresql
from tests.browser.driving import open_screen
from tests.decisions.drafts import opened, right
from tests.registers import contact_id, person, snapshot_of

_ = text("fi")
pytestmark = postgresql.needs_postgresql


@pytest.fixture
def url():
    with postgresql.database() as address:
        yield address


def moved(office, url):
    """Move the queue with the command, as whoever looks after the servers does."""
    return subprocess.run(
        [sys.executable, "-m", "dashboard", "migrate-queue", "--to", "postgresql"],
        cwd=ROOT,
        env={**os.environ, "REKISTERIVAHTI_DATA": str(office.data), "QUEUE_URL": url},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_two_servers_are_one_dashboard(office, url, server, page, sign_in, tmp_path):
    shared = tmp_path / "shared"
    assert "the history is whole" in moved(office, url)
    environment = {"QUEUE_URL": url, "REKISTERIVAHTI_SHARED": str(shared)}
    first_office = replace(office, queue_url=url, shared=shared)
    snapshot_of(first_office, people=[person(1)])
    first = server(office, **environment)
    second_folder = tmp_path / "second"
    shutil.copytree(office.keys, second_folder / "keys")
    second = server(replace(office, data=second_folder), **environment)

    page.goto(f"{first}/requests")
    sign_in(page, "maija")
    open_screen(page, f"{second}/requests")
    expect(page.get_by_role("button", name=_("Sign out"))).to_be_visible()
    third = Store(replace(first_office, data=tmp_path / "third"))
    now = datetime.now(UTC).replace(tzinfo=None)
    received = replace(right((contact_id(1),)), received_on=now.date())
    case_id = opened(third, Actor("maija", Role.OFFICER), received, now)
    third.close()

    for address in (first, second):
        open_screen(page, f"{address}/case?case=1")
        expect(page.get_by_role("heading", name="1", exact=False).first).to_be_visible()
    assert case_id

    page.get_by_role("button", name=_("Sign out")).click()
    open_screen(page, f"{first}/requests")
    expect(page.get_by_role("textbox", name=_("User name"))).to_be_visible()
