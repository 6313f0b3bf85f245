"""The query jobs of the small Salesforce: what a describe tells, and what a query brings, page by page.

Written after the Bulk API 2.0 guide: `queryAll` brings what lies in the bin too, compound and binary fields
are refused, every value is quoted, every page has the header, and a locator leads from page to page.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import datetime

from tests.generator import fields
from tests.generator.dialects import BULK
from tests.generator.fields import Kind
from tests.org.records import DAYS_IN_BIN

_SOQL = re.compile(r"select ([\w, ]+) from (\w+)(?: where SystemModstamp >= (\S+))?", re.IGNORECASE)
_TYPES = {
    Kind.BOOLEAN: "boolean",
    Kind.DAY: "date",
    Kind.MOMENT: "datetime",
    Kind.NUMBER: "double",
    Kind.TEXT: "string",
}
# Fields of kinds that the Bulk API does not query, beside the addresses.
REFUSED = {"Account": {"Logo__c": "base64", "Place__c": "location"}}


class QueryRefused(Exception):
    """No such query can be made: the code, and what it is about."""


@dataclass
class Sight:
    """What the one who signs in may see of an org, beside what it has."""

    unreadable: set[str] = field(default_factory=set)  # described, but not for queries
    forbidden: set[str] = field(default_factory=set)  # described like any other, and its job fails
    hidden: set[str] = field(default_factory=set)  # fields, as Object.Field


@dataclass
class Query:
    """One query job; its rows are those of the moment when it worked."""

    id: str
    operation: str
    object: str
    columns: list[str]
    since: datetime | None
    created: datetime
    state: str = "UploadComplete"
    polls: int = 0
    rows: list[list[str]] = field(default_factory=list)
    error: str = ""

    def told(self, version):
        told = {
            "id": self.id,
            "operation": self.operation,
            "object": self.object,
            "createdDate": f"{self.created.isoformat(timespec='milliseconds')}+0000",
            "state": self.state,
            "contentType": "CSV",
            "apiVersion": float(version),
            "jobType": "V2Query",
            "numberRecordsProcessed": len(self.rows),
        }
        return told | ({"errorMessage": self.error} if self.error else {})

    def page(self, start, size):
        """Return a page as CSV, how many records it has, where the next one starts, None after the last."""
        rows, end = self.rows[start : start + size], start + size
        out = io.StringIO()
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(rows)
        return out.getvalue().encode(), len(rows), end if end < len(self.rows) else None


def described(org, sight, name):
    """Return what a describe tells of an object, None where there is none."""
    if name not in org.columns:
        return None
    shown = [each for each in org.columns[name] if f"{name}.{each}" not in sight.hidden]
    kinds = {
        each: "address" if each in fields.COMPOUND_ADDRESSES else _TYPES[fields.kind(each)] for each in shown
    }
    told = [{"name": each, "type": kind} for each, kind in (kinds | REFUSED.get(name, {})).items()]
    return {"name": name, "queryable": name not in sight.unreadable, "fields": told}


def parsed(org, sight, asked, number, now):
    """Return the job that a request makes. Raises `QueryRefused`."""
    if asked.get("operation") not in ("query", "queryAll"):
        raise QueryRefused("INVALIDJOB", f"InvalidJob : {asked.get('operation')} is no query")
    found = _SOQL.fullmatch(asked["query"])
    if not found:
        raise QueryRefused("API_ERROR", "MALFORMED_QUERY: unexpected token")
    told = described(org, sight, found[2])
    if told is None or not told["queryable"]:
        raise QueryRefused("API_ERROR", f"INVALID_TYPE: sObject type '{found[2]}' is not supported.")
    types, columns = {each["name"]: each["type"] for each in told["fields"]}, found[1].split(",")
    for column in columns:
        if column not in types:
            raise QueryRefused("API_ERROR", f"INVALID_FIELD: No such column '{column}'")
        if types[column] in ("address", "location", "base64"):
            raise QueryRefused(
                "API_ERROR", "FUNCTIONALITY_NOT_ENABLED: Selecting compound data not supported"
            )
    since = datetime.fromisoformat(found[3].rstrip("Z")) if found[3] else None
    return Query(f"7505q{number:010d}AAA", asked["operation"], found[2], columns, since, now)


def worked(org, sight, query, now):
    """Look the rows of a query up; one that may not be read ends as failed."""
    if query.object in sight.forbidden:
        query.state, query.error = "Failed", f"INSUFFICIENT_ACCESS: no access to {query.object}"
        return
    org.store.purge(now - DAYS_IN_BIN)
    query.rows = [
        [BULK.cell(column, row.get(column)) for column in query.columns]
        for row in org.records[query.object].values()
        if (query.operation == "queryAll" or not row.get("IsDeleted"))
        and (query.since is None or row["SystemModstamp"] >= query.since)
    ]
    query.state = "JobComplete"
