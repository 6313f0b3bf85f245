"""The section of the register: key figures, where persons stand and came from, objections to marketing."""

from dashboard.clock import helsinki_date
from dashboard.outputs.monthly_report.parts import Cell, Column, Is, Section, Table, difference
from dashboard.outputs.monthly_report.reading import Facts
from dashboard.outputs.monthly_report.words import Words
from dashboard.outputs.register_figures import register_titles

_STATUSES = ("expired", "in_time", "unknown", "decided")


def register_section(words: Words, facts: Facts) -> Section:
    """Return the register; what is of today is as the screen has it at this moment."""
    _ = words.text
    lead = (
        _("The end of a month is its last import. What is of today counts decisions since then.")
        if facts.ledger
        else _("The end of a month is its last import. The tables are of the newest import.")
    )
    return Section(
        _("Register"),
        [
            [_figures(words, facts)],
            [_status(words, facts)],
            [_sources(words, facts), _opt_outs(words, facts)],
        ],
        lead,
    )


def _figures(words: Words, facts: Facts) -> Table:
    """Return the key figures; managers read no change: of few, it would be a few persons."""
    _ = words.text
    ends = [Column(_.month(facts.month.before.first).capitalize())]
    if facts.is_over:
        ends.append(Column(_.month(facts.month.first).capitalize()))
    today = Column(_today(words, facts))
    changes = [Column(_("Change"), Is.CHANGE)] if facts.ledger else []
    rows = []
    for name, title in register_titles(_).items():
        now = cell(facts.register.tables.register.get(name))
        cells = [cell(facts.before(name)), *([cell(facts.at_end(name))] if facts.is_over else [])]
        change = [difference(cell(facts.at_end(name)), cells[0])] if facts.ledger else []
        rows.append((title, *cells, *change, now))
    columns = [Column(_("Figure"), Is.WORDS), *ends, *changes, today]
    return Table(_("Register"), columns, rows)


def _today(words: Words, facts: Facts) -> str:
    """Return of which day the newest figures are: managers read those of the import on every day."""
    _ = words.text
    if facts.ledger:
        return _("Today, {day}", day=facts.today)
    return _("Import of {day}", day=helsinki_date(facts.snapshot.imported_at))


def _status(words: Words, facts: Facts) -> Table:
    _ = words.text
    counts = {
        (str(row["relationship"]), str(row["status"])): cell(row["persons"])
        for row in facts.register.tables.status
    }
    names = list(dict.fromkeys(relationship for relationship, _status in counts))
    statuses = _STATUSES if facts.ledger else _STATUSES[:-1]
    rows = [(words.relationship(name), *(counts.get((name, each), 0) for each in statuses)) for name in names]
    return Table(
        _("Where persons stand, by relationship"),
        [Column(_("Relationship"), Is.WORDS), *(Column(words.status(each)) for each in statuses)],
        rows,
        empty=_("There is nobody to count."),
    )


def _sources(words: Words, facts: Facts) -> Table:
    _ = words.text
    columns = [Column(_("Source"), Is.WORDS), Column(_("Persons"))]
    shown = facts.register.tables.sources
    rows: list[tuple[Cell, ...]] = [(words.source(row["source"]), cell(row["persons"])) for row in shown]
    if facts.ledger:
        columns.append(Column(_("New")))
        new = [facts.ledger.came_from.get(str(row["source"]), 0) for row in shown]
        rows = [(*row, came) for row, came in zip(rows, new, strict=True)]
    return Table(_("Where the data come from"), columns, rows, empty=_("There is nobody to count."))


def _opt_outs(words: Words, facts: Facts) -> Table:
    _ = words.text
    rows = [(words.channel(row["channel"]), cell(row["persons"])) for row in facts.register.tables.opt_outs]
    return Table(
        _("Objections to marketing, by channel"),
        [Column(_("Objections by channel"), Is.WORDS), Column(_("Persons"))],
        rows,
        empty=_("Nobody in this copy of the register has objected to marketing."),
    )


def cell(value: object) -> Cell:
    """Return a count as it is shown; None where nothing is known."""
    return value if isinstance(value, int | str) else None
