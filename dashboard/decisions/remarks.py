"""The officer's answers to the remarks about the notice, each with its reason and its history (Art. 5(2))."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.rules import read_rules
from dashboard.decisions.settings import REMARK, change_setting
from dashboard.vocabulary import Actor, Answer, Remark


@dataclass(frozen=True, kw_only=True)
class Answered:
    """An answer: what and why, by whom (user name) and on which day (Helsinki), about which version."""

    answer: Answer
    reason: str
    by: str
    on: date
    version: str


def answer_remark(
    store: Store, actor: Actor, remark: Remark, answer: Answer, *, reason: str, now: datetime
) -> None:
    """Record what the office answers to a remark; `now` is naive UTC. Raises `Denied`, `Refused`."""
    value = {
        "answer": answer.value,
        "reason": reason.strip(),
        "by": actor.user,
        "on": helsinki_date(now).isoformat(),
        "version": read_rules(store).notice.version,
    }
    change_setting(store, actor, f"{REMARK}{remark.value}", value, reason=reason, now=now)


def read_answers(page: Page) -> dict[Remark, list[Answered]]:
    """Return every answer that was given to each remark, the newest last; without one it is left out."""
    found: dict[Remark, list[Answered]] = {}
    for row in page.rows("notice/settings", prefix=REMARK):
        remark = Remark(str(row["name"]).removeprefix(REMARK))
        found.setdefault(remark, []).append(_answered(json.loads(str(row["value"]))))
    return found


def _answered(value: Mapping[str, str]) -> Answered:
    return Answered(
        answer=Answer(value["answer"]),
        reason=value["reason"],
        by=value["by"],
        on=date.fromisoformat(value["on"]),
        version=value["version"],
    )
