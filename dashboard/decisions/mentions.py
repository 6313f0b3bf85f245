"""Free text that still has the address of an erased person: then the erasure is not whole (Art. 17)."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.databases import Page
from dashboard.decisions.doubts import Doubt
from dashboard.decisions.hashing import Hasher
from dashboard.decisions.proof import Verdict
from dashboard.vocabulary import Action, Kind

# Most of the free text stands in these.
_TEXTS = "Task"


def with_mentions(page: Page, made: Hasher, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts, those on erasure requests with a doubt for each object whose texts name somebody.

    Only what is proved otherwise is looked at: reading every text is dear.
    """
    asked = [verdict.case.case_id for verdict in verdicts if verdict.proved and _erases(verdict)]
    if not asked:
        return list(verdicts)
    named: dict[str, dict[str, Doubt]] = {}
    for row in page.rows("verify/mentions", case_ids=asked, **made.blocks):
        named.setdefault(str(row["case_id"]), {})[str(row["object"])] = Doubt.MENTIONED
    for row in page.rows("verify/other_key", case_ids=asked, key_name=made.name):
        named.setdefault(str(row["case_id"]), {})[_TEXTS] = Doubt.NO_KEY
    return [
        replace(verdict, doubts={**verdict.doubts, **named.get(verdict.case.case_id, {})})
        for verdict in verdicts
    ]


def _erases(verdict: Verdict) -> bool:
    """Tell whether the person was to go, but for objects that are kept: their texts are not looked at."""
    return verdict.case.kind is Kind.RIGHT and verdict.case.action is Action.DELETE
