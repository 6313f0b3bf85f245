"""Two versions of a text as one: what was taken out struck through, what was put in marked."""

import streamlit

from dashboard.outputs.text_difference import Change, Piece, difference
from dashboard.widgets.safe import safe


def show_difference(old: str, new: str) -> None:
    """Draw a text with what was taken out struck through and what was put in marked."""
    lines: list[list[str]] = [[]]
    for piece in difference(old, new):
        for n, part in enumerate(piece.text.split("\n")):
            if n:
                lines.append([])
            lines[-1].append(_marked(piece, part))
    streamlit.markdown("  \n".join("".join(line) for line in lines))


def _marked(piece: Piece, part: str) -> str:
    if not part.strip():
        return " " if part else ""
    # Spaces stay outside the marks: Markdown takes marks beside spaces for plain characters.
    before, after = (" " if part[0].isspace() else ""), (" " if part[-1].isspace() else "")
    words = safe(part)
    match piece.change:
        case Change.OUT:
            words = f":red-background[~~{words}~~]"
        case Change.IN:
            words = f":green-background[{words}]"
    return f"{before}{words}{after}"
