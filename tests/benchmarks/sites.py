"""What is measured: the dashboard on a data folder, signed in to, and Streamlit's own pages beside it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import Request, urlopen

from prometheus_client.parser import text_string_to_metric_families

from dashboard.databases import Store, current_snapshot_name, point_at
from dashboard.decisions.account import everybody
from dashboard.register.importing import import_export
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import Role
from tests.benchmarks.registers import NOW, export_of
from tests.browser.serving import free_port, serving
from tests.people import add_user, sign_in

FLOOR = Path(__file__).parent / "floor_pages"
OFFICER = "maija"
IMPORTS = 4
_START_SECONDS = 60
_TOKEN = "0123456789abcdef" * 2
TELLING = {"REKISTERIVAHTI_METRICS_TOKEN": _TOKEN}
_PROCESSOR = ("process_cpu_seconds_total",)
_LOOK_SECONDS = 5


@dataclass(frozen=True)
class Site:
    """Where a page is, and the cookie of whoever is signed in there."""

    address: str
    cookie: str | None = None


def register_with_past(work: Path, contacts: int) -> Settings:
    """Return a data folder whose register has come in week after week, so that its figures have a past."""
    settings = Settings(data=work / f"past_{contacts}", demo=False)
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    if current_snapshot_name(settings) is None:
        for weeks in reversed(range(IMPORTS)):
            moment = NOW - timedelta(weeks=weeks)
            point_at(settings, import_export(settings, [export_of(work, contacts)], now=moment).snapshot_id)
    return settings


def largest_register(work: Path) -> int:
    """Return how many contacts the largest register that has been made in the work folder has."""
    made = (
        folder.name.removeprefix("data_")
        for folder in work.glob("data_*")
        if (folder / "snapshots/current").exists()
    )
    return max((int(each) for each in made if each.isdigit()), default=0)


def cookies_of(settings: Settings, count: int) -> list[str]:
    """Sign an officer in so many times, before the server holds the queue."""
    store, now = Store(settings), datetime.now(UTC).replace(tzinfo=None)
    with store.transaction() as transaction:
        known = {account.user_name for account in everybody(transaction)}
    if OFFICER not in known:
        add_user(store, OFFICER, Role.OFFICER, now, name="Maija Esimerkki")
    cookies = [sign_in(store, OFFICER, now) for _ in range(count)]
    store.close()
    return cookies


@contextmanager
def dashboards(folders: list[Settings]) -> Iterator[list[Site]]:
    """Serve each data folder by a process of its own."""
    with serving() as serve:
        cookies = [cookies_of(settings, 1)[0] for settings in folders]
        yield [
            Site(serve(settings, **TELLING), cookie)
            for settings, cookie in zip(folders, cookies, strict=True)
        ]


def run_seconds(site: Site, screen: str) -> tuple[float, float]:
    """Return how many runs of a screen a dashboard has made, and their seconds together."""
    count, total = (f"rekisterivahti_page_seconds_{what}" for what in ("count", "sum"))
    figures = told(site.address)
    return figures[count, screen], figures[total, screen]


def let_rest(dashboards: list[Site]) -> None:
    """Wait until none works by itself any more: a new copy or day is looked at beside the visits."""
    at_work = dashboards
    while at_work:
        before = [told(site.address)[_PROCESSOR] for site in at_work]
        time.sleep(_LOOK_SECONDS)
        took = [told(site.address)[_PROCESSOR] - least for site, least in zip(at_work, before, strict=True)]
        at_work = [site for site, each in zip(at_work, took, strict=True) if each > _LOOK_SECONDS / 10]


def told(address: str) -> dict[tuple[str, ...], float]:
    """Return what a dashboard that was served with `TELLING` tells of itself, by name and labels."""
    request = Request(f"{address}/metrics", headers={"authorization": f"Bearer {_TOKEN}"})
    with urlopen(request) as answer:
        families = text_string_to_metric_families(answer.read().decode())
    return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}


@contextmanager
def floor_page(name: str, folder: Path) -> Iterator[Site]:
    """Serve `floor_pages/<name>.py` from `folder`, where Streamlit looks for its settings."""
    port = free_port()
    options = {"server.port": port, "server.headless": "true", "browser.gatherUsageStats": "false"}
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            FLOOR / f"{name}.py",
            *(f"--{key}={value}" for key, value in options.items()),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(f"http://localhost:{port}/_stcore/health")
        yield Site(f"http://localhost:{port}")
    finally:
        process.terminate()
        process.wait(timeout=60)


def _await(address: str) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        try:
            with urlopen(address):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)
