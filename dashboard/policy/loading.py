"""policy.toml and what screens changed over it, read and checked into one `Policy`."""

import hashlib
import json
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

from dashboard.policy import checks, overrides, retention, sections
from dashboard.policy.lines import Path as Way
from dashboard.policy.lines import Source
from dashboard.policy.policy import Policy
from dashboard.policy.reader import Table, read_table
from dashboard.settings import ROOT
from dashboard.text import N_
from dashboard.vocabulary import Refused

# Tables that the first policies did not have yet: one without them has those of the program's own policy.
_LATER: Final = ("controls",)
_OWN: Final = ROOT / "data" / "policy.toml"
_NO_FILE = N_("There is no policy file {file}. Put policy.toml back into the data folder.")
_NO_UTF8 = N_("{file}, line {line}: the file is not UTF-8. Save it in that encoding.")
_TOO_DEEP = N_("{file}: this is not valid TOML: it has a number too long or lists too deep to be read.")
_NO_TOML = N_("{file}: this is not valid TOML: {detail}. Correct the line that it names.")


def load(path: Path, overrides_path: Path | None = None) -> Policy:
    """Read the policy with its overrides; raise `Refused` naming file, line and remedy for any mistake.

    The files are read each time, so that a change counts at once; what they say is worked out once.
    """
    over_name = overrides_path.name if overrides_path else ""
    over_text, _ = overrides.read(overrides_path)
    return _read(path.name, _text(path), over_name, over_text)


def lacking(path: Path) -> list[str]:
    """Return the tables that a policy of an earlier version lacks, where the program's own ones count."""
    values = _parse(path.name, _text(path))
    return [name for name in _LATER if name not in values]


@lru_cache(maxsize=8)
def _read(name: str, text: str, over_name: str, over_text: str) -> Policy:
    values, over = _completed(_parse(name, text)), json.loads(over_text or "{}")
    ways: list[tuple[Way, str]] = []
    for setting, value in over.items():
        way = overrides.lay_over(values, setting, value)
        if way is None:
            raise overrides.refuse_name(over_name, over_text, setting)
        ways.append((way, setting))
    source = Source(name, text, over_name, over_text, tuple(ways))
    digest = hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()
    return read_table(Table(values, source), lambda root: _policy(root, digest))


def _completed(values: overrides.Values) -> overrides.Values:
    """Return what a policy says, with the program's own tables where it is older than these."""
    if all(name in values for name in _LATER):
        return values
    own = _parse(_OWN.name, _text(_OWN))
    return {**{name: own[name] for name in _LATER}, **values}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Refused(_NO_FILE, file=path.name) from None
    except UnicodeDecodeError as error:
        raise Refused(_NO_UTF8, file=path.name, line=error.object.count(b"\n", 0, error.start) + 1) from None


def _parse(name: str, text: str) -> overrides.Values:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(_NO_TOML, file=name, detail=str(error)) from None
    except (ValueError, RecursionError):  # what the parser does not say of itself; it knows no line then
        raise Refused(_TOO_DEEP, file=name) from None


def _policy(root: Table, digest: str) -> Policy:
    policy = Policy(
        four_eyes=root.flag("four_eyes"),
        controller=root.table("controller", sections.controller),
        notice=root.table("notice", sections.notice),
        retention=root.tables("retention", retention.rule),
        financial_year_end=root.table("accounting", sections.financial_year_end),
        last_contact=root.table("last_contact", sections.last_contact),
        left_company=root.table("left_company", sections.left_company),
        relationship=root.table("relationship", sections.relationship),
        source_mapping=root.table("source_mapping", sections.source_mapping),
        source_rules=root.table("source_rules", sections.source_rules),
        lawful_basis=root.tables("lawful_basis", sections.lawful_basis),
        recipients=root.tables("recipients", sections.recipient),
        declared=root.tables("declared", sections.declared),
        controls=root.table("controls", sections.controls),
        identity=root.table("identity", sections.identity),
        shared_mailboxes=root.table("linking", sections.shared_mailboxes),
        attested_absent=root.table("completeness", sections.attested_absent),
        thresholds=root.table("thresholds", sections.thresholds),
        clock=root.table("clock", sections.clock),
        reminders=root.table("reminders", sections.reminders),
        hash=digest,
    )
    _check_together(root, policy)
    return policy


def _check_together(root: Table, policy: Policy) -> None:
    retention.check_together(root, policy.retention)
    checks.check_bases(root, policy.lawful_basis)
    checks.check_types(root, policy.relationship)
    checks.check_declared(root, policy.declared)
    checks.check_same_values(root, "source_mapping", list(policy.source_mapping))
