"""The retention list: filters, a page of persons, and what can be decided about those who are chosen."""

from collections.abc import Sequence
from typing import Final

import streamlit

from dashboard import session
from dashboard.policy import Policy
from dashboard.text import Text
from dashboard.vocabulary import Action, Permission
from dashboard.widgets import list_pages
from dashboard.widgets.actions import act, show_messages, shown_errors
from dashboard.widgets.case_table import follow_links
from dashboard.widgets.decide import begin, show_dialog
from dashboard.widgets.decision_labels import ACTS
from dashboard.widgets.list_export import export
from dashboard.widgets.list_filters import ask_filters, rule_titles
from dashboard.widgets.list_narrowing import Filters
from dashboard.widgets.list_pages import Days
from dashboard.widgets.outcome import follow_undo, show_outcome
from dashboard.widgets.person_cases import show_cases
from dashboard.widgets.person_table import person_table
from dashboard.widgets.prepared_download import prepared_download
from dashboard.widgets.why_here import why_button

ACTIONS: Final = (Action.DELETE, Action.ANONYMISE, Action.CONTACT_CHECK, Action.KEEP, Action.HOLD)
_EVERYBODY: Final = "list_everybody"
_TABLE: Final = "list_table"


@streamlit.fragment
def person_list(policy: Policy) -> None:
    """Draw the list; a click in it draws only the list anew. Asks for itself who is there."""
    _ = session.text()
    follow_undo()
    follow_links("retention")
    show_messages(_)
    with shown_errors(_):
        _draw(_, policy)


def _draw(_: Text, policy: Policy) -> None:
    titles, days = rule_titles(_, policy), Days.of(session.today(), policy.thresholds.due_soon_days)
    filters = ask_filters(_, titles)
    number = streamlit.session_state.get(_paging_key(filters), 1)
    with session.store().page(session.actor(Permission.SEE_REGISTER)) as page:
        rows, total = list_pages.read(page, filters, days, number)
        unknown = list_pages.unknown(page, days)
    actions = streamlit.container()
    if rows:
        key = f"list_table_{hash(filters)}_{number}"
        streamlit.session_state[_TABLE] = key
        chosen = person_table(_, rows, titles, days, with_status=filters.status is None, key=key)
        _paging(_, filters, total)
        name = f"list_export_{hash(filters)}"
        prepared_download(_, _("Export as CSV"), lambda: export(filters, titles, days), key=name)
    else:
        chosen = []
        streamlit.info(_nothing(_, filters, unknown), icon=":material/inbox:")
    with actions:
        show_outcome(_)
        if rows:
            numbers = [int(str(rows[row]["person_no"])) for row in chosen]
            _actions(_, filters, days, numbers, total)
            if len(numbers) == 1:
                why_button(_, policy, days, numbers[0])
                with session.store().page(session.actor(Permission.SEE_REGISTER)) as page:
                    show_cases(_, page, numbers[0])
    show_dialog(_, on_decided=choose_nobody)


def _actions(_: Text, filters: Filters, days: Days, chosen: Sequence[int], total: int) -> None:
    everybody = _chosen_everybody(total)
    n = total if everybody else len(chosen)
    with streamlit.container(horizontal=True, vertical_alignment="center", gap="small"):
        for action in ACTIONS:
            streamlit.button(
                _(ACTS[action].button),
                icon=ACTS[action].icon,
                key=f"decide_{action}",
                disabled=not n,
                on_click=act(_begin, action, filters if everybody else None, days, tuple(chosen)),
            )
        streamlit.space("stretch")
        # At the end, where the toolbar of the table may lie over it: nobody clicks on words.
        streamlit.markdown(_chosen_words(_, n), width="content")


def _chosen_words(_: Text, n: int) -> str:
    if not n:
        return f":gray[{_('Choose persons in the list.')}]"
    return f"**{_.plural('{n} person chosen', '{n} persons chosen', n)}**"


def _begin(action: Action, filters: Filters | None, days: Days, chosen: Sequence[int]) -> None:
    if filters is not None:
        with session.store().page(session.actor(Permission.DECIDE)) as page:
            chosen = list_pages.everybody(page, filters, days)
    begin(action, chosen)


def choose_nobody() -> None:
    """Take the ticks away after a decision."""
    key = str(streamlit.session_state.get(_TABLE))
    if key in streamlit.session_state:
        streamlit.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": []}}
    streamlit.session_state.pop(_EVERYBODY, None)


def _chosen_everybody(total: int) -> bool:
    return total > list_pages.PAGE_SIZE and bool(streamlit.session_state.get(_EVERYBODY))


def _paging(_: Text, filters: Filters, total: int) -> None:
    with streamlit.container(horizontal=True, vertical_alignment="center"):
        if total > list_pages.PAGE_SIZE:
            streamlit.checkbox(_("Choose the whole list, {count} persons", count=total), key=_EVERYBODY)
        else:
            streamlit.caption(
                _.plural("{n} person in this list", "{n} persons in this list", total), width="content"
            )
        streamlit.space("stretch")
        if list_pages.pages(total) > 1:
            streamlit.pagination(list_pages.pages(total), key=_paging_key(filters))


def _paging_key(filters: Filters) -> str:
    """Another filter begins at its first page."""
    return f"list_page_{hash(filters)}"


def _nothing(_: Text, filters: Filters, unknown: int) -> str:
    if filters.narrowed:
        return _("Nobody matches. Take away a filter or a search word.")
    if filters.status == "expired" and unknown:
        return _.plural(
            "Nobody is known to have expired, but of {n} person it cannot be told.",
            "Nobody is known to have expired, but of {n} persons it cannot be told.",
            unknown,
        )
    if filters.status == "expired":
        return _("Nobody's retention period has ended. There is nothing to decide today.")
    return _("There is nobody in this part of the list.")
