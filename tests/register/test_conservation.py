"""Nothing is lost or changed on the way, whatever stands in the cells and however they are written."""

import csv
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from dashboard.databases import build_snapshot, execute
from dashboard.register.casting import take
from dashboard.register.files import Found
from dashboard.register.filling import make_tables
from dashboard.register.reading import read
from dashboard.register.staging import stage
from dashboard.register.workspace import Workspace
from tests.exports import contact_id, csv_file

LETTERS = "aÄö€😀\"',;|\t^`\r\n\\ #-é\u0301"
IN_CP1252 = "aÄö\"',;|\t^`\r\n\\ #-é"
DELIMITERS = [",", ";", "\t", "|", "^", "`"]
LINE_ENDS = ["\r\n", "\n", "\r"]
# Python's writer leaves other line ends than its own without quotes: such a file does not say what it means.
LINES = [*((each, csv.QUOTE_ALL) for each in LINE_ENDS), ("\r\n", csv.QUOTE_MINIMAL)]
COLUMNS = ["Id", "LastName", "Description", "Muistio__c"]

# One bench for all examples: an import of its own for each would cost a second.
thorough = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True, repr=False)
class Bench:
    """Takes files in as an import does, one after another, on one connection."""

    folder: Path
    connection: object
    schema: object
    work: Workspace
    numbers: object

    def take(self, path):
        """Return (read, rejected) and the text of the records taken in, in order."""
        (table,) = read(Found(path, "Contact.csv"), self.work, {"id", "lastname"})
        execute(self.connection, "import/incoming", table="contact", columns=list(self.schema.types))
        number = next(self.numbers)
        taken = take(
            self.connection, stage(self.connection, table, self.schema, number, self.work), self.schema, None
        )
        arrived = self.connection.execute(
            "select LastName, Description, extra['Muistio__c'] from incoming order by row_no"
        ).fetchall()
        rejects = self.connection.execute(
            "select count(*) from reject where file_no = $n", {"n": number}
        ).fetchone()
        assert taken.rejected == rejects[0]
        assert taken.read == len(arrived) + taken.rejected
        return taken, arrived

    def arrived(self, rows, **written):
        """Write contacts of these cells, take them in, and return what arrived."""
        numbered = [[contact_id(n), *row] for n, row in enumerate(rows)]
        path = csv_file(self.work.fresh(".csv"), COLUMNS, numbered, **written)
        taken, arrived = self.take(path)
        assert (len(rows), 0) == (taken.read, taken.rejected)
        return arrived


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    with build_snapshot(folder / "bench.duckdb") as connection:
        schema = make_tables(connection)["contact"]
        yield Bench(folder, connection, schema, Workspace(folder), count(1))


def cells(letters):
    return some.lists(some.tuples(*[some.text(letters, max_size=12)] * 3), max_size=8)


@thorough
@given(
    rows=cells(LETTERS),
    delimiter=some.sampled_from(DELIMITERS),
    lines=some.sampled_from(LINES),
    encoding=some.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_cell_arrives_as_it_was(bench, rows, lines, **written):
    line_end, quoting = lines

    assert rows == bench.arrived(rows, line_end=line_end, quoting=quoting, **written)


@thorough
@given(rows=cells(IN_CP1252), delimiter=some.sampled_from(DELIMITERS), line_end=some.sampled_from(LINE_ENDS))
def test_every_cell_arrives_as_it_was_in_windows_1252(bench, rows, **written):
    assert rows == bench.arrived(rows, encoding="cp1252", **written)


@thorough
@given(lines=some.lists(some.text('ab",;\n\r ', max_size=20), max_size=12))
@example([";\r"])
def test_records_are_conserved_in_any_garbage(bench, lines):
    path = bench.work.fresh(".csv")
    path.write_text("\n".join(["Id,LastName", *lines]), encoding="utf-8", newline="")

    taken, _ = bench.take(path)

    assert taken.read >= taken.rejected


@pytest.mark.parametrize("position", range(5))
def test_one_bad_record_among_good_ones_is_the_only_one_rejected(bench, position):
    rows = [[contact_id(n), "Aho", "hyvä", str(n)] for n in range(5)]
    path = csv_file(bench.work.fresh(".csv"), COLUMNS, rows)
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[position + 1] = lines[position + 1].replace('"hyvä"', '"hy"vä"')
    path.write_text("\n".join(lines), encoding="utf-8")

    taken, arrived = bench.take(path)

    assert (5, 1) == (taken.read, taken.rejected)
    assert [str(n) for n in range(5) if n != position] == [row[2] for row in arrived]
