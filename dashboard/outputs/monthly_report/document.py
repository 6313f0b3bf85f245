"""A report put together: what it is of, key figures, pictures, sections, and what needs attention."""

from collections.abc import Iterator

from dashboard.outputs.copy_age import age_of
from dashboard.outputs.monthly_report.acts import acts_section
from dashboard.outputs.monthly_report.attention import attention
from dashboard.outputs.monthly_report.clauses import clauses_section
from dashboard.outputs.monthly_report.parts import Is, Report, Section, Tile
from dashboard.outputs.monthly_report.pictures import pictures
from dashboard.outputs.monthly_report.reading import Facts
from dashboard.outputs.monthly_report.register import cell, register_section
from dashboard.outputs.monthly_report.requests import requests_section
from dashboard.outputs.monthly_report.words import Words
from dashboard.outputs.register_figures import register_titles
from dashboard.policy import Policy

_TILES = ("persons", "expired", "unknown_source", "opted_out")


def document(words: Words, facts: Facts, policy: Policy) -> Report:
    """Return the report of a month for its reader, in one language."""
    _ = words.text
    month = _.month(facts.month.first)
    return Report(
        title=_("Monthly report on data protection"),
        subtitle=month.capitalize() if facts.is_over else _("{month} so far", month=month).capitalize(),
        facts=list(_cover(words, facts, policy)),
        tiles=list(_tiles(words, facts)),
        pictures=pictures(words, facts),
        sections=list(_sections(words, facts)),
        attention_heading=_("What needs attention next month"),
        attention=attention(words, facts),
        notes=list(_notes(words, facts)),
    )


def _cover(words: Words, facts: Facts, policy: Policy) -> Iterator[tuple[str, str]]:
    _ = words.text
    controller, notice, snapshot = policy.controller, policy.notice, facts.snapshot
    yield _("Controller"), f"{controller.name} ({controller.business_id})"
    yield (
        _("Privacy notice"),
        _("{title}, version {version}", title=notice.title.in_language(_.language), version=notice.version),
    )
    age = _.plural("{n} day old", "{n} days old", age_of(snapshot, facts.today))
    exported = snapshot.exported_at or snapshot.imported_at
    yield _("Copy of the register"), _("exported {moment}, {age}", moment=exported, age=age)
    yield _("Made"), _("{moment}, {role}", moment=facts.now, role=words.role(facts.actor.role).lower())


def _tiles(words: Words, facts: Facts) -> Iterator[Tile]:
    """Yield the key figures with what they were at the end of the month before."""
    _ = words.text
    since, titles = _.month(facts.month.before.first), register_titles(_)
    for name in _TILES:
        yield Tile(titles[name], cell(facts.at_end(name)), cell(facts.before(name)), since)
    month, before = facts.months[-1].in_all, facts.months[-2].in_all
    yield Tile(_("Requests received"), month.received, before.received, since)
    yield Tile(_("Answered in time"), month.on_time, before.on_time, since, Is.SHARE)


def _sections(words: Words, facts: Facts) -> Iterator[Section]:
    yield requests_section(words, facts)
    yield register_section(words, facts)
    if facts.ledger:
        yield acts_section(words, facts, facts.ledger)
    yield clauses_section(words, facts)


def _notes(words: Words, facts: Facts) -> Iterator[str]:
    _ = words.text
    if facts.ledger is None:
        yield _(
            "Counts from 1 to 4 read <5, and so do those that would tell them: nobody can be recognised. "
            "So a larger number may stand behind a <5."
        )
    yield _("A dash stands where nothing is known or nothing may be told.")
