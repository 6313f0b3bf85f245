"""Looking at a copy of the register: what it proves, who has come back, and what every control finds."""

from datetime import datetime

from dashboard import controls
from dashboard.databases import Store
from dashboard.decisions import looking
from dashboard.decisions.looking import Looked


def look(store: Store, now: datetime) -> Looked:
    """Verify, watch, and then keep the figures of the controls; `now` is naive UTC. Safe to do again."""
    looked = looking.look(store, now)
    controls.record(store, now)
    return looked
