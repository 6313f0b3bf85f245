"""SECURITY.md names a test for every row of its threat model, and each of them exists."""

import re

from dashboard.settings import ROOT

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [
    line
    for line in PAGE.splitlines()
    if re.match(r"\| (machine|insider|thief|stranger|account|writer) ", line)
]
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)


def test_every_row_of_the_threat_model_names_a_test():
    assert ROWS
    assert [] == [row for row in ROWS if not re.search(r"`tests/[\w/]+\.py(::\w+)?`", row)]


def test_every_test_that_is_named_exists():
    missing = [
        (path, name)
        for path, name in NAMED
        if not (ROOT / path).exists()
        or (name and f"\ndef {name}(" not in (ROOT / path).read_text(encoding="utf-8"))
    ]

    assert [] == missing
