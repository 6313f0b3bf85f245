"""What screens changed over policy.toml: `policy.overrides.json`, name → value, laid over the parsed file.

A name is the way to a setting: `four_eyes`, `completeness.attested_absent`, `source_mapping.Messut`; a
retention rule goes by its name or its code: `retention.prospect.months`, `retention.RET-2.months`. Months set
on a screen replace the years of the file.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.policy.lines import Path as Way
from dashboard.text import N_
from dashboard.vocabulary import Refused

Values = dict[str, object]

# Tables whose keys are what stands in Salesforce: they may contain dots and be new.
_FREE = (("source_mapping",), ("source_rules", "campaign_type"))
_NOWHERE = N_("{file}, line {line}: policy.toml has no setting {name}. Remove it from {file}.")
_NO_JSON = N_(
    "{file}, line {line}: this is not valid JSON. Restore the file, or delete it to lose the changes."
)
_NO_OBJECT = N_("{file}, line {line}: the file must hold one object, name to value. Restore or delete it.")


def without_free_part(name: str) -> str:
    """Return a name without what comes out of Salesforce: a source can be somebody's name or number."""
    return next((".".join(free) for free in _FREE if name.startswith(".".join(free) + ".")), name)


def read(path: Path | None) -> tuple[str, Mapping[str, object]]:
    """Return the text of the overrides and what they say; nothing where there is no such file."""
    if path is None or not path.exists():
        return "", {}
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(_NO_JSON, file=path.name, line=error.lineno) from None
    except (ValueError, RecursionError):  # a number too long, or lists too deep: no line is known
        raise Refused(_NO_JSON, file=path.name, line=1) from None
    if not isinstance(values, dict):
        raise Refused(_NO_OBJECT, file=path.name, line=1)
    return text, values


def lay_over(values: Values, name: str, value: object) -> Way | None:
    """Set `name` in the parsed policy; return the way to what was set, or None where there is none."""
    way = _way(values, name)
    if way is None:
        return None
    table: Any = values
    for part in way[:-1]:
        table = table[part]
    table[way[-1]] = value
    if way[0] == "retention" and way[-1] == "months":
        table.pop("years", None)  # the new time is all of it, not months on top of the file's years
    return way


def refuse_name(file: str, text: str, name: str) -> Refused:
    """Return the error for a name that leads nowhere."""
    lines = enumerate(text.splitlines(), start=1)
    line = next((n for n, row in lines if f'"{name}"' in row), 1)
    return Refused(_NOWHERE, file=file, line=line, name=name)


def _way(values: Values, name: str) -> Way | None:
    for free in _FREE:
        start = ".".join(free) + "."
        if name.startswith(start):
            return (*free, name.removeprefix(start))
    first, *rest = name.split(".")
    if first not in values:
        return None
    if first == "retention" and rest:
        return _way_to_rule(values, rest)
    return _way_to_key(values[first], (first,), rest)


def _way_to_rule(values: Values, rest: list[str]) -> Way | None:
    rules = values["retention"]
    assert isinstance(rules, list)
    for n, rule in enumerate(rules):
        if rest[0] in (rule.get("name"), rule.get("rule")) and len(rest) > 1:
            return _way_to_key(rule, ("retention", n), rest[1:])
    return None


def _way_to_key(table: object, way: Way, rest: list[str]) -> Way | None:
    """Walk down tables; the last key may be new: whoever reads the table refuses what it does not know."""
    for n, part in enumerate(rest):
        if not isinstance(table, dict) or (part not in table and n < len(rest) - 1):
            return None
        table, way = table.get(part), (*way, part)
    return way
