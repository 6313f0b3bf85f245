"""What is shown before the first import: what to do, and where."""

import streamlit

from dashboard.text import Text
from dashboard.widgets.import_link import import_link


def no_register(_: Text, *, may_import: bool = True) -> None:
    """Say that there is no register yet, with the way to the imports for those who may import."""
    if not may_import:
        streamlit.info(_("There is no copy of the register yet."), icon=":material/inbox:")
        return
    streamlit.info(
        _("There is no copy of the register yet. Import an export from Salesforce first."),
        icon=":material/inbox:",
    )
    import_link(_)
