"""Whose records a table holds: told by the file's name, else by the ids, else by the columns."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from dashboard.register.labels import api_names, reported_object
from dashboard.register.names import squash
from dashboard.register.objects import by_file_name, by_header, by_ids


def guess_object(file_name: str, header: Sequence[str], head: Sequence[Sequence[str]], *, report: bool) -> str:
    """Return an object's name from a file's name, its header and first rows; the file's own name as a last resort."""
    return (
        by_file_name(file_name)
        or (reported_object(header) if report else None)
        or by_ids(_ids(header, head))
        or by_header({squash(name) for name in api_names(header, "", report=False)})
        or PurePosixPath(file_name).stem
    )


def _ids(header: Sequence[str], head: Sequence[Sequence[str]]) -> list[str]:
    place = next((place for place, name in enumerate(header) if squash(name) == "id"), None)
    return [] if place is None else [row[place].strip() for row in head if len(row) > place]
