"""Register text in what leaves the house: in spreadsheets, pictures, papers and mails it is text only."""

import csv
import io
import re
import zipfile
from datetime import datetime

import fastexcel
import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from dashboard.decisions import accounts
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.pdf import pdf
from dashboard.outputs.workbook import workbook
from dashboard.settings import ROOT
from dashboard.text import text
from dashboard.vocabulary import Actor, Refused, Role
from dashboard.widgets import charts
from dashboard.widgets.charts import Series
from tests.fuzzing import fuzzed
from tests.hostile import canary, payloads
from tests.outputs.papers import annotations, pdf_text, squeezed
from tests.people import add_user

NOW = datetime(2026, 11, 23, 8)
PAYLOADS = payloads("http://127.0.0.1:9")
# What Excel, Calc or a full-width keyboard takes for the beginning of a formula.
BEGINNINGS = "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20"
CELLS = some.builds(str.__add__, some.sampled_from([*BEGINNINGS, ""]), some.text(max_size=10))
# Salesforce's own files must hold exactly what goes into a record; the others only feed DuckDB.
OTHER_WRITERS = {"outputs/sheets.py", "register/tables.py", "demo.py"}


@fuzzed()
@given(some.lists(some.tuples(CELLS, CELLS), max_size=5))
@example([(each, each) for each in PAYLOADS])
def test_no_cell_of_a_csv_file_begins_like_a_formula_and_nothing_is_lost(rows):
    written = guarded_csv({"a": "=head", "b": "b"}, [{"a": a, "b": b} for a, b in rows])

    cells = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert not [cell for row in cells for cell in row if cell[:1] and cell[0] in BEGINNINGS]
    given = [cell for row in rows for cell in row]
    found = [cell for row in cells[1:] for cell in row]
    assert all(made in {cell, f"'{cell}"} for cell, made in zip(given, found, strict=True))


def test_nobody_writes_csv_but_the_one_who_guards_it():
    writers = {
        path.relative_to(ROOT / "dashboard").as_posix()
        for path in (ROOT / "dashboard").rglob("*.py")
        if re.search(r"csv\.(Dict)?[wW]riter\(|write_csv|to_csv", path.read_text(encoding="utf-8"))
    }

    assert OTHER_WRITERS | {"outputs/guarded_csv.py"} == writers


def test_a_workbook_holds_texts_and_nothing_that_runs_or_links(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook([["=head"], *([each] for each in PAYLOADS)]))

    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in archive.namelist() if "external" in name or "_rels/sheet" in name]
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    frame = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_polars()
    assert ["=head", *(shown(each) for each in PAYLOADS)] == [shown(each) for (each,) in frame.iter_rows()]


def shown(cell):
    return re.sub(r"[\x00-\x1f\x7f]|_x[0-9A-F]{4}_", "", cell)


@pytest.mark.parametrize("draw", [charts.stacked_bars, charts.grouped_bars, charts.lines])
def test_a_place_on_an_axis_is_no_markup(draw):
    figure = draw(text("en"), PAYLOADS, [Series("x", [1] * len(PAYLOADS))])

    assert not set("<>") & set("".join(figure["data"][0]["x"]))


def test_a_paper_shows_every_payload_and_asks_for_nothing(tmp_path):
    template = tmp_path / "paper.typ"
    template.write_text(
        "#let data = json(bytes(sys.inputs.data))\n#for each in data.texts [#each\\ ]", encoding="utf-8"
    )
    with canary() as (address, calls):
        texts = payloads(address)
        made = pdf(template, {"texts": texts}, NOW)

    assert [] == calls == annotations(made)
    assert "root:" not in pdf_text(made)
    assert squeezed("#read(") in squeezed(pdf_text(made))


@pytest.mark.parametrize(
    "address", ["a@x.fi\r\nBcc: b@x.fi", "a@x.fi\nX: y", "a@x.fi, b@x.fi", "<a@x.fi>", "a b@x.fi"]
)
def test_an_address_that_would_write_headers_is_refused(store, now, address):
    add_user(store, "sari", Role.STAFF, now)

    with store.transaction() as transaction, pytest.raises(Refused):
        accounts.change_email(transaction, Actor("pekka", Role.ADMIN), "sari", address, now)
