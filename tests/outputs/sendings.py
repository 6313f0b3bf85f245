"""Sendings without a screen: a line to the small Salesforce, and ways in which it breaks."""

from contextlib import contextmanager

import requests

from dashboard.outputs.bulk_api.jobs import SalesforceJobs
from dashboard.outputs.bulk_api.line import Line
from dashboard.settings import SalesforceAccess
from tests.org import Org
from tests.org.ingest import KEY, SECRET


class Killed(BaseException):
    """The process ends here: nothing after this line runs."""


class Mortal(requests.Session):
    """Ends the process at a request: `before` it leaves, or after its answer has come."""

    def __init__(self, at=None, *, before=True):
        super().__init__()
        self.at, self.before, self.count = at, before, 0

    def send(self, request, **more):
        number, self.count = self.count, self.count + 1
        if number == self.at and self.before:
            raise Killed
        answer = super().send(request, **more)
        if number == self.at:
            raise Killed
        return answer


class MortalStore:
    """A store that ends the process at a transaction: before it begins, or after it stands."""

    def __init__(self, store, at=None, *, before=True):
        self.store, self.at, self.before, self.count = store, at, before, 0
        self.page, self.settings = store.page, store.settings

    @contextmanager
    def transaction(self):
        number, self.count = self.count, self.count + 1
        if number == self.at and self.before:
            raise Killed
        with self.store.transaction() as transaction:
            yield transaction
        if number == self.at:
            raise Killed


def org_of(records):
    """Return an org that holds the records of a little register."""
    org = Org()
    for name, rows in records.items():
        for row in rows:
            org.store.add(name, {column: cell for column, cell in row.items() if column != "object"})
    return org


def access_to(salesforce, **more):
    given = {"consumer_key": KEY, "consumer_secret": SECRET} | more
    return SalesforceAccess(salesforce.address, **given)


def line_to(salesforce, store, actor, now, *, session=None, wait=lambda seconds: None, **access):
    """Sign in and return the line of a sending; waiting takes no time unless a test says how."""
    jobs = SalesforceJobs(access_to(salesforce, **access), session)
    return Line(store, actor, jobs, lambda: now, wait, lambda progress: None)
