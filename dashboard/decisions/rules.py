"""What the policy says about decisions, read afresh so that a changed setting counts at once."""

from dataclasses import dataclass

from dashboard.clock import ClockPolicy
from dashboard.databases import Store
from dashboard.policy import AppliesTo, Identity, Recipient, RetentionRule, load


@dataclass(frozen=True)
class Rules:
    """What steps go by: whether two are needed, who is told (Art. 19), when identity is asked (12(6))."""

    four_eyes: bool
    recipients: tuple[Recipient, ...]
    identity: Identity
    clock: ClockPolicy


def read_rules(store: Store) -> Rules:
    """Return what steps go by at this moment."""
    policy = load(store.settings.policy, store.settings.overrides)
    return Rules(policy.four_eyes, policy.recipients, policy.identity, policy.clock)


def four_eyes(store: Store) -> bool:
    """Tell whether what cannot be undone needs a second approver (off in a one-person office)."""
    return load(store.settings.policy, store.settings.overrides).four_eyes


def smaller_percent(store: Store) -> int:
    """Return by how much an object may be smaller than in the export before and still pass for whole."""
    return load(store.settings.policy, store.settings.overrides).thresholds.smaller_percent


def shared_mailboxes(store: Store) -> frozenset[str]:
    """Return the parts before @ that belong to no single person."""
    return frozenset(load(store.settings.policy, store.settings.overrides).shared_mailboxes)


def retention_rule(store: Store, applies_to: AppliesTo) -> RetentionRule | None:
    """Return the rule by which things of a kind are kept, or None where the policy has none."""
    rules = load(store.settings.policy, store.settings.overrides).rules(applies_to)
    return rules[0] if rules else None
