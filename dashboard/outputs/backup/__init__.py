"""Backups of the queue, the policy and the keys in one archive, and restoring one."""

from dashboard.outputs.backup.archive import Manifest
from dashboard.outputs.backup.making import Made, back_up, back_up_daily
from dashboard.outputs.backup.restoring import Restored, restore

__all__ = ["Made", "Manifest", "Restored", "back_up", "back_up_daily", "restore"]
