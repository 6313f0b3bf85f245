"""Where things are: read from the environment on each call, so that a test can point it elsewhere."""

from dashboard.settings.folders import DEMO, ROOT, Settings, load, load_own, own_folder
from dashboard.settings.mail import MailServer, Security, mail_server, public_address
from dashboard.settings.moment import now
from dashboard.settings.safekeeping import anchor_address, anchor_file, anchors, backup_folder, backups_kept
from dashboard.settings.salesforce import SalesforceAccess, load_salesforce

__all__ = [
    "DEMO",
    "ROOT",
    "MailServer",
    "SalesforceAccess",
    "Security",
    "Settings",
    "anchor_address",
    "anchor_file",
    "anchors",
    "backup_folder",
    "backups_kept",
    "load",
    "load_own",
    "load_salesforce",
    "mail_server",
    "now",
    "own_folder",
    "public_address",
]
