"""Requests in figures on the screen: how fast, paused, extended, refused, each with what it counts."""

from collections.abc import Sequence

import polars
import streamlit

from dashboard.outputs.request_figures import Answers, RequestFigures
from dashboard.text import Text
from dashboard.vocabulary import ExtensionReason, Right
from dashboard.widgets.case_labels import label
from dashboard.widgets.figure import Way, figure
from dashboard.widgets.reason_labels import reason_label, reason_of
from dashboard.widgets.request_charts import show_ages, show_months
from dashboard.widgets.tables import number_column, show, written
from dashboard.widgets.trends import written_or_zero


def request_metrics(_: Text, figures: RequestFigures) -> list[tuple[str, str, Way]]:
    """Return the figures of the requests that stand beside those of the register: title, value, way."""
    return [
        (_("Open requests"), written_or_zero(_, figures.open), _way(_, section="open", due="all")),
        (_("Late requests"), written_or_zero(_, figures.late), _way(_, section="open", due="late")),
        (_("Answered in time"), _.percent(figures.on_time), _way(_, section="closed")),
    ]


def show_request_figures(_: Text, figures: RequestFigures) -> None:
    """Draw the section of the requests; without any request it says only that."""
    streamlit.header(_("Requests"))
    if not (figures.open or figures.in_all.received or figures.in_all.answered or figures.dropped):
        streamlit.caption(_("No request in the last twelve months."))
        return
    streamlit.caption(
        _(
            "Of the last twelve months. Withdrawn requests and duplicates are received and closed, "
            "but not answered: they count neither in the share in time nor in the days."
        )
    )
    _metrics(_, figures)
    show_months(_, figures)
    _rights(_, figures)
    left, right = streamlit.columns(2, gap="large")
    with left:
        show_ages(_, figures)
    with right:
        _extensions(_, figures)
    _grounds(_, figures)


def _metrics(_: Text, figures: RequestFigures) -> None:
    pauses = figures.pauses
    uncounted = written_or_zero(_, pauses.uncounted)
    with streamlit.grid(4, min_column_width=150):
        for title, value, help_ in (
            (
                _("Days to the answer"),
                _.number(figures.in_all.median_days),
                _("Median of calendar days from receipt to the answer (Art. 12(3): within one month)."),
            ),
            (
                _("Refused"),
                written_or_zero(_, figures.refused),
                _("Closed with a refusal and its ground (Art. 12(4))."),
            ),
            (
                _("Clock paused"),
                written_or_zero(_, pauses.counted),
                _(
                    "Proof of identity was asked in time and on reasonable doubt, and the days until it came "
                    "were added (Art. 12(6)). Asked without a pause, or not answered yet: {uncounted}.",
                    uncounted=uncounted,
                ),
            ),
            (
                _("Days paused in all"),
                _.number(pauses.days if pauses.counted else 0),
                _("Median of a paused request: {days} days.", days=_.number(pauses.median_days)),
            ),
        ):
            figure(title, value, _way(_, section="closed"), help=help_)


def _way(_: Text, **query: str) -> Way:
    return Way(_("Requests"), "screens/requests.py", query)


def _rights(_: Text, figures: RequestFigures) -> None:
    title = _slowest(_, figures) or _("Requests by right")
    streamlit.subheader(title)
    lines = [_line(_, label(_, right), each) for right, each in figures.by_right.items()]
    lines.append(_line(_, _("All"), figures.in_all))
    config = {
        "right": _("Right"),
        "received": number_column(_("Received")),
        "answered": number_column(_("Answered")),
        "on_time": number_column(_("In time")),
        "median": number_column(_("Median days")),
        "longest": number_column(_("Longest, days")),
    }
    show(polars.DataFrame(lines), config, alt=title)


def _line(_: Text, name: str, answers: Answers) -> dict[str, str]:
    return {
        "right": name,
        "received": written_or_zero(_, answers.received),
        "answered": written_or_zero(_, answers.answered),
        "on_time": _.percent(answers.on_time),
        "median": _.number(answers.median_days),
        "longest": _.number(answers.longest_days),
    }


def _slowest(_: Text, figures: RequestFigures) -> str | None:
    """Say which right takes longest; None where fewer than two are known."""
    known = {
        right: each.median_days for right, each in figures.by_right.items() if each.median_days is not None
    }
    if len(known) < 2:  # noqa: PLR2004 - the slowest of one says nothing
        return None
    right: Right = max(known, key=known.__getitem__)
    return _("Slowest: {right}, median {days} days", right=label(_, right), days=_.number(known[right]))


def _extensions(_: Text, figures: RequestFigures) -> None:
    title = _("Extensions told, by reason")
    streamlit.subheader(title)
    lines = [
        {
            "reason": reason_label(_, reason),
            "in_time": written_or_zero(_, figures.extensions[reason, True]),
            "late": written_or_zero(_, figures.extensions[reason, False]),
        }
        for reason in ExtensionReason
    ]
    config = {
        "reason": _("Reason"),
        "in_time": number_column(_("In time")),
        "late": number_column(_("Late")),
    }
    show(polars.DataFrame(lines), config, alt=title)
    streamlit.caption(
        _("Two more months, if the person was told why within the first; told late, nothing (Art. 12(3)).")
    )


def _grounds(_: Text, figures: RequestFigures) -> None:
    grounds: Sequence[str] = list(dict.fromkeys([*figures.refusals, *figures.partial]))
    title = _("Refused or fulfilled in part, by ground")
    streamlit.subheader(title)
    if not grounds:
        streamlit.caption(_("Nothing was refused in the last twelve months."))
        return
    lines = [
        {
            "ground": ground_label(_, ground),
            "refused": written(_, figures.refusals.get(ground, 0)),
            "partly": written(_, figures.partial.get(ground, 0)),
        }
        for ground in sorted(grounds, key=lambda each: not each)
    ]
    config = {
        "ground": _("Ground"),
        "refused": number_column(_("Refused")),
        "partly": number_column(_("Fulfilled in part")),
    }
    show(polars.DataFrame(lines), config, alt=title)


def ground_label(_: Text, ground: str) -> str:
    """Return the words for a ground with its article, and for none."""
    return reason_of(_, ground) or _("No ground recorded")
