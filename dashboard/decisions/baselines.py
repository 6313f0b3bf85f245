"""What the office attests about the time before this dashboard: shown for ever as attested, never as proved.

Addresses of persons who objected or were erased are kept as keyed hashes only: the list says whether a person
is on it, but nobody can be read from it.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from dashboard.databases import Store
from dashboard.decisions.keys import signing_key
from dashboard.decisions.settings import ATTESTED, change_setting
from dashboard.text import N_
from dashboard.vocabulary import Actor, Permission, Refused, require

MOST: Final = 200_000
_LONG_ADDRESS: Final = 100
_TOO_MANY: Final = N_("{file} holds more than {most} addresses. Split it.")
# From the beginning of a word only: else a long one without an @ is looked through from each letter of it.
_ADDRESS: Final = re.compile(r"(?<![^@\s<>;,\"'()])[^@\s<>;,\"'()]+@[^@\s<>;,\"'()]+\.[^@\s<>;,\"'()]+")
_ID: Final = re.compile(r"\b(?:003|00Q|0PK)[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?\b")
_SHORT: Final = 15
_BLOCK: Final = 5
_SIGNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_NOTHING: Final = N_("{file} holds neither e-mail addresses nor Salesforce ids. Choose another file.")
_EVIDENCE: Final = N_("Name the evidence: where the fact is written down, or who knows it.")


class Baseline(StrEnum):
    """What can be attested: objections recorded elsewhere, erasures done before, persons informed."""

    OPT_OUTS = "opt_outs"
    ERASURES = "erasures"
    INFORMED = "informed"


@dataclass(frozen=True, kw_only=True)
class Attestation:
    """One attested fact: what, as of which day, on what evidence; for notices the version that was sent."""

    baseline: Baseline
    on: date
    evidence: str
    version: str = ""
    tokens: frozenset[str] = frozenset()


def tokens_in(name: str, content: bytes) -> frozenset[str]:
    """Return the addresses and record ids of a file, in small letters; raise `Refused` where it has none."""
    if len(content) > MOST * _LONG_ADDRESS:
        raise Refused(_TOO_MANY, file=name, most=MOST)
    text = content.decode("utf-8-sig", errors="replace")
    ids = (long_id(each) for each in _ID.findall(text))
    found = {each.lower() for each in (*_ADDRESS.findall(text), *ids)}
    if not found:
        raise Refused(_NOTHING, file=name)
    if len(found) > MOST:
        raise Refused(_TOO_MANY, file=name, most=MOST)
    return frozenset(found)


def long_id(record_id: str) -> str:
    """Return a Salesforce id with the three characters that tell capitals from small letters."""
    blocks = (record_id[start : start + _BLOCK] for start in range(0, _SHORT, _BLOCK))
    signs = (_SIGNS[sum(letter.isupper() << place for place, letter in enumerate(block))] for block in blocks)
    return record_id[:_SHORT] + "".join(signs)


def attest(store: Store, actor: Actor, attestation: Attestation, *, now: datetime, today: date) -> None:
    """Keep an attestation with its history; `Refused` without evidence or with a day to come."""
    require(actor, Permission.CONFIGURE)
    if not attestation.evidence.strip():
        raise Refused(_EVIDENCE)
    if attestation.on > today:
        raise Refused("That day has not come yet: {day}.", day=attestation.on)
    key = signing_key(store.settings)
    value: Mapping[str, object] = {
        "on": attestation.on.isoformat(),
        "evidence": attestation.evidence.strip(),
        "notice": attestation.version.strip(),
        "count": len(attestation.tokens),
        "hashes": hashes(key, attestation.tokens),
    }
    name = f"{ATTESTED}{attestation.baseline.value}"
    change_setting(store, actor, name, value, reason=attestation.evidence, now=now)


def hashes(key: bytes, tokens: Iterable[str]) -> list[str]:
    """Return the keyed hashes of addresses and ids, sorted."""
    digests = (hmac.new(key, b"suppression/" + token.encode(), hashlib.sha256) for token in tokens)
    return sorted(digest.hexdigest()[:32] for digest in digests)
