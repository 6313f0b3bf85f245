"""Keys that all servers of one queue share: with another, a cookie or an erased person is not recognised."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from dashboard.databases import Store
from dashboard.decisions.keys import signing_key, suppression_key
from dashboard.decisions.older_rows import begin_sealing
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import Refused

_KEYS: Final[Mapping[str, Callable[[Settings], bytes]]] = {
    "signing.key": signing_key,
    "suppression.key": suppression_key,
}
_OTHER: Final = N_(
    "keys/{file} is not the one that the other servers of this queue use. Copy the folder keys/ from one of "
    "them, then start again."
)


def open_store(settings: Settings, now: datetime) -> Store:
    """Open the store; `now` is naive UTC. Raises `Refused` as `Store` does, and for keys of one's own.

    The first server of a queue on PostgreSQL says which keys are shared; a queue in a file has one server.
    """
    store = Store(settings)
    try:
        if settings.queue_url:
            _compare(store, now)
        begin_sealing(store, now)
    except BaseException:
        store.close()
        raise
    return store


def _compare(store: Store, now: datetime) -> None:
    own = {name: fingerprint(read(store.settings)) for name, read in _KEYS.items()}
    with store.transaction() as transaction:
        shared = {row["name"]: row["fingerprint"] for row in transaction.rows("queue/shared_keys")}
        for name, print_ in own.items():
            if name not in shared:
                transaction.insert("shared_key", [{"name": name, "fingerprint": print_, "since": now}])
            elif shared[name] != print_:
                raise Refused(_OTHER, file=name)


def fingerprint(key: bytes) -> str:
    """Return what tells a key without giving it away: a part of the SHA-256 of it and its purpose here."""
    return hashlib.sha256(b"fingerprint of a key of Rekisterivahti" + key).hexdigest()[:32]
