"""The monthly report: the figures of a calendar month and of the one before, for officers and managers.

A manager's copy holds nothing from one to four, and nothing that would tell it: within the copy, from month
to month, from day to day.
"""

from datetime import datetime
from enum import StrEnum

from dashboard.databases import Store
from dashboard.outputs.monthly_report.document import document
from dashboard.outputs.monthly_report.month import Month, choices, month_of, read_month
from dashboard.outputs.monthly_report.reading import read_facts
from dashboard.outputs.monthly_report.rendering import as_csv, as_pdf
from dashboard.outputs.monthly_report.words import Words
from dashboard.outputs.paper import Paper, handed_out
from dashboard.policy import Policy
from dashboard.vocabulary import Actor

__all__ = [
    "Format",
    "Month",
    "Words",
    "choices",
    "hand_out_monthly_report",
    "make_monthly_report",
    "month_of",
    "read_month",
]


class Format(StrEnum):
    """What a report is written as; the value is the ending of its file."""

    PDF = "pdf"
    CSV = "csv"

    @property
    def mime(self) -> str:
        """Its media type."""
        return "application/pdf" if self is Format.PDF else "text/csv"


def make_monthly_report(
    store: Store, actor: Actor, policy: Policy, month: Month, words: Words, *, ending: Format, now: datetime
) -> Paper:
    """Return the report of a month as `actor` may read it; `now` is naive UTC.

    Raises `Denied` for other roles; `Refused` where there is no register, or the month cannot be told of yet.
    """
    report = document(words, read_facts(store, actor, policy, month, now), policy)
    if ending is Format.PDF:
        content = as_pdf(words.text, report, policy.controller.name, now)
    else:
        content = as_csv(words.text, report)
    told = {"month": str(month), "language": words.text.language}
    return Paper("monthly_report", None, ending.value, ending.mime, content, told, about=str(month))


def hand_out_monthly_report(
    store: Store, actor: Actor, policy: Policy, month: Month, words: Words, *, ending: Format, now: datetime
) -> Paper:
    """Return the report as `make_monthly_report` does, and record that `actor` took it."""
    paper = make_monthly_report(store, actor, policy, month, words, ending=ending, now=now)
    return handed_out(store, actor, paper, now)
