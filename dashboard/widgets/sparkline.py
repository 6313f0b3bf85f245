"""A line of a figure's past as a small picture: Streamlit's own needs 1.3 MB of scripts for the same line."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

import streamlit

from dashboard.widgets.colours import AT_REST

_WIDTH: Final = 160
_HEIGHT: Final = 40
_MARGIN: Final = 2
_PICTURE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" preserveAspectRatio="none">'
    '<polyline fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"'
    ' vector-effect="non-scaling-stroke" points="{points}"/></svg>'
)


def show_sparkline(values: Sequence[float]) -> None:
    """Draw at least two values; the figure itself stands beside in words, so the picture has none."""
    address = f"data:image/svg+xml,{quote(sparkline(values))}"
    streamlit.html(
        f'<img src="{address}" alt="" style="display: block; width: 100%; height: {_HEIGHT}px">',
    )


def sparkline(values: Sequence[float]) -> str:
    """Return the picture of at least two values, from the least at the bottom to the greatest at the top."""
    least, span = min(values), max(values) - min(values)
    room, step = _HEIGHT - 2 * _MARGIN, _WIDTH / (len(values) - 1)
    heights = [(value - least) / span if span else 0.5 for value in values]
    points = " ".join(
        f"{place * step:.1f},{_MARGIN + room * (1 - height):.1f}" for place, height in enumerate(heights)
    )
    return _PICTURE.format(width=_WIDTH, height=_HEIGHT, colour=AT_REST, points=points)
