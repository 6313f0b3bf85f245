"""What the history says of a step beside its name and reason: to whom, how, which case, by one alone."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from dashboard.decisions.assigning import ASSIGN
from dashboard.decisions.case import CONFIRM_HITS, TAKE_OUT
from dashboard.decisions.demands import OF_CASE
from dashboard.decisions.left_out import KEPT
from dashboard.outputs.letters import SEND_LETTER, LetterKind, SentBy
from dashboard.text import Text
from dashboard.vocabulary import ObjectName
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_letters_sent import WAYS
from dashboard.widgets.case_view import Row
from dashboard.widgets.paper_labels import LETTERS
from dashboard.widgets.reason_labels import reason_of
from dashboard.widgets.safe import safe
from dashboard.widgets.user_names import Names, called

Details = Mapping[str, Any]


def told_of(_: Text, names: Names, event: Row) -> str:
    """Return the rest of an event's headline in Markdown, empty where there is nothing to add."""
    details = json.loads(str(event["details"]))
    own = _OWN.get(str(event["step"]))
    parts = [own(_, names, details)] if own else []
    if details.get("recipient"):
        parts.append(safe(details["recipient"]))
    if details.get(OF_CASE):
        parts.append(_("repeats case {n}", n=str(details[OF_CASE])))
    parts += [_kept(_, *each) for each in details.get(KEPT, ())]
    if details.get("four_eyes") == "off":
        parts.append(_("without a second approver: switched off in the policy"))
    return "".join(f" · {part}" for part in parts if part)


def _assigned(_: Text, names: Names, details: Details) -> str:
    assignee = details.get("assignee")
    return safe(called(_, names, assignee)) if assignee else _("to nobody")


def _sent(_: Text, _names: Names, details: Details) -> str:
    return f"{_(LETTERS[LetterKind(details['letter'])])} · {_(WAYS[SentBy(details['sent_by'])])}"


def _confirmed(_: Text, _names: Names, details: Details) -> str:
    return _.plural("{n} record", "{n} records", int(details["confirmed"]))


def _kept(_: Text, name: str, ground: str) -> str:
    return _("kept: {object}, {ground}", object=label_of(_, ObjectName, name), ground=reason_of(_, ground))


def _taken_out(_: Text, _names: Names, details: Details) -> str:
    n = int(details["taken_out"])
    return _.plural("{n} record is out", "{n} records are out", n) if n else _("all put back")


_OWN: Final[Mapping[str, Callable[[Text, Names, Details], str]]] = {
    ASSIGN: _assigned,
    SEND_LETTER: _sent,
    CONFIRM_HITS: _confirmed,
    TAKE_OUT: _taken_out,
}
