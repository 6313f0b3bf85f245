"""One check of a clause: why it matters, how it has gone, its rows now, and what mends them."""

from functools import partial

import streamlit

from dashboard import session
from dashboard.controls import Control, Found, find, inputs, keys_of
from dashboard.controls.remedies import REMEDIES
from dashboard.databases import NOT_IN_COPY, Page
from dashboard.decisions.accepting import read_acceptances
from dashboard.outputs.notice_board import Count
from dashboard.outputs.register_figures import courses
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets.actions import shown_errors
from dashboard.widgets.decide import show_dialog
from dashboard.widgets.notice_accept import accept_form, show_accepted
from dashboard.widgets.notice_counts import follow_changes, kept_counts, show_done
from dashboard.widgets.notice_mend import Chosen, show_places, show_ways
from dashboard.widgets.notice_rows import PAGE_SIZE, choose_no_row, page_number, row_table, show_paging
from dashboard.widgets.outcome import follow_undo, show_outcome
from dashboard.widgets.trends import trend_metric
from dashboard.widgets.unknown_facts import missing_words
from dashboard.widgets.user_names import user_names


@streamlit.fragment
def control_section(name: str) -> None:
    """Draw a check by its short name; a click in it looks at this check anew, and at no other."""
    _ = session.text()
    follow_undo()
    follow_changes()
    with shown_errors(_):
        store, control = session.store(), Control(f"controls/{name}")
        with store.page(session.actor(Permission.SEE_REGISTER)) as page:
            try:
                found = find(page, control, inputs(store.settings, session.now()))
            except NOT_IN_COPY:
                show_done(_)
                streamlit.warning(_("This copy lacks what the check reads. Import an export again."))
                return
            known = Count(found.open.num_rows, found.affected) if found.is_known else None
            kept_counts(page)[name] = known
            _draw(_, page, control, found)
    show_dialog(_, on_decided=partial(choose_no_row, control.short))


def _draw(_: Text, page: Page, control: Control, found: Found) -> None:
    with streamlit.container(border=True):
        _explain(_, page, control, found)
        places = streamlit.container()
        _say_what_lacks(_, found)
        chosen = _rows(_, page, control, found)
        with streamlit.container():  # beside the buttons, and there without an outcome, too
            show_outcome(_)
        show_done(_)
        show_ways(_, control, chosen)
        accept_form(_, control, chosen)
        show_accepted(_, read_acceptances(page, control.short), user_names(page))
        with places:
            show_places(_, REMEDIES[control.short], found.open.num_rows)


def _explain(_: Text, page: Page, control: Control, found: Found) -> None:
    what, why, remedy = (_(line) for line in control.documentation.split("\n"))
    left, right = streamlit.columns([1.7, 1], gap="medium")
    with left:
        streamlit.markdown(f"**{what}**")
        streamlit.markdown(why)
        streamlit.markdown(remedy)
        streamlit.caption(_besides(_, found))
    with right:
        course = courses(page.rows("notice/course", control=control.short)).get(control.short, [])
        trend_metric(_, _("Open findings"), found.open.num_rows, course, height_="content")


def _besides(_: Text, found: Found) -> str:
    parts = []
    if found.affected > found.open.num_rows:
        words = _.plural("It concerns {n} record.", "They concern {n} records.", found.affected)
        parts.append(words)
    if found.accepted.num_rows:
        n = found.accepted.num_rows
        parts.append(_.plural("{n} row is accepted for now.", "{n} rows are accepted for now.", n))
    if found.queued.num_rows:
        n = found.queued.num_rows
        parts.append(
            _.plural("{n} row is queued to be corrected.", "{n} rows are queued to be corrected.", n)
        )
    return " ".join(parts)


def _say_what_lacks(_: Text, found: Found) -> None:
    """Missing is unknown, not empty: what was not in the export was not looked at."""
    if found.lacking:
        missing = missing_words(_, {"missing": ", ".join(found.lacking)})
        streamlit.warning(
            _(
                "The export lacks {missing}: what Salesforce holds of it has not been looked at.",
                missing=missing,
            ),
            icon=":material/help:",
        )


def _rows(_: Text, page: Page, control: Control, found: Found) -> Chosen:
    """Draw a page of the rows and return what is ticked of them."""
    rows = found.open
    if not rows.num_rows:
        if found.is_known:
            streamlit.success(_("Nothing is open here."), icon=":material/check_circle:")
        return Chosen(control.short, rows, [], everything=False)
    number = page_number(control, rows.num_rows)
    shown = rows.slice((number - 1) * PAGE_SIZE, PAGE_SIZE)
    ticked = row_table(_, page, control, shown.to_pylist(), f"{number}_{rows.num_rows}")
    everything = show_paging(_, control, rows)
    picked = [shown.to_pylist()[position] for position in ticked]
    keys = keys_of(control, picked) if picked else []
    return Chosen(control.short, rows, list(zip(keys, picked, strict=True)), everything=everything)
