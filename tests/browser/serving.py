"""Data folders with users, and the server as a child process."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime

from dashboard.databases import Store
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import Role
from tests.people import add_user

USERS = {
    "maija": Role.OFFICER,
    "oskari": Role.OFFICER,
    "sari": Role.STAFF,
    "mauri": Role.MANAGER,
    "pekka": Role.ADMIN,
}
FIRST_TIME = "uuno"


def make_office(folder):
    """Make a data folder with one user a role, and one who has never signed in."""
    settings = Settings(data=folder, demo=False)
    _add_users(settings)
    return settings


def make_demo_office(folder, demo_folder):
    """Make a data folder with a copy of the demo's register and cases, and the same users."""
    shutil.copytree(demo_folder, folder)
    settings = Settings(data=folder, demo=False)
    _add_users(settings)
    return settings


def _add_users(settings):
    store = Store(settings)
    now = datetime.now(UTC).replace(tzinfo=None)
    for user_name, role in USERS.items():
        add_user(store, user_name, role, now, name=f"{user_name.title()} Esimerkki")
    add_user(store, FIRST_TIME, Role.STAFF, now, must_change=True)
    store.close()


@contextmanager
def serving(module="dashboard"):
    """Yield a function that serves settings and returns the address; stop the servers afterwards.

    What they say, their log with it, stands in its `log`.
    """
    running = []

    def serve(settings, *, port=None, **environment):
        port = port or free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", module, "serve", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "REKISTERIVAHTI_DATA": str(settings.data), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        said = serve.log
        for line in process.stdout:
            said.append(line)
            if "open http://" in line:
                # A full pipe would stop it.
                threading.Thread(target=said.extend, args=(process.stdout,), daemon=True).start()
                return f"http://localhost:{port}"
        raise AssertionError("".join(said))

    serve.log = []
    try:
        yield serve
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=60)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
