"""PDF through Typst. Data go in as JSON and come out as text: nothing in them is ever read as markup."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import typst

from dashboard.outputs.plain import plain_data


def pdf(template: Path, data: Mapping[str, object], made_at: datetime) -> bytes:
    """Return the PDF of one of our own Typst files filled with `data`; `made_at` is naive UTC.

    The file reads only its own folder and the fonts inside Typst: equal data give equal bytes everywhere.
    """
    written = typst.compile(
        template,
        format="pdf",
        root=template.parent,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(plain_data(data))},
        timestamp=made_at.replace(microsecond=0, tzinfo=UTC),
    )
    assert isinstance(written, bytes)
    return written
