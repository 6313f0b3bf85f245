"""Registers of people who may and may not be mailed, and lists of addresses read back."""

import csv
import io
from datetime import datetime

import fastexcel

from dashboard.outputs.mailing_list import Remark, check_list, pasted
from tests.little_register import contact, key, register_of, row

INDIVIDUAL = {"HasOptedOutSolicit": False, "HasOptedOutProcessing": False}
CONSENT = {"PrivacyConsentStatus": "OptIn", "ContactPointType": "Email", "PartyId": None}
CONSENTED = datetime(2020, 1, 1)


def told(*people, **objects):
    """Return the objects of an export that tells everything of everybody."""
    nobody = {
        "Individual": [row("Individual", 900, LastName="Nobody", **INDIVIDUAL)],
        "ContactPointTypeConsent": [row("ContactPointTypeConsent", 900, CaptureDate=CONSENTED, **CONSENT)],
        "CommSubscriptionConsent": [row("CommSubscriptionConsent", 900, PrivacyConsentStatus="OptIn")],
    }
    given = {name: [*objects.pop(name, []), *rows] for name, rows in nobody.items()}
    contacts = [contact(800, EmailBouncedDate=None, LeadSource=None), *people]
    return {"Contact": contacts, **given, **objects}


def register(settings, *people, **objects):
    more = {name: objects.pop(name) for name in ("hour", "rejects") if name in objects}
    return register_of(settings, told(*people, **objects), **more)


def check(store, officer, now, *addresses):
    """Return what is said of each address that was pasted."""
    return list(check_list(store, officer, pasted("\n".join(addresses)), now).remarks)


def says(store, officer, now, address):
    (remark,) = check(store, officer, now, address)
    return remark


def csv_rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def xlsx_rows(content):
    frame = fastexcel.read_excel(content).load_sheet(0, header_row=None, dtypes="string").to_polars()
    return [[cell or "" for cell in line] for line in frame.iter_rows()]


__all__ = ["Remark", "check", "contact", "csv_rows", "key", "register", "row", "says", "xlsx_rows"]
