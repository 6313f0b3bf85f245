"""Eight writers in a process of their own, to be killed: what a decision acknowledged is in a file at once.

A line is `opened CASE:ITEMS …` or `stepped CASE:VERSION …`. Whoever reads them leaves out a last one that has
no end: the kill came between two pages of it.
"""

import os
import random
import threading
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

from dashboard.databases import Store
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.items import Act, Item
from dashboard.decisions.plan import Plan
from dashboard.decisions.steps import take_step
from dashboard.settings import Settings
from dashboard.vocabulary import Action, Actor, Kind, Role, Step

WRITERS = 8
OFFICER = Actor("officer", Role.OFFICER)
STAFF = Actor("staff", Role.STAFF)


def write(settings: Settings, acknowledged: Path, round_no: int, writing: Event) -> None:
    """Decide without end, from eight threads; tell when the first decision stands."""
    store = Store(settings)
    file = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def work(writer: int) -> None:
        chance, number = random.Random(f"{round_no}/{writer}"), 0
        while True:
            number += 1
            for told in _decide(store, chance, f"{round_no}/{writer}/{number}"):
                os.write(file, f"{told}\n".encode())
                writing.set()

    threads = [threading.Thread(target=work, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _decide(store: Store, chance: random.Random, key: str):
    """Open one to three cases with what is to be done, then take some of them on; yield what stands."""
    now = datetime.now(UTC).replace(tzinfo=None)
    numbers = [chance.randrange(10**9) for _ in range(chance.randint(1, 3))]
    made = _plan({number: chance.randint(1, 4) for number in numbers})
    drafts = [
        Draft(Kind.MARKETING, Action.OPT_OUT, (_contact(each),), now.date() - timedelta(days=1), "objection")
        for each in made.by_person
    ]
    cases = open_cases(store, OFFICER, drafts, key=key, now=now, snapshot_id=made.snapshot_id, plan=made)
    yield "opened " + " ".join(
        f"{case_id}:{len(items)}" for case_id, items in zip(cases, made.by_person.values(), strict=True)
    )
    for version, step in enumerate((Step.CLAIM, Step.RELEASE_CLAIM, Step.CLAIM), start=1):
        if chance.random() < 0.5:
            return
        take_step(store, STAFF, step, dict.fromkeys(cases, version), now=now)
        yield f"stepped {' '.join(f'{case_id}:{version + 1}' for case_id in cases)}"


def _contact(number: int) -> str:
    return f"003{number:012d}AAA"


def _plan(records: dict[int, int]) -> Plan:
    items = {
        number: tuple(Item("Contact", f"003{number:010d}{each:02d}AAA", Act.OPT_OUT) for each in range(many))
        for number, many in records.items()
    }
    ids = {number: frozenset({_contact(number)}) for number in records}
    return Plan(Action.OPT_OUT, "20261123T060000Z-0001", items, ids)
