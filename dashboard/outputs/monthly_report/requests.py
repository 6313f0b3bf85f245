"""The section of requests: by right, what is open now, and how they were answered."""

from collections.abc import Iterator, Sequence

from dashboard.databases.masking import MASKED
from dashboard.outputs.monthly_report.parts import Cell, Column, Is, Section, Table
from dashboard.outputs.monthly_report.reading import Facts
from dashboard.outputs.monthly_report.words import Words
from dashboard.outputs.request_figures import Answers, MonthFigures, RequestFigures
from dashboard.vocabulary import Right

Row = Sequence[Cell]


def requests_section(words: Words, facts: Facts) -> Section:
    """Return the requests of the month; for officers also those that are open now, and twelve months."""
    _ = words.text
    if facts.ledger is None:
        return Section(
            _("Requests of data subjects"),
            [
                [_ends(words, facts.requests), _rights_of_month(words, facts.requests)],
                [_of_answered(words, facts.requests), _grounds(words, facts.requests, unseen=MASKED)],
            ],
            _(
                "Counted by the days on which they were recorded here, and only when a month is over: so "
                "what was told of a month never changes. Whatever is fewer than five reads <5, nothing too."
            ),
        )
    by_ground = [_grounds(words, facts.requests)] if facts.requests.refused or facts.requests.partly else []
    return Section(
        _("Requests of data subjects"),
        [
            [_rights(words, facts.requests, facts.ledger.requests)],
            [_open(words, facts.ledger.requests), _handling(words, facts.requests)],
            by_ground,
        ],
        _("Withdrawn requests and duplicates are received and closed, but not answered."),
    )


def _rights(words: Words, month: MonthFigures, year: RequestFigures) -> Table:
    """Return the month by right beside the twelve months of the screen."""
    _ = words.text
    columns = [
        Column(_("Right"), Is.WORDS),
        Column(_("Received")),
        Column(_("Answered")),
        Column(_("In time"), Is.SHARE),
        Column(_("Median days"), Is.DAYS),
        Column(_("In time, 12 mo."), Is.SHARE),
        Column(_("Median, 12 mo."), Is.DAYS),
    ]
    rights = [right for right in Right if right in month.by_right or right in year.by_right]
    rows = [_both(words.right(each), month.by_right.get(each), year.by_right.get(each)) for each in rights]
    rows.append(_both(_("All"), month.in_all, year.in_all))
    empty = _("No request in this month, nor in the last twelve.")
    return Table(_("Requests by right"), columns, rows if rights else [], empty=empty, total=True)


def _both(name: str, month: Answers | None, year: Answers | None) -> Row:
    of_month: Row = _cells(month) if month else (0, 0, None, None)
    return name, *of_month, *((year.on_time, year.median_days) if year else (None, None))


def _cells(each: Answers) -> Row:
    return each.received, each.answered, each.on_time, each.median_days


def _rights_of_month(words: Words, month: MonthFigures) -> Table:
    """Return the month as managers read it: of the rights those that are many."""
    _ = words.text
    columns = [
        Column(_("Right"), Is.WORDS),
        Column(_("Answered")),
        Column(_("In time"), Is.SHARE),
        Column(_("Median days"), Is.DAYS),
    ]
    answers = {words.right(right): each for right, each in month.by_right.items()} | {_("All"): month.in_all}
    rows = [(name, *_cells(each)[1:]) for name, each in answers.items()]
    note = _("Rights with fewer than five answers, and those that would tell them, are left out.")
    return Table(_("Answered requests by right"), columns, rows, note=note, total=True)


def _ends(words: Words, month: MonthFigures) -> Table:
    _ = words.text
    rows = [
        (_("Received"), month.in_all.received),
        (_("Answered"), month.in_all.answered),
        (_("Withdrawn or duplicate"), month.dropped),
        (_("Open at the end of the month"), month.open),
        (_("Their median age, days"), month.open_days),
    ]
    return Table(_("Requests of the month"), [Column(_("Figure"), Is.WORDS), Column(_("Count"))], rows)


def _of_answered(words: Words, month: MonthFigures) -> Table:
    _ = words.text
    rows = [
        (_("Refused"), month.refused),
        (_("Fulfilled in part"), month.partly),
        (_("Extended, told in time"), month.extended),
        (_("Clock paused"), month.paused),
    ]
    columns = [Column(_("Of those answered"), Is.WORDS), Column(_("Count"))]
    note = _("Extensions and pauses are told where five at least were without them, too.")
    return Table(_("Of those answered"), columns, rows, note=note)


def _open(words: Words, year: RequestFigures) -> Table:
    _ = words.text
    rows: list[Row] = [
        (_("Open requests"), year.open),
        (_("Past the limit"), year.late),
        (_("Due within seven days"), year.soon),
        *((_("Open for {age}", age=words.age(age)), count) for age, count in year.by_age.items()),
    ]
    return Table(_("Open today"), [Column(_("Open today"), Is.WORDS), Column(_("Count"))], rows)


def _handling(words: Words, month: MonthFigures) -> Table:
    _ = words.text
    return Table(
        _("How they were handled"),
        [Column(_("How they were handled"), Is.WORDS), Column(_("Count"))],
        list(_handled(words, month)),
    )


def _handled(words: Words, month: MonthFigures) -> Iterator[Row]:
    """Yield extensions, pauses and ends of the month."""
    _ = words.text
    told = [(key, count) for key, count in month.extensions.items() if count]
    for (reason, in_time), count in told:
        when = _("told in time") if in_time else _("told late")
        yield _("Extended, {when}: {reason}", when=when, reason=words.extension(reason)), count
    if not told:
        yield _("Extended"), 0
    if month.pauses:
        yield _("Clock paused"), month.pauses.counted
        yield _("Identity asked without a pause"), month.pauses.uncounted
    yield _("Refused"), month.refused
    yield _("Fulfilled in part"), month.partly
    yield _("Withdrawn or duplicate"), month.dropped


def _grounds(words: Words, month: MonthFigures, unseen: Cell = 0) -> Table:
    """Return the grounds that are told, with `unseen` in place of what is not."""
    _ = words.text
    grounds = dict.fromkeys([*month.refusals, *month.partial])
    columns = [Column(_("Ground"), Is.WORDS), Column(_("Refused")), Column(_("Fulfilled in part"))]
    rows = [
        (words.ground(each), month.refusals.get(each, unseen), month.partial.get(each, unseen))
        for each in grounds
    ]
    note = (
        ""
        if unseen == 0
        else _("Grounds that were given fewer than five times, and those that would tell them, are left out.")
    )
    empty = _("No ground was given often enough to be told.")
    name = _("Refused or fulfilled in part, by ground")
    return Table(name, columns, rows, note=note if rows else "", empty=empty)
