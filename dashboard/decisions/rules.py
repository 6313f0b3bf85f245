"""What the policy says about decisions, read afresh so that a changed setting counts at once."""

from dashboard import policy
from dashboard.databases import Store


def four_eyes(store: Store) -> bool:
    """Tell whether what cannot be undone needs a second approver (off in a one-person office)."""
    return policy.load(store.settings.policy, store.settings.overrides).four_eyes
