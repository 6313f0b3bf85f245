"""Keep untils whose last day has passed: they protect nobody any more, and the history says since when."""

from datetime import datetime

from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions.case import in_force, read_all, read_open
from dashboard.decisions.steps import Words, write_step
from dashboard.vocabulary import SYSTEM, Kind, Step


def lapse(store: Store, now: datetime) -> int:
    """Let every keep until that has run out lapse, and return how many; `now` is naive UTC."""
    with store.transaction() as transaction:
        kept = [case for case in read_open(transaction) if case.kind is Kind.KEEP_UNTIL]
        valid = {case.case_id for case in in_force(kept, helsinki_date(now))}
        over = read_all(transaction, [case.case_id for case in kept if case.case_id not in valid])
        write_step(transaction, SYSTEM, Step.LAPSE, over, now=now, words=Words(reason_code="until_passed"))
    return len(over)
