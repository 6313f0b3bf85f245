"""Register text made harmless where Markdown is live: labels, messages, captions, metrics, buttons.

Not enough in st.badge, :directives[], MarkdownColumn, LinkColumn, st.html and page titles: keep register
text out of those. st.dataframe, st.text, st.code and input values need nothing.
"""

import re
from typing import Final

_JOINER: Final = "\u2060"
_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
# Streamlit looks for links, addresses, :emoji: and arrows in the text that is left when escapes are resolved.
_LIVE_WORDS: Final = re.compile(r"https?|ftp|www|mailto|xmpp", re.IGNORECASE)
_ARROWS: Final = re.compile(r"(?<=[<>=~-])(?=[<>=~-])")


def safe(text: object) -> str:
    """Return `text` as one line of Markdown that shows exactly its characters and loads or links nothing."""
    line = " ".join(("" if text is None else str(text)).split())
    line = _ARROWS.sub(_JOINER, line)
    line = _LIVE_WORDS.sub(rf"\g<0>{_JOINER}", line)
    line = line.replace("@", f"{_JOINER}@{_JOINER}").replace(":", f":{_JOINER}")
    return _PUNCTUATION.sub(r"\\\g<0>", line)
