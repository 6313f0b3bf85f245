"""The whole policy as one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.clock import ClockPolicy
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
)
from dashboard.policy.words import AppliesTo
from dashboard.vocabulary import Relationship, Source


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What the company decided; `hash` is the SHA-256 of it in a canonical form, overrides included."""

    four_eyes: bool
    controller: Controller
    notice: Notice
    retention: tuple[RetentionRule, ...]
    financial_year_end: tuple[int, int]
    last_contact: LastContact
    left_company: LeftCompany
    relationship: RelationshipRule
    source_mapping: Mapping[str, Source]
    source_rules: SourceRules
    lawful_basis: tuple[LawfulBasis, ...]
    recipients: tuple[Recipient, ...]
    declared: tuple[DeclaredItem, ...]
    controls: ControlRules
    identity: Identity
    shared_mailboxes: tuple[str, ...]
    attested_absent: tuple[str, ...]
    thresholds: Thresholds
    clock: ClockPolicy
    reminders: Reminders
    hash: str

    @property
    def declared_columns(self) -> frozenset[str]:
        """Every column of persons that clause 6 covers; any other that is filled is a finding."""
        return frozenset(column for item in self.declared for column in item.columns)

    def rules(self, applies_to: AppliesTo) -> tuple[RetentionRule, ...]:
        """Return the retention rules for one kind of thing, in the order in which they are tried."""
        return tuple(rule for rule in self.retention if rule.applies_to is applies_to)

    def rule(self, code: str) -> RetentionRule | None:
        """Return the retention rule with this code, or None where the policy has dropped it."""
        return next((rule for rule in self.retention if rule.rule == code), None)

    def basis(self, relationship: Relationship, source: Source) -> LawfulBasis | None:
        """Return the lawful basis for a person, or None where the source is unknown or not in the notice."""
        fitting = (b for b in self.lawful_basis if relationship in b.relationship and source in b.source)
        return next(fitting, None)

    def financial_year_end_on(self, day: date) -> date:
        """Return the end of the financial year that `day` belongs to."""
        month, last = self.financial_year_end
        end = date(day.year, month, last)
        return end if day <= end else date(day.year + 1, month, last)
