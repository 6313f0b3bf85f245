"""Which version of the notice is told: the one in force unless somebody chooses another."""

from collections.abc import Sequence

import streamlit

from dashboard.policy import NoticeVersion
from dashboard.text import Text


def choose_version(_: Text, versions: Sequence[NoticeVersion]) -> NoticeVersion:
    """Draw the choice where there is one, the newest first, and return the version."""
    newest = list(reversed(versions))
    if len(newest) == 1:
        return newest[0]
    place = streamlit.selectbox(
        _("Version of the notice"),
        range(len(newest)),
        format_func=lambda place: version_words(_, newest[place], in_force=place == 0),
        key="informing_version",
        width=360,
        placeholder=_("Choose"),
    )
    return newest[int(place)]


def version_words(_: Text, version: NoticeVersion, *, in_force: bool) -> str:
    """Return a version with its day, and that it is the one in force."""
    parts = [version.version, _.date(version.date), _("in force") if in_force else ""]
    return "  ·  ".join(part for part in parts if part)
