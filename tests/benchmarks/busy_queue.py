"""A queue with work in it, for a register of any size: requests, decisions, breaches, a round."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

from dashboard import controls
from dashboard.databases import Page, Store
from dashboard.decisions import bulk
from dashboard.decisions.informing import Order, begin_for
from dashboard.decisions.notice_versions import read_versions
from dashboard.demo import DEMO_ACCOUNTS
from dashboard.demonstration import cases
from dashboard.demonstration.cases import OFFICER, Office, Person
from dashboard.settings import Settings
from dashboard.vocabulary import Action, Audience, Channel, Right
from tests.benchmarks.registers import NOW, register_of
from tests.people import add_user

_DECIDED = 500
_TOLD = 500


def busy(work: Path, contacts: int) -> Settings:
    """Return a data folder of its own with the register of that size and a queue with work in it."""
    register = register_of(work, contacts)
    settings = Settings(data=work / f"busy_{contacts}", demo=False)
    shutil.rmtree(settings.data, ignore_errors=True)
    shutil.copytree(register.snapshots, settings.snapshots, copy_function=os.link)
    store = Store(settings)
    try:
        for user_name, role in DEMO_ACCOUNTS.items():
            add_user(store, user_name, role, NOW - timedelta(days=60))
        office = BusyOffice(store)
        cases.work(office)
        office.request(3, Right.ACCESS, Channel.EMAIL, office.busiest)
        _decide(store)
        _inform(store)
        controls.record(store, NOW)
    finally:
        store.close()
    return settings


class BusyOffice(Office):
    """The office of the demo in a register where more have expired than its cases can be about."""

    def __init__(self, store: Store) -> None:
        """Take the first and the last of the retention list, and whoever has the most activities."""
        self.store, self.now = store, NOW
        with store.page(OFFICER) as page:
            (last,) = _numbers(
                page, "select max(list_position) from retention_list where expires_on is not null"
            )
            first = page.rows("retention/list_range", first=1, last=40)
            rest = page.rows("retention/list_range", first=last - 40, last=last)
            (busiest,) = _numbers(
                page,
                "select arg_max(person_no, many) from"
                " (select person_no, count(*) as many from person_activity group by person_no)",
            )
            self.expired = [_person(page, int(str(row["person_no"]))) for row in first]
            self.kept = [_person(page, int(str(row["person_no"]))) for row in rest]
            self.busiest = _person(page, busiest)


def _numbers(page: Page, statement: str) -> list[int]:
    return [number for (number,) in page._cursor.execute(statement).fetchall()]


def _person(page: Page, number: int) -> Person:
    (card,) = page.rows("people/cards", persons=[number])
    records = tuple(str(row["record_id"]) for row in page.rows("people/record_ids", person=number))
    return Person(number, str(card["name"]), str(card["email"]), records)


def _decide(store: Store) -> None:
    with store.page(OFFICER) as page:
        listed = page.rows("retention/list_range", first=1001, last=1000 + _DECIDED)
        chosen = [int(str(row["person_no"])) for row in listed]
        choice = bulk.choose(page, Action.KEEP, chosen, key="bulk", today=NOW.date())
    grounds = bulk.Grounds(reason_code="sale_going_on", until=NOW.date() + timedelta(days=300))
    bulk.decide(store, OFFICER, choice, grounds, today=NOW.date(), now=NOW)


def _inform(store: Store) -> None:
    with store.page(OFFICER) as page:
        version = read_versions(page, store.settings)[-1]
    order = Order(version.version, version.date, Audience.EVERYBODY)
    begin_for(store, OFFICER, order, range(2000, 2000 + _TOLD), key="round", now=NOW)
