"""The detail of what a check has found, in words: its query gives codes, days and names of columns."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from dashboard.outputs.report.field_names import called
from dashboard.policy import AppliesTo, Policy
from dashboard.text import Text
from dashboard.vocabulary import Relationship, Source
from dashboard.widgets.case_labels import label_of

Titles = Mapping[str, str]


def titles_of(_: Text, policy: Policy) -> Titles:
    """Return what every rule of retention is called, by code."""
    return {
        rule.rule: rule.title.in_language(_.language) for each in AppliesTo for rule in policy.rules(each)
    }


def detail(_: Text, control: str, subject: object, titles: Titles) -> str | None:
    """Return the `subject` of a row of a control (its short name) in words; what somebody wrote stays."""
    if subject is None:
        return None
    words = _WORDS.get(control)
    return words(_, str(subject), titles) if words else str(subject)


def _basis(_: Text, subject: str, _titles: Titles) -> str:
    relationship, source = subject.split(" ")
    return f"{label_of(_, Relationship, relationship)}, {label_of(_, Source, source).lower()}"


def _not_informed(_: Text, subject: str, _titles: Titles) -> str:
    source, due, late = subject.split(" ")
    days = _.plural("{n} day late", "{n} days late", int(late))
    return f"{label_of(_, Source, source)}, {_.date(date.fromisoformat(due))}, {days}"


def _rule(_: Text, subject: str, titles: Titles) -> str:
    return titles.get(subject, subject)


def _rule_and_month(_: Text, subject: str, titles: Titles) -> str:
    rule, month = subject.rsplit(" ", 1)
    return f"{titles.get(rule, rule)}, {_.month(date.fromisoformat(f'{month}-01'))}"


def _day(_: Text, subject: str, _titles: Titles) -> str:
    return _("never") if subject == "never" else _.date(date.fromisoformat(subject))


def _field(_: Text, subject: str, _titles: Titles) -> str:
    name, colon, rest = subject.partition(":")
    return called(_, name) + colon + rest


_WORDS: Final[Mapping[str, Callable[[Text, str, Titles], str]]] = {
    "c05_consent_does_not_hold": _basis,
    "c05_no_lawful_basis": _basis,
    "c06_account_or_card_number": _field,
    "c06_personal_identity_code": _field,
    "c06_special_category": _field,
    "c06_undeclared_column": _field,
    "c07_not_informed": _not_informed,
    "c11_unused_access": _day,
    "c12_expired_not_decided": _rule,
    "c12_keep_ran_out": _day,
    "c12_past_own_rule": _rule_and_month,
    "c13_7_mailed_after_objection": _day,
}
