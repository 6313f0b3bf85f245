"""On which line of a file a setting stands: tomllib gives values without lines, so the text is searched."""

import re
from dataclasses import dataclass

# ("retention", 2, "months"): the key months of the third [[retention]].
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A file and a line in it, counted from 1."""

    file: str
    line: int


@dataclass(frozen=True)
class Source:
    """policy.toml as text, and which settings come from the overrides instead."""

    file: str
    text: str
    overrides_file: str = ""
    overrides_text: str = ""
    overridden: tuple[tuple[Path, str], ...] = ()

    def place(self, path: Path) -> Place:
        """Return where `path` was set, or where it should be when it is missing."""
        for start, name in self.overridden:
            if path[: len(start)] == start or start[: len(path)] == path:
                return Place(self.overrides_file, _line_of(self.overrides_text, re.escape(f'"{name}"')) or 1)
        return Place(self.file, toml_line(self.text, path))


def toml_line(text: str, path: Path) -> int:
    """Return the line of `path`'s key, else of the nearest table above it, else 1."""
    lines = text.splitlines()
    first, last = 0, len(lines)
    for depth, part in enumerate(path):
        if isinstance(part, int):
            continue
        index = path[depth + 1] if depth + 1 < len(path) and isinstance(path[depth + 1], int) else 0
        found = _header(lines, path[: depth + 1], first, last, int(index))
        if found is None:
            found = _key(lines, part, first, _next_header(lines, first, last))
            return (first if found is None else found) + 1
        first, last = found, _end_of_table(lines, path[: depth + 1], found, last)
    return first + 1


def _header(lines: list[str], path: Path, first: int, last: int, index: int) -> int | None:
    name = r"\s*\.\s*".join(_spelled(part) for part in path if isinstance(part, str))
    pattern = re.compile(rf"^\s*\[{{1,2}}\s*{name}\s*\]{{1,2}}")
    hits = [n for n in range(first, last) if pattern.match(lines[n])]
    return hits[index] if index < len(hits) else None


def _end_of_table(lines: list[str], path: Path, start: int, last: int) -> int:
    """Return the line before which everything of the table and its sub-tables stands."""
    own = re.compile(rf"^\s*\[{{1,2}}\s*{_spelled(path[0])}\s*\.")
    for n in range(start + 1, last):
        if lines[n].lstrip().startswith("[") and lines[n].rstrip().endswith("]") and not own.match(lines[n]):
            return n
    return last


def _next_header(lines: list[str], first: int, last: int) -> int:
    """Return where the keys that belong to the table itself end."""
    start = first + 1 if first < len(lines) and lines[first].lstrip().startswith("[") else first
    return next((n for n in range(start, last) if re.match(r"^\s*\[{1,2}[\w\"]", lines[n])), last)


def _key(lines: list[str], key: str, first: int, last: int) -> int | None:
    pattern = re.compile(rf"^\s*{_spelled(key)}\s*=")
    return next((n for n in range(first, last) if pattern.match(lines[n])), None)


def _spelled(part: str | int) -> str:
    return f"[\"']?{re.escape(str(part))}[\"']?"


def _line_of(text: str, pattern: str) -> int:
    match = re.search(pattern, text)
    return text.count("\n", 0, match.start()) + 1 if match else 0
