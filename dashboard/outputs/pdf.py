"""PDF through Typst. Data go in as JSON and come out as text: nothing in them is ever read as markup."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import typst

from dashboard.outputs.plain import plain_data

# A text without spaces would run over the edge of the paper, where nobody can read it.
_LONG: Final = re.compile(r"[^\s\u200b]{40}(?=[^\s\u200b])")
_BREAK: Final = "\u200b"


def pdf(template: Path, data: Mapping[str, object], made_at: datetime) -> bytes:
    """Return the PDF of one of our own Typst files filled with `data`; `made_at` is naive UTC.

    The file reads only its own folder and the fonts inside Typst: equal data give equal bytes everywhere.
    """
    written = typst.compile(
        template,
        format="pdf",
        root=template.parent,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_breakable(plain_data(data)))},
        timestamp=made_at.replace(microsecond=0, tzinfo=UTC),
    )
    assert isinstance(written, bytes)
    return written


def _breakable(value: object) -> object:
    """Return lists and mappings of texts that have a place to break at every so many characters."""
    if isinstance(value, str):
        return _LONG.sub(rf"\g<0>{_BREAK}", value)
    if isinstance(value, dict):
        return {name: _breakable(each) for name, each in value.items()}
    return [_breakable(each) for each in value] if isinstance(value, list) else value
