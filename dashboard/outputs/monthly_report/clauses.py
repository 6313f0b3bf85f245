"""The section of the notice's clauses: what their controls found, and how that has changed."""

from collections.abc import Sequence
from typing import Final

from dashboard.outputs.monthly_report.findings import Finding
from dashboard.outputs.monthly_report.parts import Cell, Column, Is, Section, Table, difference
from dashboard.outputs.monthly_report.reading import Facts
from dashboard.outputs.monthly_report.words import Words
from dashboard.text import N_, Text

NO_LOOK: Final = N_("The controls have not looked at a copy of the register by the end of this month.")


def clauses_section(words: Words, facts: Facts) -> Section:
    """Return the findings: for officers with their numbers, for managers clause by clause in words.

    Words, since a number that stands on another screen as "<5" may be one part of a clause's findings.
    """
    _ = words.text
    heading = _("Open findings by clause of the notice")
    lead = _("From the last look at the register in the month; before: the last one in the month before.")
    if facts.ledger is None:
        return Section(heading, [[_in_words(_, facts.findings)]], lead)
    return Section(heading, [[_in_numbers(_, facts)]], lead)


def _in_numbers(_: Text, facts: Facts) -> Table:
    rows: list[Sequence[Cell]] = [
        (each.control.clause, _(each.control.title), each.before, each.now, difference(each.now, each.before))
        for each in facts.findings
        if each.now or each.before or each.now is None
    ]
    columns = [
        Column(_("Clause"), Is.WORDS),
        Column(_("Finding"), Is.WORDS),
        Column(_("Before")),
        Column(_("Still open")),
        Column(_("Change"), Is.CHANGE),
    ]
    rest = len(facts.findings) - len(rows)
    note = _.plural("{n} other check found nothing.", "{n} other checks found nothing.", rest) if rest else ""
    if not any(each.now is not None for each in facts.findings):
        rows, note = [], ""
    return Table(_("Open findings"), columns, rows, note=note, empty=_(NO_LOOK))


def _in_words(_: Text, found: Sequence[Finding]) -> Table:
    clauses = dict.fromkeys(each.control.clause for each in found)
    rows = [
        (
            clause,
            _state(_, [each.before for each in found if each.control.clause == clause]),
            _state(_, [each.now for each in found if each.control.clause == clause]),
        )
        for clause in clauses
    ]
    columns = [
        Column(_("Clause"), Is.WORDS),
        Column(_("Before"), Is.WORDS),
        Column(_("At the end of the month"), Is.WORDS),
    ]
    known = any(each.now is not None for each in found)
    return Table(_("Clauses"), columns, rows if known else [], empty=_(NO_LOOK))


def _state(_: Text, counts: Sequence[int | None]) -> str:
    if any(counts):
        return _("open findings")
    return _("not looked at") if None in counts else _("in order")
