"""JSON exports: sObject trees, REST and CLI answers, plain arrays, JSON lines; as rows of one object each.

Records nested below another become records of their own, linked to it; a record above it (`Account: {…}`)
gives columns `Account.Name`. Numbers keep their digits, since everything is read as text.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from dashboard.register.dialect import UnreadableError, refuse_wide
from dashboard.register.json_size import refuse_large
from dashboard.register.notes import Message, error, note
from dashboard.register.objects import known_object
from dashboard.text import N_

Json = Any
_WRAPPERS: Final = ("result", "results", "data", "value", "items")
_PARENT_FIELDS: Final[Mapping[tuple[str, str], str]] = {
    ("Campaign", "CampaignMember"): "CampaignId",
    ("Contact", "CampaignMember"): "ContactId",
    ("Lead", "CampaignMember"): "LeadId",
    ("Contact", "Task"): "WhoId",
    ("Contact", "Event"): "WhoId",
    ("Lead", "Task"): "WhoId",
    ("Lead", "Event"): "WhoId",
    ("EmailMessage", "EmailMessageRelation"): "EmailMessageId",
    ("Individual", "ContactPointTypeConsent"): "PartyId",
    ("Individual", "ContactPointConsent"): "PartyId",
}
_MOST_EMPTY: Final = 20  # cells for each that is filled
_HARMLESS: Final = 10_000_000
_TOO_VARIED: Final = N_(
    "The records of the file have hardly a field in common: as a table it would be empty and very large."
)
_JSON_LINES: Final = re.compile(r"\s*\{.*\}[ \t]*\r?\n\s*\{")
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
_ID: Final = re.compile(r"[0-9A-Za-z]{15}([0-9A-Za-z]{3})?")
_WHAT: Final = {"Task", "Event"}


@dataclass
class Rows:
    """The records of one object: column names in the order they were met, rows as name → text."""

    names: dict[str, None] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)

    def add(self, row: dict[str, str]) -> None:
        """Take a row and the names it brings."""
        self.names.update(dict.fromkeys(row))
        self.rows.append(row)

    def check_table(self) -> None:
        """Raise `UnreadableError` where rows with names of their own would make a table of nothing."""
        refuse_wide(list(self.names))
        cells = len(self.names) * len(self.rows)
        if cells > max(_HARMLESS, _MOST_EMPTY * sum(map(len, self.rows))):
            raise UnreadableError(error(_TOO_VARIED))

    def lines(self) -> Iterator[list[str]]:
        """Yield the rows as cells in the order of the names."""
        for row in self.rows:
            yield [row.get(name, "") for name in self.names]


@dataclass
class JsonRecords:
    """What a JSON file holds, by object ("" where the records do not say), with notes."""

    by_object: dict[str, Rows] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)


def json_records(path: Path) -> JsonRecords:
    """Read a UTF-8 JSON file; raise `UnreadableError` where it is no JSON or holds no records."""
    try:
        return _records(_parsed(path))
    except RecursionError as problem:
        raise UnreadableError(error(N_("The file is nested too deeply to hold records."))) from problem


def _records(value: Json) -> JsonRecords:
    found = JsonRecords()
    if _is_plan(value):
        raise UnreadableError(
            note(N_("The file is the plan of an sObject tree: it names the files with the records."))
        )
    listed = _listed(value, found)
    if listed is None:
        raise UnreadableError(error(N_("The file holds no list of Salesforce records.")))
    for each in listed:
        _take(found, each, None)
    for rows in found.by_object.values():
        rows.check_table()
    return found


def _parsed(path: Path) -> Json:
    refuse_large(path)
    text = path.read_text(encoding="utf-8-sig")
    try:
        return _loads(text)
    except json.JSONDecodeError as problem:
        if not _JSON_LINES.match(text):
            raise _no_json(problem.lineno) from problem
    return list(_parsed_lines(text))


def _parsed_lines(text: str) -> Iterator[Json]:
    for number, line in enumerate(text.split("\n"), start=1):  # others, as U+2028, may stand in a text
        try:
            if line.strip():
                yield _loads(line)
        except json.JSONDecodeError as problem:
            raise _no_json(number) from problem


def _loads(text: str) -> Json:
    value = json.loads(text, parse_int=str, parse_float=str)
    return _whole(value) if _HALF.search(text) else value


def _whole(value: Json) -> Json:
    """Return a value in which halves of characters are written out: no file can hold them."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list) else value


