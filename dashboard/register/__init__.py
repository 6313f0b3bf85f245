"""The register: an export of Salesforce becomes a snapshot; what is in it is linked and derived."""

from dashboard.register.approval import needs_approval, publish
from dashboard.register.importer import Order, run_import
from dashboard.register.notes import Message
from dashboard.register.report import Difference, FileReport, Report
from dashboard.register.slashes import SlashDates

__all__ = [
    "Difference",
    "FileReport",
    "Message",
    "Order",
    "Report",
    "SlashDates",
    "needs_approval",
    "publish",
    "run_import",
]
