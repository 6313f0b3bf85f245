"""What the company decides: `data/policy.toml` read and checked, with what screens changed laid over it."""

from dashboard.policy.loading import lacking, load
from dashboard.policy.notice_text import Clause, NoticeVersion, load_notice
from dashboard.policy.parts import (
    Controller,
    ControlRules,
    DeclaredItem,
    Identity,
    LastContact,
    LawfulBasis,
    LeftCompany,
    Notice,
    Recipient,
    RelationshipRule,
    Reminders,
    RetentionRule,
    SourceRules,
    Thresholds,
    Words,
)
from dashboard.policy.policy import Policy
from dashboard.policy.words import (
    AppliesTo,
    AtEnd,
    Basis,
    Condition,
    CountedFrom,
    IdentityAsked,
    RecipientKind,
    Told,
)

__all__ = [
    "AppliesTo",
    "AtEnd",
    "Basis",
    "Clause",
    "Condition",
    "ControlRules",
    "Controller",
    "CountedFrom",
    "DeclaredItem",
    "Identity",
    "IdentityAsked",
    "LastContact",
    "LawfulBasis",
    "LeftCompany",
    "Notice",
    "NoticeVersion",
    "Policy",
    "Recipient",
    "RecipientKind",
    "RelationshipRule",
    "Reminders",
    "RetentionRule",
    "SourceRules",
    "Thresholds",
    "Told",
    "Words",
    "lacking",
    "load",
    "load_notice",
]
