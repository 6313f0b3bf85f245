"""What the figures of the figures screen mean, for managers and for officers."""

from functools import partial
from typing import Final

from dashboard.text import N_
from dashboard.vocabulary import Role
from dashboard.widgets.help_figure import Figure, Help
from dashboard.widgets.help_register import OVERVIEW
from dashboard.widgets.help_sources import MADE_OPT_OUT, MADE_SOURCE, OUTSIDE

_MEANS: Final = {figure.name: figure.means for figure in OVERVIEW.figures}
_requests: Final = partial(Figure, clause="13.2–13.9", article="12(3)", queries=("figures/requests",))
_asked: Final = partial(_requests, role=Role.OFFICER)
_told: Final = partial(_requests, role=Role.MANAGER)

_OF_REQUESTS: Final = (
    _asked(name=N_("Open requests"), means=_MEANS["Open requests"]),
    _asked(name=N_("Late requests"), means=N_("Open requests whose last day has passed.")),
    _told(
        name=N_("Requests received"),
        means=N_("Recorded here in the last month that is over, withdrawn ones and duplicates among them."),
    ),
    _told(name=N_("Requests answered"), means=N_("Answered by what was recorded in that month.")),
    _requests(
        name=N_("Answered in time"),
        means=N_("The share of the answers that went out by their last day, pauses and extensions counted."),
    ),
    _asked(
        name=N_("Days to the answer"),
        means=N_("The median of calendar days from receipt to the answer, in the last twelve months."),
    ),
    _asked(
        name=N_("Refused"),
        means=N_("Answered with a refusal in the last twelve months; each has its coded ground."),
    ),
    Figure(
        name=N_("Clock paused"),
        means=N_("Proof of identity was asked in time and on reasonable doubt, and the waiting was added."),
        clause="13.2–13.5",
        article="12(6)",
        queries=("figures/requests",),
        role=Role.OFFICER,
    ),
    _asked(
        name=N_("Days paused in all"),
        means=N_("Calendar days by which pauses have moved the limits of the last twelve months."),
    ),
)
_PICTURES: Final = (
    Figure(
        name=N_("Where persons stand, by relationship"),
        means=N_("Persons by relationship: expired, in time, unknown, or decided about."),
        clause="4",
        article="5(1)(e)",
        queries=("figures/status",),
        picture="figures_status",
        role=Role.OFFICER,
    ),
    Figure(
        name=N_("Where persons stand, by relationship"),
        means=N_("The same as on the day of the import: decisions since then do not move it."),
        clause="4",
        article="5(1)(e)",
        queries=("figures/status_at_import",),
        picture="figures_status",
        role=Role.MANAGER,
    ),
    Figure(
        name=N_("Where the data come from"),
        means=N_("Persons by the source of the first record that says one."),
        clause="7",
        article="14(2)(f)",
        queries=("figures/sources",),
        made_by=MADE_SOURCE,
        picture="figures_sources",
    ),
    Figure(
        name=N_("Objections to marketing, by channel"),
        means=N_("Persons by the channel in which they have objected; one may stand under several."),
        clause="13.7",
        article="21(2)",
        queries=("figures/opt_outs",),
        picture="figures_opt_outs",
    ),
    Figure(
        name=N_("How the figures have moved"),
        means=N_("The figures above at each import; of a day with several, the last one."),
        clause="4–13.9",
        article="5(2)",
        queries=("figures/history",),
        picture="figures_trend",
    ),
    _asked(
        name=N_("Requests received and closed"),
        means=N_("By month, the last twelve; withdrawn ones and duplicates among them."),
        picture="figures_requests",
    ),
    _told(
        name=N_("Requests received and answered"),
        means=N_("By month, the last twelve that are over, by the days on which they were recorded here."),
        picture="figures_months",
    ),
    _asked(
        name=N_("Open requests by age"),
        means=N_("By calendar days since receipt, today."),
        picture="figures_ages",
    ),
)


def _of_the_register(role: Role, counted: str) -> tuple[Figure, ...]:
    """Return the figures of the register: `counted` is the query that a role's are counted by."""
    of_register = partial(Figure, queries=(counted, "figures/history"), role=role)
    of_sources = partial(of_register, clause="7", article="14(2)(f)", made_by=MADE_SOURCE)
    return (
        of_register(
            name=N_("Persons in the register"),
            means=_MEANS["Persons in the register"],
            clause="4",
            article="30(1)(c)",
            made_by=("derive/71_person",),
        ),
        of_register(
            name=N_("Expired, to be decided"),
            means=_MEANS["Expired persons"],
            clause="12",
            article="5(1)(e)",
            made_by=("derive/72_reference", "derive/73_retention"),
        ),
        of_sources(name=N_("Sources to find"), means=_MEANS["Sources to find"]),
        of_sources(name=N_("Outside the notice"), means=OUTSIDE),
        of_register(
            name=N_("Opted out of marketing"),
            means=_MEANS["Opted out"],
            clause="13.7",
            article="21(2)",
            made_by=MADE_OPT_OUT,
        ),
    )


FIGURES: Final = Help(
    N_(
        "Counts, trends and shares, never a person. For managers 1 to 4 reads <5, and so does what would "
        "tell it; their figures are those of the last import and of months that are over."
    ),
    (
        *_of_the_register(Role.OFFICER, "overview/register"),
        *_of_the_register(Role.MANAGER, "figures/at_import"),
        *_OF_REQUESTS,
        *_PICTURES,
    ),
)
