"""The queue: what waits for approval, what is to be carried out in Salesforce, what waits for proof."""

import streamlit

from dashboard import session
from dashboard.vocabulary import Permission, State
from dashboard.widgets.actions import act
from dashboard.widgets.arrivals import show_arrivals
from dashboard.widgets.case_table import follow_links
from dashboard.widgets.figure import Way, show_way
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.proof_summary import show_proof
from dashboard.widgets.queue_actions import claim_all
from dashboard.widgets.queue_files import show_files, show_last
from dashboard.widgets.queue_groups import Part, read_counts, read_groups
from dashboard.widgets.queue_panel import show_panel
from dashboard.widgets.queue_parts import EMPTY, choose_state, whose
from dashboard.widgets.queue_table import page_start, picked, show_groups, shown
from dashboard.widgets.user_names import user_names

actor = session.actor(Permission.SEE_QUEUE)
_ = session.text()
follow_links("queue")

screen_title(_, _("Queue"), "queue")
show_arrivals(_)
with session.store().page(actor) as page:
    counts = read_counts(page, actor.user)
    state = choose_state(_, counts, actor)
    part = Part(state, whose(_, state, actor))
    groups = read_groups(page, part, after=page_start()) or read_groups(page, part)
    if state is State.EXECUTED:
        show_proof(_, actor.role)
    if not groups:
        if state is State.CLAIMED:
            show_last(_)
        streamlit.info(_(EMPTY[state]))
        if state is State.APPROVED and counts.get(State.CLAIMED, (0, 0))[1]:
            words = _("Go on with what you have taken on")
            show_way(Way(words, "screens/queue.py", {"part": State.CLAIMED.value}))
        streamlit.stop()
    total, own = counts[state]
    if state is State.APPROVED and total > 1:
        streamlit.button(
            _("Take on everything ({n})", n=total), on_click=act(claim_all, part), icon=":material/done_all:"
        )
    if state is State.CLAIMED and part.claimed_by == actor.user:
        only = picked(groups)
        show_files(_, only.part if only else part, only.cases if only else own)
    show_groups(_, groups, user_names(page))
    if group := shown(groups):
        show_panel(_, page, group, actor)
    else:
        streamlit.caption(_("Choose a group to see what it does and to go on with it."))
