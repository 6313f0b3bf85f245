"""Where things are: read from the environment on each call, so that a test can point it elsewhere."""

from dashboard.settings.encryption import database_key, old_database_key
from dashboard.settings.folders import DEMO, ROOT, Settings, load, load_own, own_folder
from dashboard.settings.mail import MailServer, Security, mail_server, public_address
from dashboard.settings.moment import now
from dashboard.settings.operations import engine_memory, log_as_json, metrics_token
from dashboard.settings.provider import Provider, check_auth, load_provider
from dashboard.settings.safekeeping import anchor_address, anchor_file, anchors, backup_folder, backups_kept
from dashboard.settings.salesforce import SalesforceAccess, load_salesforce
from dashboard.settings.second_factor import second_factor_demanded_of

__all__ = [
    "DEMO",
    "ROOT",
    "MailServer",
    "Provider",
    "SalesforceAccess",
    "Security",
    "Settings",
    "anchor_address",
    "anchor_file",
    "anchors",
    "backup_folder",
    "backups_kept",
    "check_auth",
    "database_key",
    "engine_memory",
    "load",
    "load_own",
    "load_provider",
    "load_salesforce",
    "log_as_json",
    "mail_server",
    "metrics_token",
    "now",
    "old_database_key",
    "own_folder",
    "public_address",
    "second_factor_demanded_of",
]
