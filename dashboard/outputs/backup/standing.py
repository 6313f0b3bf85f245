"""The queue that a restore is about to replace, asked what has to stay forgotten."""

from contextlib import closing
from dataclasses import dataclass, field

from dashboard.databases import Ask, EngineError, Held, Store
from dashboard.decisions.account import Account, read
from dashboard.decisions.journal import Forgotten, key_of
from dashboard.decisions.remembered import counting
from dashboard.outputs.backup.archive import Manifest
from dashboard.settings import Settings
from dashboard.vocabulary import Refused


@dataclass(frozen=True)
class Standing:
    """What the replaced queue knows: its last event, what stays forgotten. Nothing where it is unreadable.

    `material`: what is left of it, None where its history does not go on from the backup's; `accounts` as
    they are in it.
    """

    seq: int = 0
    hash: str = ""
    forgotten: Forgotten = field(default_factory=Forgotten)
    material: frozenset[str] | None = None
    accounts: tuple[Account, ...] = ()

    @property
    def goes_on(self) -> bool:
        """Whether its history goes on from the backup's."""
        return self.material is not None


def read_standing(settings: Settings, manifest: Manifest) -> Standing:
    """Return what the queue of a data folder knows, as far as it can be read; `Held` while the app runs."""
    if not settings.has_queue:
        return Standing()
    try:
        with closing(Store(settings)) as store, store.looking() as ask:
            return _read(ask, manifest)
    except Held:
        raise
    except (Refused, EngineError):  # a damaged queue is what one restores for
        return Standing()


def _read(ask: Ask, manifest: Manifest) -> Standing:
    head = next(iter(ask("queue/head")), {"seq": 0, "hash": ""})
    forgotten = Forgotten({key_of(row): row for row in counting(ask)})
    shared = ask("queue/chain/seals", seqs=[manifest.seq])
    goes_on = [row["hash"] for row in shared] == [manifest.hash]
    left = frozenset(str(row["material_id"]) for row in ask("queue/material/ids")) if goes_on else None
    accounts = tuple(map(read, ask("queue/account/all")))
    return Standing(int(str(head["seq"])), str(head["hash"]), forgotten, left, accounts)
