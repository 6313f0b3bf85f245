"""Saying that the key of the keyed hashes is another than before: then nobody who comes back is known."""

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.hashing import hasher
from dashboard.text import Text


def warn_of_lost_key(_: Text, page: Page) -> None:
    """Draw the warning where hashes were made with a key that this data folder does not have."""
    own = hasher(session.store().settings).name
    lost = sum(int(str(row["hashes"])) for row in page.rows("suppression/keys") if row["key_name"] != own)
    if lost:
        streamlit.error(
            _.plural(
                "{n} person or address cannot be recognised: restore keys/suppression.key from a backup.",
                "{n} persons or addresses cannot be recognised: restore keys/suppression.key from a backup.",
                lost,
            ),
            icon=":material/key_off:",
        )
