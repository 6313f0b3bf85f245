"""The parts of the policy as values, in the order of policy.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
from dashboard.vocabulary import Relationship, Right, Source


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text that people read, in both languages."""

    fi: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in `language` (`fi` or `en`); an unknown one is Finnish."""
        return self.en if language == "en" else self.fi


@dataclass(frozen=True, kw_only=True)
class Controller:
    """Who is responsible (clauses 1-2); the contact person is filled in at the office, else empty."""

    name: str
    business_id: str
    address: str
    contact_channel: str
    contact_person: str
    telephone: str


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Which privacy notice is in force (clause 3); the published one has no date."""

    title: Words
    version: str
    date: date | None


@dataclass(frozen=True, kw_only=True)
class RetentionRule:
    """One retention rule (clause 12). `months` holds years, too; both are 0 where the end has no number."""

    rule: str
    name: str
    title: Words
    applies_to: AppliesTo
    relationship: tuple[Relationship, ...]
    condition: Condition
    counted_from: CountedFrom
    months: int
    days: int
    at_end: AtEnd
    ground: Words
    article: str

    def fits(self, relationship: Relationship, condition: Condition) -> bool:
        """Tell whether the rule takes a person of this relationship under this condition."""
        return (
            self.applies_to is AppliesTo.PERSON
            and relationship in self.relationship
            and self.condition in (Condition.NONE, condition)
        )


@dataclass(frozen=True, kw_only=True)
class LastContact:
    """Which tasks count as contact, beside events, messages that arrived and responses to campaigns."""

    closed_task_statuses: tuple[str, ...]
    one_way_task_subtypes: tuple[str, ...]
    outgoing_email: bool


@dataclass(frozen=True, kw_only=True)
class LeftCompany:
    """Columns that tell that somebody has left the company, and what stands in them then."""

    columns: tuple[str, ...]
    ticked: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RelationshipRule:
    """What makes a company a current, former or potential client (clause 4)."""

    won_within_months: int
    won_stages: tuple[str, ...]
    current_types: tuple[str, ...]
    former_types: tuple[str, ...]
    potential_types: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SourceRules:
    """Where records without a LeadSource come from (clause 7)."""

    response_within_days: int
    web_form_users: tuple[str, ...]
    staff_entry: bool
    general_website_values: tuple[str, ...]
    campaign_type: Mapping[str, Source]


@dataclass(frozen=True, kw_only=True)
class LawfulBasis:
    """The lawful basis of a relationship and source (clause 5), with its balancing test where needed."""

    name: str
    relationship: tuple[Relationship, ...]
    source: tuple[Source, ...]
    basis: Basis
    article: str
    purpose: Words
    balancing_test: Words | None


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Who receives data (clauses 4, 8-10) and is told of what (Art. 19).

    `domains`: of the e-mail addresses of its users of Salesforce, in small letters.
    """

    name: str
    kind: RecipientKind
    purpose: Words
    location: str
    told_of: tuple[Told, ...]
    contact: str
    domains: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DeclaredItem:
    """One item of clause 6 and the columns of persons that hold it."""

    item: str
    title: Words
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ControlRules:
    """What the controls look for: words are beginnings of words, of any case."""

    campaign_types: tuple[str, ...]
    other_purposes: tuple[str, ...]
    purchased_words: tuple[str, ...]
    special_words: tuple[str, ...]
    profile_words: tuple[str, ...]
    given_by_staff: tuple[str, ...]
    unused_after_days: int
    hold_review_months: int


@dataclass(frozen=True, kw_only=True)
class Identity:
    """When identity is asked (Art. 12(6)), and for which rights it never is."""

    asked_when: IdentityAsked
    never_for: tuple[Right, ...]


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """`smaller_percent`: a table this much smaller needs consent; `due_soon_days`: when an end is near."""

    smaller_percent: int
    due_soon_days: int


@dataclass(frozen=True, kw_only=True)
class Reminders:
    """Days before a time limit on which a case is brought up; days after which an untouched one is.

    `hour`: from when on in a Helsinki day they are sent, with the other daily work.
    """

    days_before: tuple[int, ...]
    waiting_days: int
    hour: int
