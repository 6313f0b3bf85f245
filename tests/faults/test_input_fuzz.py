"""Parsers of what others have written, fuzzed: any input ends in an answer or in a sentence, in no fault."""

import json
from datetime import date, datetime
from itertools import count

import pytest
import streamlit
from hypothesis import example, given
from hypothesis import strategies as some
from icalendar import Calendar

from dashboard import policy
from dashboard.outputs.calendar import Entry, written
from dashboard.policy import Policy
from dashboard.register import import_export
from dashboard.register.dialect import UnreadableError
from dashboard.register.files import Found
from dashboard.register.json_records import json_records
from dashboard.register.reading import read
from dashboard.register.records import records
from dashboard.register.workspace import workspace
from dashboard.text import text
from dashboard.vocabulary import Refused
from dashboard.widgets.case_head import asked_case
from tests.exports import contact_id, csv_file
from tests.faults.parsers import PARSERS, kept, parse
from tests.fuzzing import fuzzed
from tests.policy.texts import POLICY, TEXT

KNOWN = {"id", "lastname", "description", "systemmodstamp"}
NUMBERS = count()
CELLS = some.text(max_size=20) | some.sampled_from(
    [
        "",
        '"',
        '""',
        ";",
        "\t",
        "\r\n",
        "\n",
        "\0",
        "\ufeff",
        "sep=;",
        "Copyright (c) salesforce.com",
        "\u2028",
    ]
)
LETTERS = some.sampled_from(list('Id,"\r\n;\t|^`x0 \ufeff\0ä'))
JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8),
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(
            some.sampled_from(
                ["records", "attributes", "type", "url", "Id", "referenceId", "result", "LastName"]
            )
            | some.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@pytest.fixture
def tables(tmp_path):
    """Return a function that reads a file of given bytes: its tables with all their rows, or None."""

    def tables_of(name, content):
        path = tmp_path / f"{next(NUMBERS)}-{name}"
        path.write_bytes(content)
        with workspace(tmp_path / f"{next(NUMBERS)}") as work:
            try:
                found = read(Found(path, name), work, KNOWN)
            except UnreadableError:
                return None
            return [(each, list(records(each.path, each.dialect))) for each in found]

    return tables_of


@fuzzed()
@given(some.binary(max_size=300) | some.lists(LETTERS, max_size=80).map("".join).map(str.encode))
@example(b"\xff\xfeI\0d\0")
@example(b'"')
def test_any_bytes_as_csv(tables, content):
    tables("Contact.csv", content)


@fuzzed()
@given(some.lists(some.lists(CELLS, min_size=2, max_size=2), max_size=6), some.sampled_from(",;\t|"))
def test_what_was_written_as_csv_is_read_back(tmp_path, tables, rows, delimiter):
    rows = [[contact_id(place), *(cell.replace("\0", "") for cell in row)] for place, row in enumerate(rows)]
    path = csv_file(tmp_path / "Contact.csv", ["Id", "LastName", "Description"], rows, delimiter=delimiter)

    ((_table, found),) = tables("Contact.csv", path.read_bytes())

    kept = [each for each in found if not each.reason]
    assert rows[: len(kept)] == [each.fields for each in kept]
    assert len(rows) - len(kept) <= sum("salesforce" in "".join(row) for row in rows)


@fuzzed()
@given(JSON.map(json.dumps).map(str.encode) | some.binary(max_size=60))
@example(b"[" * 100_000)
@example(b'{"records":' * 5_000 + b"[]" + b"}" * 5_000)
@example(b'[{"Id": "003000000000001AAA", "LastName": "\\ud800"}]')
@example(b'[{"attributes": {"type": {"\\udfff": 1}}, "LastName": NaN}]')
@example(b'{"Id": "003000000000001AAA", "LastName": ' + b"9" * 5_000 + b"}")
def test_any_bytes_as_json(tables, content):
    tables("Contact.json", content)


@fuzzed()
@given(some.lists(some.text(max_size=12), min_size=2, max_size=5))
@example(["\u2028", "\x85\x0b\x0c\x1c"])
def test_json_lines_are_split_at_line_ends_only(tmp_path, names):
    path = tmp_path / "Contact.jsonl"
    lines = [json.dumps({"Id": contact_id(1), "LastName": name}, ensure_ascii=False) for name in names]
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")

    (found,) = json_records(path).by_object.values()

    assert len(names) == len(found.rows)


@pytest.mark.parametrize("name", PARSERS)
def test_what_was_once_kept_is_read_again(tmp_path, name):
    """What has reached code that nothing else reached: both what can be read, and what is refused."""
    read_or_told = {parse(name, tmp_path, content) for content in kept(name)}

    assert {True, False} == read_or_told


ODD_MOMENTS = ["31.2.2024", "0.0.0", "9999-12-31T23:59:59+99:99", "99999999999", "1/2/3", "13/13/2020"]
ODD_WORDS = ["2024-02-30", "\u0661/\u0662/2024", "2024-01-01T00:00:60Z", "10000-01-01", "1e999", "-0", "NaN"]
ODD = some.text(max_size=12) | some.sampled_from([*ODD_MOMENTS, *ODD_WORDS])


@fuzzed(cost=20)
@given(some.lists(some.tuples(ODD, ODD, ODD, ODD), min_size=30, max_size=60))
def test_any_words_as_dates_flags_and_numbers_are_counted_and_kept(tmp_path, settings, rows):
    folder = tmp_path / f"export{next(NUMBERS)}"
    columns = ["Id", "LastName", "SystemModstamp", "Birthdate", "HasOptedOutOfEmail", "EmailBouncedDate"]
    clean = [[cell.replace("\0", "") for cell in row] for row in rows]
    lines = [[contact_id(place), "Aho", *row] for place, row in enumerate(clean, start=1)]
    csv_file(folder / "Contact.csv", columns, lines)

    report = import_export(settings, [folder], now=datetime(2026, 11, 23, 8))

    (file,) = report.files
    assert len(rows) == file.read == file.loaded + file.rejected + file.duplicates


PIECES = some.text(max_size=12) | some.sampled_from(
    [
        "[",
        "]",
        "[[",
        '"',
        "'''",
        "= ",
        "\n",
        "[notice]\n",
        "x = 1\n",
        "months = -1\n",
        "= 2027-02-30\n",
        "true",
    ]
)


@fuzzed()
@given(some.integers(0, len(TEXT)), some.integers(0, 40), PIECES)
@example(0, len(TEXT), "x = " + "[" * 5_000)
@example(0, 0, "x = " + "9" * 5_000 + "\n")
@example(TEXT.index("months = 24"), 11, f"months = {10**30}")
def test_any_policy_is_a_policy_or_a_sentence(tmp_path, place, cut, piece):
    path = tmp_path / "policy.toml"
    path.write_text(TEXT[:place] + piece + TEXT[place + cut :], encoding="utf-8", errors="replace")

    is_policy_or_sentence(path)


@fuzzed()
@given(some.binary(max_size=80))
@example(b"\xff\xfe")
@example("# ä".encode("cp1252"))
def test_any_bytes_are_a_policy_or_a_sentence(tmp_path, content):
    path = tmp_path / "policy.toml"
    path.write_bytes(content)

    is_policy_or_sentence(path)


@fuzzed()
@given(
    some.dictionaries(
        some.sampled_from(
            ["four_eyes", "retention.prospect.months", "source_mapping.Messut", "notice", "clock."]
        )
        | some.text(max_size=8),
        JSON,
        max_size=3,
    ).map(json.dumps)
    | some.text(max_size=20)
)
@example("[" * 100_000)
@example('{"retention.prospect.months": NaN}')
@example('{"retention.prospect.months": ' + "9" * 5_000 + "}")
@example('{"source_mapping.\\ud800": "web"}')
def test_any_changes_over_the_policy_are_a_policy_or_a_sentence(tmp_path, changes):
    path = tmp_path / "policy.overrides.json"
    path.write_text(changes, encoding="utf-8", errors="replace")

    is_policy_or_sentence(POLICY, path)


def is_policy_or_sentence(*paths):
    try:
        found = policy.load(*paths)
    except Refused as told:
        found = str(told)
    assert isinstance(found, Policy) or "policy." in found


@fuzzed()
@given(some.lists(some.text(max_size=80), min_size=1, max_size=3), some.text(max_size=10))
@example(["BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VCALENDAR\n;,:\\"], "x")
@example(["nolla\0 kello\x07 \x85\u2028\u2029"], "x")
def test_any_words_in_a_calendar_stay_words(words, key):
    entries = [Entry(key, date(2026, 11, 23), each, "case?case=1") for each in words]

    made = written(text("en"), entries, datetime(2026, 11, 23, 8), address="https://x.fi", alarms=[1])

    calendar = Calendar.from_ical(made)
    assert len(words) == len(calendar.events)
    assert {"VEVENT", "VALARM", "VCALENDAR"} >= {each.name for each in calendar.walk()}
    for each, event in zip(words, calendar.events, strict=True):
        assert shown(each) == shown(str(event["summary"]))


def shown(words):
    """Return the letters and digits of a text: what a calendar program must not lose."""
    return [each for each in words if each.isalnum()]


@fuzzed()
@given(some.text(max_size=12) | some.integers().map(str))
@example("²")
@example("9" * 5_000)
@example(str(2**31))
@example("١")
def test_any_case_number_in_an_address_is_a_number_or_none(monkeypatch, asked):
    monkeypatch.setattr(streamlit, "query_params", {"case": asked})

    number = asked_case()

    assert number is None or 0 <= number < 2**31
