"""What the figures of sources and of marketing opt-outs mean."""

from functools import partial
from typing import Final

from dashboard.text import N_
from dashboard.widgets.help_figure import Figure, Help

NO_SOURCE: Final = N_(
    "Nothing in the records tells where the person's data came from, and nobody has been asked yet to find "
    "out."
)
OUTSIDE: Final = N_(
    "What Salesforce gives as the source is none that the notice names, and nothing has been decided yet."
)
OPTED_OUT: Final = N_(
    "Each person once who has objected in any channel, by any of their records, or in a case since the "
    "import."
)
MADE_SOURCE: Final = ("derive/57_record_source", "derive/58_person_source")
MADE_OPT_OUT: Final = ("derive/65_opt_out",)
SOURCES: Final = Help(
    N_(
        "Where the data came from. A value in Salesforce counts as one of the notice's sources by the "
        "mapping of the policy; every person has the source of the first record that says one."
    ),
    (
        Figure(
            name=N_("By time"),
            means=N_("Persons by source and by the day on which their first record was made."),
            clause="7",
            article="14(2)(f)",
            queries=("sources/by_period",),
            made_by=MADE_SOURCE,
            picture="sources_by_time",
        ),
        Figure(
            name=N_("Nobody knows the source"),
            means=NO_SOURCE,
            clause="7",
            article="15(1)(g)",
            queries=("sources/open", "sources/values"),
            made_by=MADE_SOURCE,
        ),
        Figure(
            name=N_("The notice does not name the source"),
            means=OUTSIDE,
            clause="7",
            article="14(2)(f)",
            queries=("sources/open", "sources/values"),
            made_by=MADE_SOURCE,
        ),
    ),
)

_objection: Final = partial(Figure, clause="13.7", article="21(3)")
_LISTED: Final = ("opt_outs/listed_persons", "opt_outs/listed_remembered")
OPT_OUTS: Final = Help(
    N_(
        "Who must not be marketed to. The least permissive record of a person counts, and an objection "
        "holds until the person takes it back."
    ),
    (
        _objection(
            name=N_("Have objected, each person once"),
            means=OPTED_OUT,
            queries=("opt_outs/totals",),
            made_by=MADE_OPT_OUT,
        ),
        _objection(
            name=N_("Of them recorded since the import"),
            means=N_("Recorded in a case since the import: Salesforce may not show it yet."),
            queries=("opt_outs/totals",),
        ),
        _objection(
            name=N_("Contradictions"),
            means=N_("Persons one of whose records forbids what another one allows, not settled yet."),
            queries=("opt_outs/totals",),
            made_by=("derive/91_opt_out_conflict",),
        ),
        _objection(
            name=N_("Where they stand"),
            means=N_("Persons by the channel in which they have objected; one may stand under several."),
            queries=("opt_outs/by_relationship", "opt_outs/by_source"),
            picture="opt_outs_now",
        ),
        _objection(
            name=N_("Over time"),
            means=N_("How many had objected at each import, in all and by channel."),
            queries=("opt_outs/over_time",),
            picture="opt_outs_over_time",
        ),
        *(
            _objection(name=name, means=means, queries=_LISTED)
            for name, means in (
                (N_("May be mailed"), N_("Rows of the list in whose way nothing stands that anybody knows.")),
                (
                    N_("May not be mailed"),
                    N_(
                        "Rows whose person has objected, is restricted, or was erased and is remembered as "
                        "a hash."
                    ),
                ),
                (
                    N_("To be looked at"),
                    N_(
                        "Rows of which nobody can tell yet: unreadable, of several persons, expired, unknown."
                    ),
                ),
            )
        ),
    ),
)
