"""The lines of requests in the file of monthly figures."""

from collections.abc import Iterator

from dashboard.outputs.request_figures import Answers, RequestFigures
from dashboard.text import Text
from dashboard.widgets.case_labels import label
from dashboard.widgets.reason_labels import reason_label
from dashboard.widgets.request_charts import AGES
from dashboard.widgets.request_figures import ground_label

Line = tuple[str, str, object]


def request_lines(_: Text, figures: RequestFigures) -> Iterator[Line]:
    """Yield a figure, what it is a part of, and its value; what is hidden stays hidden."""
    yield _("Open requests"), "", figures.open
    yield _("Late requests"), "", figures.late
    yield _("Due within seven days"), "", figures.soon
    for age, count in figures.by_age.items():
        yield _("Open requests by age"), _(AGES[age]), count
    yield _("Closed requests"), "", figures.closed
    for month, (received, closed) in figures.by_month.items():
        yield _("Requests received"), f"{month:%Y-%m}", received
        yield _("Requests closed"), f"{month:%Y-%m}", closed
    yield from _answers(_, "", figures.in_all)
    for right, each in figures.by_right.items():
        yield from _answers(_, label(_, right), each)
    yield _("Withdrawn or duplicate"), "", figures.dropped
    yield from _pauses(_, figures)
    yield from _grounds(_, figures)


def _answers(_: Text, right: str, answers: Answers) -> Iterator[Line]:
    yield _("Received in twelve months"), right, answers.received
    yield _("Answered in twelve months"), right, answers.answered
    yield _("Answered in time"), right, _.percent(answers.on_time)
    yield _("Median days to the answer"), right, answers.median_days
    yield _("Longest, days"), right, answers.longest_days


def _pauses(_: Text, figures: RequestFigures) -> Iterator[Line]:
    yield _("Clock paused"), "", figures.pauses.counted
    yield _("Identity asked without a pause"), "", figures.pauses.uncounted
    yield _("Days paused in all"), "", figures.pauses.days
    yield _("Median days paused"), "", figures.pauses.median_days
    for (reason, in_time), count in figures.extensions.items():
        title = _("Extensions told in time") if in_time else _("Extensions told late")
        yield title, reason_label(_, reason), count


def _grounds(_: Text, figures: RequestFigures) -> Iterator[Line]:
    yield _("Refused"), "", figures.refused
    for ground, count in figures.refusals.items():
        yield _("Refused"), ground_label(_, ground), count
    yield _("Fulfilled in part"), "", figures.partly
    for ground, count in figures.partial.items():
        yield _("Fulfilled in part"), ground_label(_, ground), count
