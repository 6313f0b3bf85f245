"""Small disks of our own, where the tests run as root."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

WHY_NOT = "a small disk can only be mounted by root"


@cache
def can_mount() -> bool:
    """Tell whether a disk can be mounted here."""
    with TemporaryDirectory() as folder:
        return _run("mount", "-t", "tmpfs", "-o", "size=1m", "none", folder) and _run("umount", folder)


@contextmanager
def disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount an empty disk of so many bytes ("20m") in memory on a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    assert _run("mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "none", str(folder)), WHY_NOT
    try:
        yield folder
    finally:
        _run("umount", "--lazy", str(folder))


def mounted_anew(folder: Path, options: str) -> None:
    """Change a disk that is mounted: "size=64m", "ro", "rw"."""
    assert _run("mount", "-o", f"remount,{options}", str(folder))


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
