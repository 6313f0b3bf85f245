"""What is older than seals: one event vouches for it as it stands when this version first opens the queue."""

from datetime import datetime
from typing import Final

from dashboard.databases import Ask, Store
from dashboard.decisions.account import everybody
from dashboard.decisions.account_seals import ACCOUNTS, account_hash
from dashboard.decisions.ledger import record_act
from dashboard.decisions.sealing import UNSEALED
from dashboard.vocabulary import SYSTEM

BEGIN: Final = "begin_sealing"


def begin_sealing(store: Store, now: datetime) -> None:
    """Vouch once for rows and accounts that have no seal, where nothing has one; `now` is naive UTC.

    Where something has a seal and no such event precedes it, what has none was put in: that stays as it is,
    for `verify` to tell.
    """
    with store.looking() as ask:
        if not _is_older(ask):
            return
    with store.transaction() as transaction:
        if _begun(transaction.rows):
            return  # another server was quicker
        older = [row for row in transaction.rows("duckdb/seals") if row["fault"] == "before"]
        details: dict[str, object] = {f"{UNSEALED}{row['table_name']}": row["told"] for row in older}
        if not transaction.rows("queue/chain/accounts"):
            details[ACCOUNTS] = {each.user_name: account_hash(each) for each in everybody(transaction)}
        if details:
            record_act(transaction, SYSTEM, BEGIN, now, details)


def unsealed(ask: Ask) -> int:
    """Return how many rows have no seal."""
    return int(str(ask("queue/chain/unsealed")[0]["unsealed"]))


def _is_older(ask: Ask) -> bool:
    if _begun(ask):
        return False
    return unsealed(ask) > 0 or (bool(ask("queue/account/all")) and not ask("queue/chain/accounts"))


def _begun(ask: Ask) -> bool:
    return ask("queue/chain/sealing_begun")[0]["seq"] is not None
