"""A register in which a notice has changed, rounds that tell of it, and what became of each person."""

from datetime import date, datetime

from dashboard import policy
from dashboard.decisions.informing import Order, begin, look_at
from dashboard.decisions.informing_rounds import read_rounds
from dashboard.decisions.notice_versions import publish_notice
from dashboard.outputs import informing
from dashboard.policy import Clause, Words
from dashboard.vocabulary import Audience
from dashboard.widgets.paper_labels import paper_labels
from tests.little_register import contact, key, register_of, row

DAY = date(2026, 11, 1)
LATE = datetime(2026, 9, 1)


def person(number, **cells):
    """A contact whom the staff have added, in September and so to be told by October (Art. 14)."""
    fixed = {"LeadSource": "Cold Call", "CreatedDate": LATE, "LastModifiedDate": LATE}
    return contact(number, **{**fixed, "EmailBouncedDate": None, **cells})


def register(settings, *people, **more):
    """People, with a task so that last contacts are known."""
    tasks = [row("Task", 1, WhoId=None, occurred_at=LATE, ActivityDate=LATE.date(), IsClosed=True)]
    return register_of(settings, {"Contact": list(people), "Task": tasks}, **more)


def change_notice(store, officer, now, version="2", day=DAY, text="Tietoja säilytetään 24 kuukautta."):
    clauses = dict(policy.load_notice(store.settings.notice).clauses)
    clauses["12"] = Clause(title=clauses["12"].title, text=Words(fi=text, en=f"In English: {text}"))
    publish_notice(store, officer, version, day=day, clauses=clauses, reason="Aika puuttui.", now=now)


def order_of(audience=Audience.CHANGE, version="2", changed_on=DAY, **more):
    return Order(version, changed_on, audience, **more)


def look(store, officer, order):
    """Return the hash of what somebody looks at."""
    with store.page(officer) as page:
        return look_at(page, order).hash


def begun(store, officer, now, order=None, form="form"):
    """Queue a round as somebody does who looks at it first; return its case."""
    order = order or order_of()
    return begin(store, officer, order, seen=look(store, officer, order), key=form, now=now)


def round_of(store, officer, case_id):
    with store.page(officer) as page:
        return next(each for each in read_rounds(page) if each.case_id == case_id)


def figures(store, officer, case_id):
    """Return how many stand where, without the zeros."""
    return {name: n for name, n in round_of(store, officer, case_id).counts.items() if n}


def send(store, actor, box, case_id, now):
    """Send to the end, as the app does, and return how it went."""
    number = round_of(store, actor, case_id).number
    running = informing.start(store, actor, box.server, number, paper_labels, now=lambda: now)
    running.join()
    if running.fault:
        raise running.fault
    return running


def deliveries(store):
    """Return every row of notice_delivery: (record ids, version, state), oldest first."""
    with store.transaction() as transaction:
        return transaction._cursor.execute(
            "select salesforce_ids, version, state from queue.notice_delivery order by delivery_id, version"
        ).fetchall()


def steps_of(store, number):
    """Return through which states the notice to a contact has gone."""
    return [state for ids, _version, state in deliveries(store) if key("Contact", number) in ids]
