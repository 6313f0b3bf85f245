"""`serve`: run the dashboard; without data of one's own, the demo."""

import logging
import os
import tempfile
from functools import partial
from typing import Final

import click

from dashboard import session, settings
from dashboard.commands._notifying import tell_started
from dashboard.commands._progress import ProgressBar
from dashboard.databases import OldCopy, current_snapshot_name, scratch
from dashboard.decisions.account import everybody
from dashboard.demo import DEMO_ACCOUNTS, DEMO_PASSWORD
from dashboard.register import rederive, running
from dashboard.server import application, keep_faults_quiet
from dashboard.session import provider
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import SYSTEM

_log: Final = logging.getLogger(__name__)


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--host", "hosts", multiple=True, help="A name that people type, when a proxy stands before.")
def serve(port: int, address: str, hosts: tuple[str, ...]) -> None:
    """Serve the dashboard to this machine's browser, or through a TLS proxy to the office's."""
    keep_faults_quiet()
    chosen = settings.load()
    # Streamlit reads .streamlit/config.toml from the working directory; a relative data folder survives that.
    os.environ["REKISTERIVAHTI_DATA"] = str(chosen.data)
    os.chdir(ROOT)
    if chosen.demo and current_snapshot_name(chosen) is None:
        _build_demo(chosen)
    # What is set wrongly is told here, in one line.
    settings.second_factor_demanded_of()
    provider.check()
    session.store()  # a queue that another process holds is told here, in one line
    _keep_temporary_files(chosen)
    running.tidy(chosen)
    _renew_old_copy(chosen)
    application(ready=partial(_welcome, chosen, port)).run(
        config={
            "server.port": port,
            "server.address": address,
            "server.allowedHosts": ["localhost", "127.0.0.1", *hosts],
        }
    )


def _keep_temporary_files(chosen: Settings) -> None:
    """Keep uploads that are too large for memory, ours and our imports', in the data folder."""
    os.environ["TMPDIR"] = tempfile.tempdir = str(scratch(chosen.data))


def _renew_old_copy(chosen: Settings) -> None:
    """Work a copy of the register out anew that an older version has made: screens read more than it has."""
    try:
        with session.store().page(SYSTEM):
            return
    except OldCopy:
        with ProgressBar("The copy of the register was made by an older version: working it out anew") as bar:
            rederive(chosen, now=session.now(), progress=bar)


def _build_demo(chosen: Settings) -> None:
    from dashboard.commands import demo  # noqa: PLC0415 - the importer is slow to load and seldom needed

    _say("Building the demo: a made-up register of a made-up company.")
    demo.build(chosen, session.now())


def _welcome(chosen: Settings, port: int) -> None:
    with session.store().transaction() as transaction:
        if not everybody(transaction):
            _say("There are no users yet: stop, and run `python -m dashboard user add NAME --role admin`.")
    _say(f"Rekisterivahti: open http://localhost:{port} (stop with Ctrl+C)")
    if chosen.demo:
        _say(f"This is a demo. Sign in as {', '.join(DEMO_ACCOUNTS)}; password {DEMO_PASSWORD}")
    else:
        _say(f"Data: {chosen.data}")
    tell_started()


def _say(words: str) -> None:
    """Tell whoever starts it, or whoever gathers the log where that is JSON."""
    if settings.log_as_json():
        _log.info("%s", words)
    else:
        click.echo(words)
