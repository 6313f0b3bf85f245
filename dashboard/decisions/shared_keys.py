"""The keys that a queue goes with: with another, a cookie, a code or an erased person is not recognised.

The queue keeps a fingerprint of each. So a key whose bits have flipped is noticed before anybody is hashed
with it, and so is a server that has not the keys of the others.
"""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from typing import Final

from dashboard.databases import Store
from dashboard.decisions.keys import signing_key, suppression_key
from dashboard.decisions.ledger import record_act
from dashboard.decisions.older_rows import begin_sealing
from dashboard.settings import Settings, backup_folder
from dashboard.text import N_
from dashboard.vocabulary import Actor, Refused

_KEYS: Final[Mapping[str, Callable[[Settings], bytes]]] = {
    "signing.key": signing_key,
    "suppression.key": suppression_key,
}
_ACCEPT: Final = "accept_keys"
_OTHER: Final = N_(
    "keys/{file} is not the one that the other servers of this queue use. Copy the folder keys/ from one of "
    "them, then start again."
)
_CHANGED: Final = N_(
    "keys/{file} is not the key that this queue goes with: it is damaged, or was lost and made anew. Put "
    "keys/{file} of the newest backup ({backup}) in its place, and start again. Only where no backup has it: "
    "python -m dashboard accept-keys"
)


def open_store(settings: Settings, now: datetime) -> Store:
    """Open the store; `now` is naive UTC. Raises `Refused` as `Store` and `check_keys` do."""
    store = Store(settings)
    try:
        check_keys(store, now)
        begin_sealing(store, now)
    except BaseException:
        store.close()
        raise
    return store


def check_keys(store: Store, now: datetime) -> None:
    """Raise `Refused` for a key that is not the queue's; the first that is seen is. A demo is not asked."""
    own = store.settings
    if own.demo:
        return
    with store.transaction() as transaction:
        known = {row["name"]: row["fingerprint"] for row in transaction.rows("queue/shared_keys")}
        for name, print_ in _prints(own).items():
            if name not in known:
                transaction.insert("shared_key", [{"name": name, "fingerprint": print_, "since": now}])
            elif known[name] != print_:
                raise _refusal(own, name)


def accept_keys(settings: Settings, actor: Actor, now: datetime) -> list[str]:
    """Let the queue go on with the keys that are there; return the names of those that are others.

    For an office that has lost a key and every backup of it: what was sealed or hashed with the lost one is
    not recognised any more. `now` is naive UTC.
    """
    with closing(Store(settings)) as store, store.transaction() as transaction:
        known = {row["name"]: row["fingerprint"] for row in transaction.rows("queue/shared_keys")}
        other = {name: each for name, each in _prints(settings).items() if known.get(name, each) != each}
        for name, print_ in other.items():
            transaction.write("queue/set_shared_key", name=name, fingerprint=print_, since=now)
        if other:
            record_act(transaction, actor, _ACCEPT, now, {"what": ", ".join(sorted(other))})
    return sorted(other)


def _prints(settings: Settings) -> dict[str, str]:
    return {name: fingerprint(read(settings)) for name, read in _KEYS.items()}


def _refusal(settings: Settings, name: str) -> Refused:
    if settings.queue_url:
        return Refused(_OTHER, file=name)
    folder = backup_folder(settings)
    backups = [path.name for path in folder.glob("*.zip")]
    return Refused(_CHANGED, file=name, backup=max(backups, default=f"{folder.name}/"))


def fingerprint(key: bytes) -> str:
    """Return what tells a key without giving it away: a part of the SHA-256 of it and its purpose here."""
    return hashlib.sha256(b"fingerprint of a key of Rekisterivahti" + key).hexdigest()[:32]
