"""Which version of the notice is told: the one in force unless somebody chooses another."""

from collections.abc import Sequence

from dashboard.policy import NoticeVersion
from dashboard.text import Text
from dashboard.widgets.sections import choose_listed


def choose_version(_: Text, versions: Sequence[NoticeVersion]) -> NoticeVersion:
    """Draw the choice where there is one, the newest first, and return the version."""
    newest = list(reversed(versions))
    if len(newest) == 1:
        return newest[0]
    named = {version.version: version for version in newest}
    words = {name: version_words(_, each, in_force=each is newest[0]) for name, each in named.items()}
    return named[choose_listed(_("Version of the notice"), words, key="version")]


def version_words(_: Text, version: NoticeVersion, *, in_force: bool) -> str:
    """Return a version with its day, and that it is the one in force."""
    parts = [version.version, _.date(version.date), _("in force") if in_force else ""]
    return "  ·  ".join(part for part in parts if part)
