"""The suppression list on the opt-outs screen: two forms of it, and what neither of them can hold."""

from functools import partial
from typing import Final

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.outputs.suppression_list import MIME, Form, hand_out
from dashboard.text import N_, Text
from dashboard.vocabulary import Permission
from dashboard.widgets.lost_key import warn_of_lost_key
from dashboard.widgets.prepared_download import File, prepared_download

_FORMS: Final = {
    Form.ADDRESSES: (
        N_("Addresses"),
        N_("One column, email: each address trimmed and in small letters. For the mailing tool's own list."),
    ),
    Form.HASHES: (
        N_("SHA-256 hashes"),
        N_(
            "One column, email_sha256: the plain SHA-256 of each address, in hexadecimal, as Meta and Google "
            "match it. Whoever has an address can compute it: still personal data."
        ),
    ),
}


def show_suppression_list(_: Text, page: Page) -> None:
    """Draw the two ways to take the list."""
    warn_of_lost_key(_, page)
    streamlit.markdown(
        _(
            "Everybody who may not be mailed, with every address of theirs: objections in the register and "
            "in the queue, and restricted persons (Art. 18). Take it anew before each mailing."
        )
    )
    for column, (form, (title, explained)) in zip(
        streamlit.columns(len(_FORMS)), _FORMS.items(), strict=True
    ):
        with column, streamlit.container(border=True, height="stretch"):
            streamlit.markdown(f"**{_(title)}**")
            streamlit.caption(_(explained))
            prepared_download(_, _("Take the list"), partial(take, form), key=f"suppression_{form.value}")
    streamlit.info(
        _(
            "Those who are in the register no more are remembered by keyed hashes only. Without the key no "
            "tool can match these, so that they are not in the list: check each mailing list here before it "
            "is sent."
        ),
        icon=":material/key:",
    )


def take(form: Form) -> File:
    """Return the list in a form, and write into the history that it was taken."""
    actor = session.actor(Permission.SEE_REGISTER)
    made = hand_out(session.store(), actor, form, session.now())
    return File(made.name, MIME, made.content)
