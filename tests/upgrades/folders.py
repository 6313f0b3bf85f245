"""Data folders as earlier versions left them, made from what `make` wrote down."""

import json
import shutil

import duckdb

from dashboard.settings import Settings
from tests.upgrades.make import FIRST

KEY = b"k" * 32  # the recipe's


def first_folder(data, *, register=True):
    """Make a data folder as the first layout left it, and return its settings."""
    (data / "queue").mkdir(parents=True, mode=0o700)
    (data / "snapshots").mkdir(mode=0o700)
    for name in ("policy.toml", "policy.overrides.json"):
        shutil.copyfile(FIRST / name, data / name)
    (data / "keys").mkdir(mode=0o700)
    (data / "keys" / "signing.key").write_bytes(KEY)
    fill(data / "queue" / "queue.duckdb", "queue")
    if register:
        shutil.copyfile(FIRST / "current", data / "snapshots" / "current")
        fill(data / "snapshots" / f"{(FIRST / 'current').read_text('ascii').strip()}.duckdb", "register")
    return Settings(data=data, demo=False)


def fill(path, name):
    """Write a database anew from its tables; files without lines are tables without rows."""
    with duckdb.connect(path) as connection:
        connection.execute((FIRST / name / "schema.sql").read_text("utf-8"))
        for rows in sorted((FIRST / name).glob("*.json")):
            if rows.stat().st_size:
                connection.execute(f"copy \"{rows.stem}\" from '{rows}' (format json)")


def told(table):
    """Return the rows of a table of the first queue."""
    lines = (FIRST / "queue" / f"{table}.json").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]
