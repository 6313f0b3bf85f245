"""Secrets of this data folder: random, made at the first start, readable by nobody else."""

import os
import secrets
import threading
from pathlib import Path

from dashboard.databases import keep_on_disk, writable
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import Refused

LENGTH = 32
_DAMAGED = N_(
    "{file} is damaged: restore it from a backup. Without one, delete it and run python -m dashboard "
    "accept-keys: a new key is made, but people who were erased or have objected are not recognised any more."
)
# Visits and the daily work begin together at the first start: one makes the key, the others wait for it.
_one_at_a_time = threading.Lock()


def signing_key(settings: Settings) -> bytes:
    """Return the 32 bytes that names are hashed and forms signed with; make them where there are none."""
    return _key(settings.keys / "signing.key")


def suppression_key(settings: Settings) -> bytes:
    """Return the 32 bytes by which erased and opted-out people are remembered; without them nobody is."""
    return _key(settings.keys / "suppression.key")


def _key(path: Path) -> bytes:
    with _one_at_a_time, writable(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.parent.chmod(0o700)
        if not path.exists():
            _make(path)
    key = path.read_bytes()
    if len(key) != LENGTH:
        raise Refused(_DAMAGED, file=f"{path.parent.name}/{path.name}")
    return key


def _make(path: Path) -> None:
    """Make a key that is whole from the moment that it has its name, or not there."""
    fresh = path.with_name(f"{path.name}.part")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(LENGTH))
        file.flush()
        os.fsync(handle)
    fresh.replace(path)
    keep_on_disk(path.parent)
