"""What the figures of the register mean: overview and retention; and where all its help is."""

from collections.abc import Mapping
from typing import Final

from dashboard.text import N_
from dashboard.widgets.help_figure import Figure, Help
from dashboard.widgets.help_sources import (
    MADE_OPT_OUT,
    MADE_SOURCE,
    NO_SOURCE,
    OPT_OUTS,
    OPTED_OUT,
    SOURCES,
)

_PERSONS: Final = N_(
    "Persons in the copy of the register in use: each human once, however many records are theirs. Whoever "
    "is deleted in Salesforce is not counted."
)
_EXPIRED: Final = N_(
    "The last day of keeping has passed by the first rule that fits, and nothing has been decided: no case "
    "in the queue, no hold, no later day, no open request."
)
_RETENTION: Final = ("derive/72_reference", "derive/73_retention")
OVERVIEW: Final = Help(
    N_(
        "What needs doing next, the most urgent first, and where the promises of the notice stand. A "
        "figure's line shows how it has moved from copy to copy."
    ),
    (
        Figure(
            name=N_("Persons in the register"),
            means=_PERSONS,
            clause="4",
            article="30(1)(c)",
            queries=("overview/register", "figures/history"),
            made_by=("derive/71_person",),
        ),
        Figure(
            name=N_("Expired persons"),
            means=_EXPIRED,
            clause="12",
            article="5(1)(e)",
            queries=("overview/register", "figures/history"),
            made_by=_RETENTION,
        ),
        Figure(
            name=N_("Sources to find"),
            means=NO_SOURCE,
            clause="7",
            article="14(2)(f)",
            queries=("overview/register", "figures/history"),
            made_by=MADE_SOURCE,
        ),
        Figure(
            name=N_("Opted out"),
            means=OPTED_OUT,
            clause="13.7",
            article="21(2)",
            queries=("overview/register", "figures/history"),
            made_by=MADE_OPT_OUT,
        ),
        Figure(
            name=N_("Open requests"),
            means=N_("Requests of data subjects that are not closed yet, whatever they wait for."),
            clause="13.2–13.9",
            article="12(3)",
            queries=("requests/open", "overview/open_requests"),
        ),
    ),
)

RETENTION: Final = Help(
    N_(
        "How long persons are kept, by what rule, and what has been decided. Each person has one rule: the "
        "first one in the policy that fits their relationship."
    ),
    (
        Figure(
            name=N_("Expired persons"),
            means=_EXPIRED,
            clause="12",
            article="5(1)(e)",
            queries=("retention/counts",),
            made_by=_RETENTION,
        ),
        Figure(
            name=N_("Due soon"),
            means=N_(
                "The last day of keeping comes within the days that the policy sets, and nothing has been "
                "decided."
            ),
            clause="12",
            article="5(1)(e)",
            queries=("retention/counts",),
            made_by=_RETENTION,
        ),
        Figure(
            name=N_("Cannot be counted"),
            means=N_(
                "The day from which the time runs is not in the export. Missing is unknown, not empty: "
                "nobody expires by it."
            ),
            clause="12",
            article="5(1)(e)",
            queries=("retention/counts", "retention/unknown_facts"),
            made_by=("derive/09_coverage", *_RETENTION),
        ),
        Figure(
            name=N_("In the queue"),
            means=N_("Decided, and no copy of the register has proved yet that it was done."),
            clause="12",
            article="5(2)",
            queries=("retention/counts",),
        ),
        Figure(
            name=N_("Protected from deletion"),
            means=N_(
                "Under a legal hold, kept until a day for a reason, restricted (Art. 18), or with a "
                "request that is still open."
            ),
            clause="12",
            article="17(3)",
            queries=("retention/counts",),
        ),
        Figure(
            name=N_("What falls due"),
            means=N_(
                "Persons by the month in which their last day of keeping comes, in the next 24 months; "
                "without those about whom something has been decided."
            ),
            clause="12",
            article="5(1)(e)",
            queries=("retention/forecast",),
            picture="forecast",
        ),
        Figure(
            name=N_("What if"),
            means=N_("How many persons would be expired if the rules had the times of the sliders."),
            clause="12",
            article="5(1)(e)",
            queries=("retention/what_if",),
            picture="what_if",
        ),
    ),
)

REGISTER: Final[Mapping[str, Help]] = {
    "overview": OVERVIEW,
    "retention": RETENTION,
    "sources": SOURCES,
    "opt_outs": OPT_OUTS,
}
