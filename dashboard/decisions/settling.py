"""Settling contradictions: what one record of a person says out of, the others are told, too (Art. 21(3)).

No more is stopped than was refused: where only e-mail is, only e-mail is stopped.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from dashboard.databases import Page, Store
from dashboard.decisions import bulk
from dashboard.decisions.bulk import Grounds, Outcome
from dashboard.vocabulary import Action, Actor, Permission, Refused, Stale, require

MOST: Final = 10_000
CONTRADICTION: Final = "records_contradict"
Rows = list[dict[str, object]]


def contradictions(
    page: Page, *, search: str = "", queued: bool = False, after: int = 0, rows: int = MOST
) -> Rows:
    """Return persons whose records contradict each other: person_no, name, company, email_only.

    `search` comes in small letters without marks; `queued` are those that are being settled.
    """
    return page.rows("opt_outs/conflicts", after=after, rows=rows, search=search, queued=queued)


def settle(
    store: Store,
    actor: Actor,
    snapshot_id: str,
    persons: Sequence[Mapping[str, object]],
    *,
    key: str,
    today: date,
    now: datetime,
) -> Outcome:
    """Queue an opt-out for each person of `contradictions`; one batch for e-mail, one for everything.

    `today` is a Helsinki date, `now` naive UTC. Raises `Refused` where all are in the queue already, and
    `Stale` where the register has been imported anew.
    """
    require(actor, Permission.DECIDE)
    case_ids: list[str] = []
    for action in (Action.OPT_OUT_EMAIL, Action.OPT_OUT):
        numbers = _numbers(persons, email_only=action is Action.OPT_OUT_EMAIL)
        with store.page(actor) as page:
            if page.snapshot is None or page.snapshot.snapshot_id != snapshot_id:
                raise Stale(bulk.NEW_SNAPSHOT)
            choice = bulk.choose(page, action, numbers, key=f"{key}/{action.value}", today=today)
        if choice.persons:
            grounds = Grounds(reason_code=CONTRADICTION)
            case_ids += bulk.decide(store, actor, choice, grounds, today=today, now=now).case_ids
    if not case_ids:
        raise Refused("This contradiction is being settled already: the opt-out is in the queue.")
    return Outcome(action=Action.OPT_OUT, case_ids=tuple(case_ids))


def _numbers(persons: Iterable[Mapping[str, object]], *, email_only: bool) -> list[int]:
    return [int(str(row["person_no"])) for row in persons if row["email_only"] is email_only]
