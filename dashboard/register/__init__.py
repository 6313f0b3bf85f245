"""The register: an export of Salesforce becomes a snapshot; what is in it is linked and derived."""

from dashboard.register.approval import copies, needs_approval, publish, waiting
from dashboard.register.expiring import delete_expired
from dashboard.register.importer import Order, run_import
from dashboard.register.importing import check_exported_at, import_export
from dashboard.register.notes import Message
from dashboard.register.rederiving import rederive
from dashboard.register.report import Difference, FileReport, Report
from dashboard.register.slashes import SlashDates

__all__ = [
    "Difference",
    "FileReport",
    "Message",
    "Order",
    "Report",
    "SlashDates",
    "check_exported_at",
    "copies",
    "delete_expired",
    "import_export",
    "needs_approval",
    "publish",
    "rederive",
    "run_import",
    "waiting",
]
