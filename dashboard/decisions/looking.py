"""Looking at a new copy of the register: what it proves of what was carried out, and who has come back."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.databases import Store
from dashboard.decisions.alarms import watch
from dashboard.decisions.journal import keep_journal
from dashboard.decisions.tasks import NO_HANDS, Hands
from dashboard.decisions.verification import Verification, verify


@dataclass(frozen=True)
class Looked:
    """What came of looking: what was proved, and how many alarms were raised."""

    verification: Verification
    alarms: int


def look(store: Store, now: datetime, hands: Hands = NO_HANDS) -> Looked:
    """Verify by the current copy, then watch for who came back, and write down who stays forgotten.

    `now` is naive UTC. Safe to do again. `hands` is what the controls say of what was corrected by hand.
    """
    looked = Looked(verify(store, now, hands), watch(store, now))
    keep_journal(store)
    return looked
