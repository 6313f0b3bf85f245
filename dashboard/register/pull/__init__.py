"""Fresh data without files: the register queried from Salesforce's Bulk API 2.0, kept, and imported."""

from dashboard.register.pull.order import LeftOut, PullOrder
from dashboard.register.pull.pulling import only_pull, pull

__all__ = ["LeftOut", "PullOrder", "only_pull", "pull"]
