"""A figure with the way to the rows behind it: a link that anybody can follow, or send on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit

Query = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Way:
    """Where the rows behind a figure are: the words of the link, the screen's file, its choices."""

    words: str
    page: str
    query: Query = field(default_factory=dict)


def figure(title: str, value: str | int | None, way: Way | None, **more: Any) -> None:
    """Draw a figure with its way beneath, where the reader may go it; `more` is for `streamlit.metric`."""
    with streamlit.container(border=True, height="stretch", gap="small"):
        streamlit.metric(title, value, **more)
        if way:
            show_way(way)


def show_way(way: Way) -> None:
    """Draw the way to the rows."""
    streamlit.page_link(
        way.page,
        label=way.words,
        icon=":material/arrow_forward:",
        query_params=dict(way.query),
        width="content",
    )
