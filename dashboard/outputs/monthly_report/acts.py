"""The section of what was done in the month: decisions and their proof, objections, notices, breaches."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dashboard.outputs.monthly_report.breaches import Outcome
from dashboard.outputs.monthly_report.parts import Cell, Column, Is, Section, Table
from dashboard.outputs.monthly_report.reading import Facts, Ledger
from dashboard.outputs.monthly_report.words import Words
from dashboard.text import N_
from dashboard.vocabulary import Kind

_STEPS: Final = ("decided", "executed", "verified", "failed")
_OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.IN_TIME: N_("Authority notified within 72 hours"),
    Outcome.LATE: N_("Not notified within 72 hours"),
    Outcome.NOT_NEEDED: N_("No notification needed, reasons recorded"),
    Outcome.RUNNING: N_("The 72 hours are running"),
    Outcome.SUSPECTED: N_("Only suspected so far"),
}


def acts_section(words: Words, facts: Facts, ledger: Ledger) -> Section:
    """Return what was done in the month, for officers."""
    _ = words.text
    return Section(
        _("Decisions and their proof"),
        [[_acts(words, ledger)], [_told(words, facts, ledger), _breaches(words, ledger)]],
        _("Proved is what a later copy of the register has shown to be done."),
    )


def _acts(words: Words, ledger: Ledger) -> Table:
    _ = words.text
    others = [row for row in ledger.acts if row["kind"] != Kind.BREACH]
    columns = [
        Column(_("Decision"), Is.WORDS),
        Column(_("Decided")),
        Column(_("Carried out")),
        Column(_("Proved")),
        Column(_("Failed")),
    ]
    rows: list[Sequence[Cell]] = [
        (words.act(row["kind"], row["action"]), *(_count(row[step]) for step in _STEPS)) for row in others
    ]
    return Table(
        _("Decisions"), columns, rows, empty=_("Nothing was decided, carried out or proved in this month.")
    )


def _told(words: Words, facts: Facts, ledger: Ledger) -> Table:
    _ = words.text
    columns = [Column(_("Informing and objections"), Is.WORDS), Column(_("Count"))]
    return Table(_("Informing and objections"), columns, list(_telling(words, facts, ledger)))


def _telling(words: Words, facts: Facts, ledger: Ledger) -> Iterator[Sequence[Cell]]:
    """Yield objections of the month, deliveries of the notice, and who has still to be told."""
    _ = words.text
    marketing = [row for row in ledger.acts if row["kind"] == Kind.MARKETING]
    yield _("Objections to marketing recorded"), sum(_count(row["decided"]) for row in marketing)
    for row in ledger.told:
        yield _("Notice {version} sent", version=str(row["notice_version"])), _count(row["sent"])
        yield _("Notice {version} came back", version=str(row["notice_version"])), _count(row["bounced"])
    found = {each.control.name: each.now for each in facts.findings}
    yield _("Not told in time where the data come from (Art. 14)"), found.get("controls/c07_not_informed")
    yield _("Not told of the change of the notice (13.1)"), found.get("controls/c13_1_not_told_of_change")


def _breaches(words: Words, ledger: Ledger) -> Table:
    _ = words.text
    columns = [Column(_("Data breaches recorded"), Is.WORDS), Column(_("Count"))]
    rows = [(_(said), ledger.breaches[each]) for each, said in _OUTCOMES.items() if ledger.breaches[each]]
    return Table(
        _("Data breaches recorded"), columns, rows, empty=_("No data breach was recorded in this month.")
    )


def _count(value: object) -> int:
    return int(str(value))
