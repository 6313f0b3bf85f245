"""Files that are small and would become large, or take for ever: each ends in a sentence, or is soon read.

One process reads them all: it says of each how much memory that took, and the system ends it after so many
seconds of work.
"""

import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

from dashboard.settings import ROOT
from tests.exports import workbook, zip_file

CHILD = """
import json, resource, sys, tempfile
from pathlib import Path
from dashboard.decisions import baselines
from dashboard.outputs import mailing_list, result_files
from dashboard.register.dialect import UnreadableError
from dashboard.register.files import discover
from dashboard.register.reading import read
from dashboard.register.workspace import workspace
from dashboard.vocabulary import Refused
from dashboard.widgets.breach_affected import ids_in
from dashboard.widgets.informing_elsewhere import addresses_in

def export(path):
    with workspace(Path(tempfile.mkdtemp()) / "work") as work:
        for found in discover([path], work).files:
            read(found, work, {"id", "lastname"})

READERS = {
    "export": export,
    "list": lambda path: mailing_list.read_list(path.name, path.read_bytes()),
    "paste": lambda path: mailing_list.pasted(path.read_text()),
    "results": lambda path: result_files.read(path.name, path.read_bytes()),
    "ids": lambda path: ids_in("", path.read_bytes()),
    "bounces": lambda path: addresses_in(path.read_text()),
    "opt_outs": lambda path: baselines.tokens_in(path.name, path.read_bytes()),
}

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
for path in map(Path, sys.argv[1:]):
    before, told = most(), ""
    try:
        READERS[path.parent.name](path)
    except (Refused, UnreadableError) as refused:
        told = str(refused)
    print(json.dumps([told, most() - before]), flush=True)
"""
NAMES = {"sheet1": "xl/worksheets/sheet1.xml", "texts": "xl/sharedStrings.xml"}
RELATED = "xl/_rels/workbook.xml.rels"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "a" * 500_000


def rewritten(path, sheets=1, **parts):
    """Write a workbook with other parts than it would have; a text has a function made of it."""
    workbook(path, {f"Sheet{n}": [["Id"]] for n in range(1, sheets + 1)})
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, part in parts.items():
        place = NAMES.get(name, name)
        members[place] = part(members[place]) if callable(part) else part
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def sheet(cells):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


def far(last):
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c></row>'
    return sheet(f'{first}<row r="1"><c r="{last}"><v>1</v></c></row>')


def texts(*said):
    return f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{each}</t></si>" for each in said)}</sst>'


def one_text_in_many_cells(path):
    row = "<row>" + '<c t="s"><v>0</v></c>' * 20 + "</row>"
    rewritten(path, sheet1=sheet(row * 2_000), texts=texts("x" * 1_000_000))


def a_long_text_in_few_cells(path):
    """Many cells, a long text, and still little to read: that is what a sheet of notes is."""
    rows = ((0, 1), *[(1, 2)] * 100, *[(0, 1)] * 20_000)
    cells = "".join(f'<row><c t="s"><v>{a}</v></c><c t="s"><v>{b}</v></c></row>' for a, b in rows)
    rewritten(path, sheet1=sheet(cells), texts=texts("Id", "LastName", "x" * 30_000))


def many_sheets_that_reach_far(path):
    rewritten(path, 8, **{f"xl/worksheets/sheet{n}.xml": far("XFD1000") for n in range(1, 9)})


def a_sheet_under_another_name(path):
    moved = {RELATED: lambda said: said.replace("worksheets/sheet1.xml", "other/x.xml")}
    rewritten(path, **moved, **{"xl/other/x.xml": far("XFD1048576")})


def a_sheet_that_is_named_a_hundred_times(path):
    def named(said):
        return re.sub(r"worksheets/sheet\d+", "worksheets/sheet1", said)

    rewritten(path, 100, sheet1=far("CV1000"), **{RELATED: named})


def text(content):
    return lambda path: path.write_text(content, encoding="utf-8")


def nested_mark(path):
    zip_file(path, {"DEMO.json": "[" * 9_000})


VARIED = "".join(json.dumps({"Id": f"{n}", f"F{n}": "x"}) + "\n" for n in range(5_000))
MANY = json.dumps([{f"F{n}": "x" for n in range(20_000)}])
HEADER = ",".join("abcd"[n % 4] for n in range(50_000))
LONE = "Id,LastName\n" + "x,\n" * 200_000 + "Copyright (c) Salesforce\n"
# Reader, name of the file, how it is written, what is said ("": it is read), and how many MB that may take.
FILES = {
    "one text in many cells": ("export", "a.xlsx", one_text_in_many_cells, "longer than 1000 MB", 150),
    "a long text in few cells": ("export", "b.xlsx", a_long_text_in_few_cells, "", 300),
    "many sheets that reach far": ("export", "c.xlsx", many_sheets_that_reach_far, "reach over more", 150),
    "a sheet of another name": ("export", "d.xlsx", a_sheet_under_another_name, "reach over more", 150),
    "a sheet of many names": ("export", "e.xlsx", a_sheet_that_is_named_a_hundred_times, "no Excel", 150),
    "JSON of nothing": ("export", "f.json", text("[" + "[]," * 11_000_000 + "[]]"), "too large", 150),
    "JSON with nothing in common": ("export", "g.jsonl", text(VARIED), "hardly a field in common", 150),
    "JSON of many names": ("export", "h.json", text(MANY), "more than 16384 columns", 150),
    "a header of many columns": ("export", "i.csv", text(HEADER), "more than 16384 columns", 150),
    "a header like an address": ("export", "j.csv", text(f"Id,a@{'.' * 120_000} x\n"), "no header", 150),
    "lone cells above a footer": ("export", "k.csv", text(LONE), "", 150),
    "a demo's mark that is nested": ("export", "l.zip", nested_mark, "", 150),
    "a list of one long word": ("list", "m.csv", text(f"Email\n{WORD}\n"), "", 150),
    "a word that is pasted": ("paste", "n.txt", text(WORD), "", 150),
    "commas that are pasted": ("paste", "o.txt", text("," * 21_000_000), "larger than", 150),
    "a word among addresses": ("bounces", "p.txt", text(f"{WORD} b@{WORD}"), "", 150),
    "a word among objections": ("opt_outs", "q.txt", text(f"{WORD} b@c.fi {'@' * 500_000}"), "", 150),
    "too long a list of objections": ("opt_outs", "s.txt", text("a " * 11_000_000), "Split it", 150),
    "too long a list of ids": ("ids", "t.txt", text("a " * 11_000_000), "larger than 20 MB", 150),
    "too many results": ("results", "r.csv", text("Id,Status\n" + "a\n" * 6_100_000), "has more than", 200),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return what was said of each file, and how many MB reading it took."""
    folder, paths = tmp_path_factory.mktemp("files"), []
    for reader, name, write, _said, _megabytes in FILES.values():
        (folder / reader).mkdir(exist_ok=True)
        paths.append(folder / reader / name)
        write(paths[-1])
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, *paths],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(FILES) == len(answers), f"{list(FILES)[len(answers)]}: {ran.stderr[-1000:] or ran.returncode}"
    return dict(zip(FILES, answers, strict=True))


@pytest.mark.parametrize("name", FILES)
def test_it_ends_in_a_sentence_or_is_read_in_bounded_memory(told, name):
    *_, expected, megabytes = FILES[name]
    said, took = told[name]

    assert expected in said
    assert bool(expected) == bool(said)
    assert took < megabytes
