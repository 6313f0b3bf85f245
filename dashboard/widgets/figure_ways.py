"""The ways to the persons behind the figures of the register."""

from dashboard.text import Text
from dashboard.widgets.figure import Query, Way
from dashboard.widgets.retention_figures import undecided


def register_ways(_: Text) -> dict[str, Way]:
    """Return the way of each figure of the register, by its name; for those who may see persons."""
    words = _("Persons")
    listed: dict[str, Query] = {
        "persons": {"status": "all"},
        "expired": undecided("expired"),
        "unknown_source": {"status": "all", "source": "unknown"},
        "not_in_notice": {"status": "all", "source": "not_in_notice"},
    }
    return {
        **{figure: Way(words, "screens/retention.py", query) for figure, query in listed.items()},
        "opted_out": Way(words, "screens/opt_outs.py", {"section": "persons"}),
    }
