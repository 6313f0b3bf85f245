"""The parsers of what others have written, each as a function of bytes, and the inputs kept for them.

A parser ends in an answer or in a sentence; whatever else it raises is a fault. `tests/faults/corpus/` has a
file for each parser, an input a line as Python writes bytes. `tests/faults/guided.py` makes more of them.
"""

import ast
from pathlib import Path

from dashboard import policy
from dashboard.outputs import mailing_list, result_files
from dashboard.register.dialect import UnreadableError
from dashboard.register.files import Found
from dashboard.register.reading import read
from dashboard.register.records import records
from dashboard.register.workspace import workspace
from dashboard.vocabulary import Refused
from tests.policy.texts import POLICY

NOTICE = POLICY.with_name("notice.toml")
CORPUS = Path(__file__).parent / "corpus"
KNOWN = {"id", "lastname", "description", "systemmodstamp"}
_CUT = 5


def _export(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    with workspace(folder / "work") as work:
        for each in read(Found(path, name), work, KNOWN):
            list(records(each.path, each.dialect))


def _within(path, whole, content):
    """Write a file with something in it, at the place that the first two bytes name."""
    place = int.from_bytes(content[:2], "big") % len(whole)
    path.write_bytes(whole[:place] + content[2:] + whole[place + _CUT :])
    return path


def _policy(folder, content):
    policy.load(_within(folder / "policy.toml", POLICY.read_bytes(), content))


def _overrides(folder, content):
    path = folder / "policy.overrides.json"
    path.write_bytes(content)
    policy.load(POLICY, path)


def _notice(folder, content):
    policy.load_notice(_within(folder / "notice.toml", NOTICE.read_bytes(), content))


_READERS = {
    "csv": lambda folder, content: _export(folder, "Contact.csv", content),
    "json": lambda folder, content: _export(folder, "Contact.json", content),
    "policy": _policy,
    "overrides": _overrides,
    "notice": _notice,
    "results": lambda _folder, content: result_files.read("results.csv", content),
    "list": lambda _folder, content: mailing_list.read_list("list.csv", content),
}
PARSERS = tuple(_READERS)


def parse(name, folder, content):
    """Let a parser read bytes, with a folder for its files; return whether it could."""
    try:
        _READERS[name](folder, content)
    except (Refused, UnreadableError):
        return False
    return True


def kept(name):
    """Return the inputs that are kept for a parser."""
    lines = (CORPUS / f"{name}.txt").read_text(encoding="ascii").splitlines()
    return [ast.literal_eval(line) for line in lines]


def keep(name, contents):
    """Write down the inputs that are to be kept for a parser."""
    lines = sorted({repr(each) for each in contents}, key=lambda line: (len(line), line))
    (CORPUS / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
