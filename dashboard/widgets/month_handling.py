"""What managers read of how requests were handled in a month: open at its end, extended, paused, refused."""

from collections.abc import Iterator

import polars
import streamlit

from dashboard.databases.masking import MASKED
from dashboard.outputs.request_figures import MonthFigures
from dashboard.text import Text
from dashboard.widgets.request_figures import ground_label
from dashboard.widgets.tables import is_masked, number_column, show, written

Line = tuple[str, str, object]


def show_open(_: Text, month: MonthFigures) -> None:
    """Say how many were open at the end of a month, and for how long; or why that is not said."""
    streamlit.text(_open(_, month))


def _open(_: Text, month: MonthFigures) -> str:
    last = _.month(month.month)
    if is_masked(month.open):
        return _(
            "How many were open at the end of {month} is not told: they were fewer than five, or it would "
            "tell another figure.",
            month=last,
        )
    count = written(_, month.open)
    if month.open_days is None:
        return _("Open at the end of {month}: {count}. Their age is not told.", month=last, count=count)
    days = _.number(month.open_days)
    return _(
        "Open at the end of {month}: {count}, median age {days} days.", month=last, count=count, days=days
    )


def show_handling(_: Text, month: MonthFigures) -> None:
    """Draw what became of those answered in a month, and the grounds of what was refused."""
    _answered(_, month)
    _grounds(_, month)


def _answered(_: Text, month: MonthFigures) -> None:
    title = _("How those answered in {month} were handled", month=_.month(month.month))
    streamlit.subheader(title)
    lines = [{"figure": figure, "count": written(_, count)} for figure, count in _handled(_, month)]
    show(polars.DataFrame(lines), {"figure": _("Figure"), "count": number_column(_("Count"))}, alt=title)
    streamlit.caption(_("Extensions and pauses are told where five at least were without them, too."))


def _handled(_: Text, month: MonthFigures) -> Iterator[tuple[str, object]]:
    yield _("Refused"), month.refused
    yield _("Fulfilled in part"), month.partly
    yield _("Extended, told in time"), month.extended
    yield _("Clock paused"), month.paused


def _grounds(_: Text, month: MonthFigures) -> None:
    title = _("Refused or fulfilled in part, by ground")
    streamlit.subheader(title)
    grounds = dict.fromkeys([*month.refusals, *month.partial])
    if not grounds:
        streamlit.caption(_("No ground was given often enough to be told."))
        return
    lines = [
        {
            "ground": ground_label(_, ground),
            "refused": written(_, month.refusals.get(ground, MASKED)),
            "partly": written(_, month.partial.get(ground, MASKED)),
        }
        for ground in grounds
    ]
    config = {
        "ground": _("Ground"),
        "refused": number_column(_("Refused")),
        "partly": number_column(_("Fulfilled in part")),
    }
    show(polars.DataFrame(lines), config, alt=title)
    streamlit.caption(
        _("Grounds that were given fewer than five times, and those that would tell them, are left out.")
    )


def handling_lines(_: Text, each: MonthFigures) -> Iterator[Line]:
    """Yield the lines of one month for the file of monthly figures."""
    month = f"{each.month:%Y-%m}"
    yield _("Open at the end of the month"), month, each.open
    yield _("Their median age, days"), month, each.open_days
    for figure, count in _handled(_, each):
        yield figure, month, count
    for ground, count in each.refusals.items():
        yield _("Refused"), f"{month}: {ground_label(_, ground)}", count
    for ground, count in each.partial.items():
        yield _("Fulfilled in part"), f"{month}: {ground_label(_, ground)}", count
