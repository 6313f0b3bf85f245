"""What the company has decided, read afresh so that a changed setting counts at once."""

from dashboard.databases import Store
from dashboard.policy import Policy, load


def read_rules(store: Store) -> Policy:
    """Return the policy at this moment, with what screens have changed over it."""
    return load(store.settings.policy, store.settings.overrides)
