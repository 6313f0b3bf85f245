"""The tables of policy.toml, one function each; what concerns several of them is in `checks`."""

from datetime import date
from typing import Final

from dashboard.clock import LAWFUL, ClockPolicy
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
    SourceRules,
    Thresholds,
)
from dashboard.policy.reader import Table
from dashboard.policy.words import Basis, IdentityAsked, RecipientKind, Told
from dashboard.text import N_
from dashboard.vocabulary import Relationship, Right, Risk, Source

_HOUR: Final = 7
_LAST_HOUR: Final = 23


def controller(table: Table) -> Controller:
    return Controller(
        name=table.line("name"),
        business_id=table.text("business_id"),
        address=table.text("address"),
        contact_channel=table.line("contact_channel"),
        contact_person=table.text("contact_person", empty=True),
        telephone=table.text("telephone", empty=True),
    )


def notice(table: Table) -> Notice:
    return Notice(title=table.both_languages("title"), version=table.text("version"), date=table.day("date"))


def financial_year_end(table: Table) -> tuple[int, int]:
    """Return (month, day); 2027 is no leap year, so the last day of February is 02-28."""
    value = table.text("financial_year_end")
    try:
        day = date.fromisoformat(f"2027-{value}")
    except ValueError:
        table.refuse("financial_year_end", N_("{file}, line {line}: {key} must be month-day, such as 12-31."))
    return day.month, day.day


def last_contact(table: Table) -> LastContact:
    return LastContact(
        closed_task_statuses=table.texts("closed_task_statuses"),
        one_way_task_subtypes=table.texts("one_way_task_subtypes"),
        outgoing_email=table.flag("outgoing_email"),
    )


def left_company(table: Table) -> LeftCompany:
    return LeftCompany(columns=table.texts("columns"), ticked=table.texts("ticked"))


def relationship(table: Table) -> RelationshipRule:
    return RelationshipRule(
        won_within_months=table.integer("won_within_months", least=1),
        won_stages=table.texts("won_stages"),
        current_types=table.texts("current_types"),
        former_types=table.texts("former_types"),
        potential_types=table.texts("potential_types"),
    )


def source_mapping(table: Table) -> dict[str, Source]:
    """Read a table of free keys: what stands in Salesforce, and the source of the notice that it means."""
    return {value: table.word(value, Source) for value in table.keys()}  # noqa: SIM118 - not a mapping


def source_rules(table: Table) -> SourceRules:
    return SourceRules(
        response_within_days=table.integer("response_within_days"),
        web_form_users=table.texts("web_form_users"),
        staff_entry=table.flag("staff_entry"),
        general_website_values=table.texts("general_website_values"),
        campaign_type=table.table("campaign_type", source_mapping),
    )


def lawful_basis(table: Table) -> LawfulBasis:
    """Read one lawful basis; a legitimate interest without its balancing test is none (Art. 6(1)(f))."""
    basis = table.word("basis", Basis)
    tested = basis is Basis.LEGITIMATE_INTEREST or table.has("balancing_test")
    return LawfulBasis(
        name=table.text("name"),
        relationship=table.some_words("relationship", Relationship),
        source=table.some_words("source", Source),
        basis=basis,
        article=table.text("article"),
        purpose=table.both_languages("purpose"),
        balancing_test=table.both_languages("balancing_test") if tested else None,
    )


def recipient(table: Table) -> Recipient:
    return Recipient(
        name=table.text("name"),
        kind=table.word("kind", RecipientKind),
        purpose=table.both_languages("purpose"),
        location=table.text("location"),
        told_of=table.words("told_of", Told),
        contact=table.text("contact", empty=True),
        domains=tuple(each.lower() for each in table.texts("domains")) if table.has("domains") else (),
    )


def declared(table: Table) -> DeclaredItem:
    return DeclaredItem(
        item=table.text("item"), title=table.both_languages("title"), columns=table.texts("columns")
    )


def controls(table: Table) -> ControlRules:
    return ControlRules(
        campaign_types=table.texts("campaign_types"),
        other_purposes=table.texts("other_purposes"),
        purchased_words=table.texts("purchased_words"),
        special_words=table.texts("special_words"),
        profile_words=table.texts("profile_words"),
        given_by_staff=table.texts("given_by_staff"),
        unused_after_days=table.integer("unused_after_days", least=1),
        hold_review_months=table.integer("hold_review_months", least=1),
    )


def identity(table: Table) -> Identity:
    """Read when identity is asked; clause 13.7 promises that an objection to marketing never asks."""
    never = table.some_words("never_for", Right)
    if Right.MARKETING_OBJECTION not in never:
        sentence = N_("{file}, line {line}: {key} must name {word}: nobody proves who they are to object.")
        table.refuse("never_for", sentence, word=Right.MARKETING_OBJECTION.value)
    return Identity(asked_when=table.word("asked_when", IdentityAsked), never_for=never)


def shared_mailboxes(table: Table) -> tuple[str, ...]:
    return tuple(each.strip().lower() for each in table.texts("shared_mailboxes"))


def attested_absent(table: Table) -> tuple[str, ...]:
    return table.texts("attested_absent")


def thresholds(table: Table) -> Thresholds:
    return Thresholds(
        smaller_percent=table.integer("smaller_percent"), due_soon_days=table.integer("due_soon_days")
    )


def clock(table: Table) -> ClockPolicy:
    return ClockPolicy(
        reply_months=table.integer("reply_months", least=1),
        extended_months=table.integer("extended_months", least=1),
        breach_hours=table.integer("breach_hours", least=1),
        breach_notified_from=_breach_notified_from(table),
        identity_asked_within_working_days=table.integer("identity_asked_within_working_days"),
        internal_target_working_days=table.integer("internal_target_working_days"),
        eves_are_working_days=table.flag("eves_are_working_days"),
    )


def _breach_notified_from(table: Table) -> Risk:
    """Read from which risk on the authority is notified; a file that does not say so has the law's own."""
    name = "breach_notified_from"
    return table.word(name, Risk) if table.has(name) else LAWFUL.breach_notified_from


def reminders(table: Table) -> Reminders:
    hour = table.integer("hour", default=_HOUR)
    if hour > _LAST_HOUR:
        table.refuse("hour", N_("{file}, line {line}: {key} must be an hour from 0 to 23."))
    return Reminders(
        days_before=table.integers("days_before"),
        waiting_days=table.integer("waiting_days", least=1),
        hour=hour,
    )
