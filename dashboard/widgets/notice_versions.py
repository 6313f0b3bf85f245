"""The versions of the notice: each with its text, and with what it changed."""

from collections.abc import Sequence
from typing import Final

import streamlit

from dashboard.decisions.notice_versions import changed_clauses
from dashboard.policy import NoticeVersion
from dashboard.text import Text
from dashboard.widgets.notice_publish import publish_form
from dashboard.widgets.safe import safe
from dashboard.widgets.text_changes import show_difference

_CHOSEN: Final = "notice_version"


def show_versions(_: Text, versions: Sequence[NoticeVersion], in_force: str) -> None:
    """Draw the chosen version, what it changed, its whole text, and the form that publishes the next.

    `in_force` is the version that the policy names.
    """
    if in_force != versions[-1].version:
        streamlit.warning(
            _(
                "The policy names version {version}, but its text is not here. Publish versions here "
                "instead of changing the number in policy.toml.",
                version=safe(in_force),
            )
        )
    left, right = streamlit.columns([1.3, 1], gap="large")
    with left:
        number = streamlit.selectbox(
            _("Version"),
            list(reversed(range(len(versions)))),
            format_func=lambda n: _named(_, versions[n]),
            key=f"{_CHOSEN}_{len(versions)}",
            width=360,
            placeholder=_("Choose"),
        )
        version = versions[number]
        if number:
            _changes(_, versions[number - 1], version)
        if number and version is versions[-1]:
            streamlit.page_link(
                "screens/informing.py",
                label=_("Tell everybody of this change (clause 13.1)"),
                icon=":material/campaign:",
                query_params={"section": "round"},
            )
        with streamlit.expander(_("The whole text"), icon=":material/article:", expanded=not number):
            for clause, text in version.clauses.items():
                streamlit.markdown(f"**{safe(clause)}  {safe(text.title.in_language(_.language))}**")
                streamlit.text(text.text.in_language(_.language))
    with right:
        publish_form(_, versions[-1])


def _named(_: Text, version: NoticeVersion) -> str:
    if version.date is None:
        return _("Version {version}, without a date", version=version.version)
    return _("Version {version}, from {day}", version=version.version, day=version.date)


def _changes(_: Text, old: NoticeVersion, new: NoticeVersion) -> None:
    streamlit.markdown(f"**{_('What it changed')}**")
    for clause in changed_clauses(old, new):
        with streamlit.container(border=True):
            before, after = old.clauses[clause], new.clauses[clause]
            streamlit.markdown(f"**{safe(clause)}  {safe(after.title.in_language(_.language))}**")
            show_difference(before.text.in_language(_.language), after.text.in_language(_.language))
