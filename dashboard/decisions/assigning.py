"""Whose case it is: the assignee answers for it until the case closes; claiming is for work in Salesforce."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from dashboard.databases import Store, Transaction
from dashboard.decisions.account import find
from dashboard.decisions.acts import Act, read_open_one, write_act
from dashboard.vocabulary import Actor, Permission, Refused, allows, require

ASSIGN: Final = "assign"


def assign(store: Store, actor: Actor, case_ids: Sequence[str], assignee: str | None, now: datetime) -> None:
    """Give open cases to `assignee` (a user name), or with None to nobody; `now` is naive UTC.

    Who has a case already is written once. Raises `Denied`, `NotFound`, and `Refused` where a case is closed
    or the assignee is nobody who handles cases.
    """
    require(actor, Permission.REGISTER_REQUEST)
    with store.transaction() as transaction:
        if assignee is not None:
            _check_handler(transaction, assignee)
        for case_id in case_ids:
            case = read_open_one(transaction, case_id)
            if _assigned(transaction, case_id) != assignee:
                write_act(transaction, actor, case, Act(ASSIGN, {"assignee": assignee}), now)


def _check_handler(transaction: Transaction, user_name: str) -> None:
    account = find(transaction, user_name)
    if account is None or not account.active or not allows(account.role, Permission.REGISTER_REQUEST):
        raise Refused("{user} handles no cases: choose an officer or a case handler.", user=user_name)


def _assigned(transaction: Transaction, case_id: str) -> str | None:
    events = transaction.rows("queue/case_events", case_ids=[case_id])
    assigned = [json.loads(str(event["details"])) for event in events if event["step"] == ASSIGN]
    return assigned[-1]["assignee"] if assigned else None
