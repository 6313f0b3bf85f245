"""What needs attention next month, made from the figures; the gravest first."""

from collections.abc import Iterator
from typing import Final

from dashboard.outputs.copy_age import OLD_DAYS, age_of
from dashboard.outputs.monthly_report.clauses import NO_LOOK
from dashboard.outputs.monthly_report.findings import Finding
from dashboard.outputs.monthly_report.reading import Facts, Ledger
from dashboard.outputs.monthly_report.words import Words
from dashboard.text import Text

_MOST: Final = 4


def attention(words: Words, facts: Facts) -> list[str]:
    """Return sentences; one that says so where nothing stands out."""
    _ = words.text
    found = list(_of_officers(_, facts, facts.ledger) if facts.ledger else _of_managers(_, facts))
    found += _of_copy(_, facts)
    if not any(each.now is not None for each in facts.findings):
        return [*found, _(NO_LOOK)]
    return found or [_("Nothing stands out: every promise that was looked at is kept.")]


def _of_officers(_: Text, facts: Facts, ledger: Ledger) -> Iterator[str]:
    if ledger.open_breaches:
        yield _.plural("{n} data breach is open.", "{n} data breaches are open.", ledger.open_breaches)
    yield from _of_requests(_, ledger)
    yield from _of_queue(_, ledger)
    yield from _of_retention(_, facts, ledger)
    yield from _of_findings(_, facts)


def _of_requests(_: Text, ledger: Ledger) -> Iterator[str]:
    late, soon = int(ledger.requests.late), int(ledger.requests.soon)
    if late:
        yield _.plural(
            "{n} request is past its time limit (Art. 12(3)).",
            "{n} requests are past their time limit (Art. 12(3)).",
            late,
        )
    if soon:
        yield _.plural(
            "{n} request falls due within seven days.", "{n} requests fall due within seven days.", soon
        )


def _of_queue(_: Text, ledger: Ledger) -> Iterator[str]:
    alarms, failed, waiting = (
        int(str(ledger.queue.get(name) or 0)) for name in ("alarms", "failed", "to_verify")
    )
    if alarms:
        yield _.plural(
            "{n} person who was erased or has objected seems to be back.",
            "{n} persons who were erased or have objected seem to be back.",
            alarms,
        )
    if failed:
        yield _.plural("{n} case has failed.", "{n} cases have failed.", failed)
    if waiting:
        yield _.plural(
            "{n} case is carried out and waits for the next copy of the register to prove it.",
            "{n} cases are carried out and wait for the next copy of the register to prove them.",
            waiting,
        )


def _of_retention(_: Text, facts: Facts, ledger: Ledger) -> Iterator[str]:
    expired = int(str(facts.register.tables.register.get("expired") or 0))
    if expired:
        yield _.plural(
            "{n} person's retention period has ended and nothing is decided (clause 12).",
            "{n} persons' retention period has ended and nothing is decided (clause 12).",
            expired,
        )
    if ledger.falls_due:
        yield _.plural(
            "{n} person falls due in the coming calendar month.",
            "{n} persons fall due in the coming calendar month.",
            ledger.falls_due,
        )


def _of_findings(_: Text, facts: Facts) -> Iterator[str]:
    """Yield where more stands open than a month before, those that grew most."""
    grown = sorted((each for each in facts.findings if each.grew), key=_growth, reverse=True)
    for each in grown[:_MOST]:
        yield _(
            "Clause {clause} has grown from {before} to {now}: {title}",
            clause=each.control.clause,
            before=each.before or 0,
            now=each.now or 0,
            title=_(each.control.title),
        )


def _growth(finding: Finding) -> int:
    return (finding.now or 0) - (finding.before or 0)


def _of_managers(_: Text, facts: Facts) -> Iterator[str]:
    """Yield clauses, without a number: what stands open in them may be few."""
    open_ = dict.fromkeys(each.control.clause for each in facts.findings if each.is_open)
    if open_:
        yield _("Findings stand open under these clauses of the notice: {clauses}.", clauses=", ".join(open_))
    on_time = facts.requests.in_all.on_time
    if on_time is not None and on_time < 1:
        yield _("Not every request was answered in time: {share} were.", share=_.percent(on_time))


def _of_copy(_: Text, facts: Facts) -> Iterator[str]:
    age = age_of(facts.snapshot, facts.today)
    if age > OLD_DAYS:
        yield _.plural(
            "The copy of the register is {n} day old: bring in a newer one.",
            "The copy of the register is {n} days old: bring in a newer one.",
            age,
        )
