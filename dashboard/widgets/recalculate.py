"""The status in a snapshot follows the policy of its import; under a changed one it is worked out anew."""

import streamlit

from dashboard import register, session
from dashboard.databases import Snapshot
from dashboard.policy import Policy
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets.actions import say, shown_errors


def show_recalculation(_: Text, policy: Policy, snapshot: Snapshot) -> None:
    """Say that the policy is newer than the status, with the button that brings the status up to it."""
    if snapshot.policy_hash == policy.hash:
        return
    with streamlit.container(horizontal=True, vertical_alignment="center", border=True, gap="medium"):
        streamlit.markdown(
            f":orange[:material/update:] {_('The policy has changed since the status was worked out.')}",
            width="content",
        )
        streamlit.space("stretch")
        asked = streamlit.button(_("Work it out anew"), icon=":material/refresh:", key="recalculate")
    if asked:
        with shown_errors(_):
            recalculate(_)


def recalculate(_: Text) -> None:
    """Work out the status of every person anew from the records at hand, then draw the screen again."""
    session.actor(Permission.CONFIGURE)
    bar = streamlit.progress(0.0, text=_("Working out the status of every person…"))

    def tell(sentence: str, step: int, steps: int) -> None:
        bar.progress(step / max(steps, 1), text=_(sentence))

    register.rederive(session.store().settings, now=session.now(), progress=tell)
    say(_("The status was worked out anew."))
    streamlit.rerun()
