"""Warnings of what this server has noticed by itself: nobody is kept from working by them."""

import streamlit

from dashboard.session import looked_after
from dashboard.text import Text
from dashboard.widgets.actions import sentence


def warn_of_clock(_: Text) -> None:
    """Draw that the clock does not fit the history."""
    if fault := looked_after.wrong_clock():
        streamlit.warning(sentence(_, fault), icon=":material/schedule:")


def show_copy_read(_: Text) -> None:
    """Draw whether every block of the copy in use was found sound, once this server has read them all."""
    read = looked_after.copy_read()
    if read is None:
        return
    if read.fault:
        streamlit.error(sentence(_, read.fault), icon=":material/broken_image:")
    else:
        streamlit.caption(_("Read from end to end and found sound {moment}.", moment=read.moment))
