"""What the system tells of the disk under a folder: whether it is encrypted, how much room is left."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_DEVICES: Final = Path("/sys/dev/block")
_FOR_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def is_encrypted(folder: Path, devices: Path = _DEVICES) -> bool | None:
    """Tell whether `folder` lies on a device that dm-crypt (LUKS) encrypts; None where nothing tells.

    Only Linux tells, by `/sys/dev/block/MAJOR:MINOR/dm/uuid`, also through LVM and RAID below. A virtual or
    network disk may be encrypted by whoever lends it, which no machine can see from inside.
    """
    number = folder.stat().st_dev
    device = devices / f"{os.major(number)}:{os.minor(number)}"
    return any(_names(device)) if device.exists() else None


def _names(device: Path) -> Iterator[bool]:
    """Yield of the device, and of each below it, whether dm-crypt made it."""
    uuid = device / "dm" / "uuid"
    yield uuid.exists() and uuid.read_text(encoding="ascii").startswith("CRYPT-")
    for below in (device / "slaves").glob("*"):
        yield from _names(below)


def free_bytes(folder: Path) -> int:
    """Return how many bytes may still be written."""
    return shutil.disk_usage(folder).free


def open_to_others(folders: list[Path]) -> list[Path]:
    """Return what in these folders somebody else than the owner may read, write or enter."""
    found = [path for folder in folders if folder.exists() for path in (folder, *folder.rglob("*"))]
    return [path for path in found if path.stat().st_mode & _FOR_OTHERS]
