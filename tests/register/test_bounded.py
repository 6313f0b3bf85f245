"""Files that are small and would become large, or take for ever: each ends in a sentence, or is soon read.

They are read in a process of their own, which says how much memory that took, and which the system ends after
so many seconds of work.
"""

import json
import os
import subprocess
import sys
import zipfile

import pytest

from dashboard.settings import ROOT
from tests.exports import workbook

CHILD = """
import json, resource, sys, tempfile
from pathlib import Path
from dashboard.decisions import baselines
from dashboard.outputs import mailing_list, result_files
from dashboard.register.dialect import UnreadableError
from dashboard.register.files import Found, discover
from dashboard.register.reading import read
from dashboard.register.workspace import workspace
from dashboard.vocabulary import Refused


def export(path):
    with workspace(Path(tempfile.mkdtemp()) / "work") as work:
        for found in discover([path], work).files:
            read(found, work, {"id", "lastname"})

def mailing(path):
    mailing_list.read_list(path.name, path.read_bytes())

def pasted(path):
    mailing_list.pasted(path.read_text())

def results(path):
    result_files.read(path.name, path.read_bytes())

def bounced(path):
    informing_elsewhere.addresses_in(path.read_text())

def opted_out(path):
    baselines.tokens(path.read_text())

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
before = most()
try:
    globals()[sys.argv[1]](Path(sys.argv[2]))
    told = ""
except (Refused, UnreadableError) as refused:
    told = str(refused)
print(json.dumps([told, most() - before]))
"""


@pytest.fixture
def told(tmp_path):
    """Return a function that lets a reader read a file, and returns what it says and how many MB it took."""

    def read_by(reader, path):
        ran = subprocess.run(
            [sys.executable, "-c", CHILD, reader, path],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert 0 == ran.returncode, ran.stderr[-2000:] or f"ended by signal {-ran.returncode}"
        return json.loads(ran.stdout.splitlines()[-1])

    return read_by


def rewritten(path, **parts):
    """Replace parts of a workbook, `sheet1` and so on, or add some."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {
            **members,
            **{NAMES.get(name, name): each for name, each in parts.items()},
        }.items():
            archive.writestr(name, content)
    return path


NAMES = {"sheet1": "xl/worksheets/sheet1.xml", "texts": "xl/sharedStrings.xml", "book": "xl/workbook.xml"}
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(cells):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


def test_one_text_in_a_million_cells_is_refused(tmp_path, told):
    path = workbook(tmp_path / "Contact.xlsx", {"Contact": [["Id", "LastName"]]})
    texts = f'<sst xmlns="{MAIN}"><si><t>{"x" * 1_000_000}</t></si></sst>'
    rows = "<row>" + '<c t="s"><v>0</v></c>' * 20 + "</row>"
    rewritten(path, sheet1=sheet(rows * 50_000), texts=texts)

    said, megabytes = told("export", path)

    assert "are longer than 1000 MB together" in said
    assert megabytes < 150


def test_a_long_text_that_stands_in_few_cells_is_read(tmp_path, told):
    """Many cells, a long text, and still little to read: that is what a sheet of notes is."""
    path = workbook(tmp_path / "Contact.xlsx", {"Contact": [["Id", "LastName"]]})
    texts = (
        f'<sst xmlns="{MAIN}"><si><t>Id</t></si><si><t>LastName</t></si><si><t>{"x" * 30_000}</t></si></sst>'
    )
    head = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    few = '<row><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>' * 100
    many = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>' * 50_000

    said, megabytes = told("export", rewritten(path, sheet1=sheet(head + few + many), texts=texts))

    assert "" == said
    assert megabytes < 250


FAR = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c></row>'
            '<row r="1000"><c r="XFD1000"><v>1</v></c></row>')  # fmt: skip


def test_many_sheets_that_each_reach_far_are_refused(tmp_path, told):
    path = workbook(tmp_path / "Contact.xlsx", {f"Sheet{n}": [["Id"]] for n in range(1, 9)})
    rewritten(path, **{f"xl/worksheets/sheet{n}.xml": FAR for n in range(1, 9)})

    said, megabytes = told("export", path)

    assert "reach over more than" in said
    assert megabytes < 150


def test_a_sheet_that_is_called_something_else_is_looked_at_too(tmp_path, told):
    path = workbook(tmp_path / "Contact.xlsx", {"Contact": [["Id"]]})
    with zipfile.ZipFile(path) as archive:
        related = archive.read("xl/_rels/workbook.xml.rels").decode()
    far = FAR.replace("1000", "1048576")
    moved = {"xl/_rels/workbook.xml.rels": related.replace("worksheets/sheet1.xml", "other/x.xml")}
    rewritten(path, **moved, **{"xl/other/x.xml": far})

    said, megabytes = told("export", path)

    assert "reach over more than" in said
    assert megabytes < 150


def test_a_sheet_that_is_named_a_hundred_times_is_read_once(tmp_path, told):
    path = workbook(tmp_path / "Contact.xlsx", {f"Sheet{n}": [["Id"]] for n in range(1, 100)})
    with zipfile.ZipFile(path) as archive:
        related = archive.read("xl/_rels/workbook.xml.rels").decode()
    for n in range(2, 100):
        related = related.replace(f'"worksheets/sheet{n}.xml"', '"worksheets/sheet1.xml"')
    rewritten(path, sheet1=FAR.replace("XFD", "CV"), **{"xl/_rels/workbook.xml.rels": related})

    said, megabytes = told("export", path)

    assert "no Excel workbook that can be read" in said
    assert megabytes < 150