def _no_json(line: int) -> UnreadableError:
    return UnreadableError(error(N_("The file is no JSON from line {line} on."), line=line))


def _listed(value: Json, found: JsonRecords) -> list[dict[str, Json]] | None:
    """Return the records of an answer, wherever in it they are."""
    if isinstance(value, list):
        return value if all(isinstance(each, dict) for each in value) else None
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("records"), list):
        _note_incomplete(value, found)
        return _listed(value["records"], found)
    if "attributes" in value or _ID.fullmatch(str(value.get("Id"))):
        return [value]
    inner = (value[key] for key in _WRAPPERS if isinstance(value.get(key), dict | list))
    return next((listed for each in inner if (listed := _listed(each, found)) is not None), None)


def _is_plan(value: Json) -> bool:
    return bool(value and isinstance(value, list)) and all(
        isinstance(each, dict) and "sobject" in each and "files" in each for each in value
    )


def _note_incomplete(value: dict[str, Json], found: JsonRecords) -> None:
    total = str(value.get("totalSize", ""))
    if total.isdigit() and int(total) > len(value["records"]):
        found.messages.append(
            note(
                N_("The file holds only {count} of {total} records: fetch the other pages, too."),
                count=len(value["records"]),
                total=int(total),
            )
        )


def _take(
    found: JsonRecords, record: dict[str, Json], parent: tuple[str, str] | None, hint: str = ""
) -> None:
    attributes = record.get("attributes")
    attributes = attributes if isinstance(attributes, dict) else {}
    name = _object_of(str(attributes["type"])) if attributes.get("type") else hint
    row = _row(record)
    own_id = next((text for key, text in row.items() if key.lower() == "id" and text), "") or _implied_id(
        attributes
    )
    if own_id:
        row = {"Id": own_id} | {key: text for key, text in row.items() if key.lower() != "id"}
    if parent:
        row.setdefault(_parent_field(parent[0], name), parent[1])
    found.by_object.setdefault(name, Rows()).add(row)
    for key, children in _children(record):
        for child in children:
            _take(found, child, (name, own_id) if own_id else None, _object_of(key.removesuffix("s")))


def _object_of(name: str) -> str:
    return known_object(name) or name


def _implied_id(attributes: dict[str, Json]) -> str:
    """Return the id that a record's reference or address gives it."""
    if attributes.get("referenceId"):
        return f"@{attributes['referenceId']}"
    return str(attributes.get("url") or "").rpartition("/sobjects/")[2].partition("/")[2]


def _parent_field(parent: str, child: str) -> str:
    return _PARENT_FIELDS.get((parent, child)) or ("WhatId" if child in _WHAT else f"{parent}Id")


def _children(record: dict[str, Json]) -> Iterable[tuple[str, list[dict[str, Json]]]]:
    for key, value in record.items():
        if isinstance(value, dict) and isinstance(value.get("records"), list):
            yield key, [each for each in value["records"] if isinstance(each, dict)]


def _row(record: dict[str, Json], prefix: str = "") -> dict[str, str]:
    row: dict[str, str] = {}
    for key, value in record.items():
        if key == "attributes" or (isinstance(value, dict) and isinstance(value.get("records"), list)):
            continue
        if isinstance(value, dict) and "attributes" in value:
            row.update(_row(value, f"{prefix}{key}."))
        else:
            row[prefix + key] = _text(value)
    return row


def _text(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
