"""Copies of policy.toml with something changed."""

import json

from dashboard import policy
from dashboard.settings import ROOT

POLICY = ROOT / "data" / "policy.toml"
TEXT = POLICY.read_text(encoding="utf-8")


def written(folder, text):
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def changed(folder, old, new, *, after=""):
    """Write the policy with the first `old` after the text `after` replaced; it must be there."""
    head, _, tail = TEXT.partition(after) if after else ("", "", TEXT)
    assert old in tail
    return written(folder, head + after + tail.replace(old, new, 1))


def line_of(path, piece):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if piece in line)


def with_overrides(folder, **names):
    path = folder / "policy.overrides.json"
    path.write_text(json.dumps(names, indent=1), encoding="utf-8")
    return policy.load(POLICY, path)
