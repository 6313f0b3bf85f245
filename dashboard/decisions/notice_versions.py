"""The versions of the privacy notice: the file's text first, what officers published since after it.

A version is never changed. Publishing one makes it the notice in force in the same transaction: from then on
clause 13.1 asks that everybody is told of it by e-mail.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Final

from dashboard import policy
from dashboard.databases import Page, Store
from dashboard.decisions.settings import NOTICE_TEXT, put_settings, write_overrides
from dashboard.policy import Clause, NoticeVersion, Words
from dashboard.policy.notice_text import CLAUSES, VERSION
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import Actor, Permission, Refused, require

_NO_VERSION: Final = N_("Give the version a short number such as 2 or 2027-1: letters, digits, . and - only.")
_KNOWN: Final = N_("There is a version {version} already. Give the new one another number.")
_EMPTY: Final = N_("Clause {clause} has no text in both languages. Fill it in.")
_CLAUSES: Final = N_("A version needs every clause from 4 to 13.9, and no other.")
_SAME: Final = N_("No clause differs from the version in force. Change a clause before publishing.")
_EARLIER: Final = N_("The version in force begins on {day}. Give the new one a later day.")


def read_versions(page: Page, settings: Settings) -> list[NoticeVersion]:
    """Return every version of the notice, in the order of publication, the one in force last."""
    return _versions(settings, page.rows("notice/versions"))


def changed_clauses(old: NoticeVersion, new: NoticeVersion) -> list[str]:
    """Return the numbers of the clauses whose title or text differs, in the notice's order."""
    return [number for number in CLAUSES if old.clauses.get(number) != new.clauses.get(number)]


def publish_notice(
    store: Store,
    actor: Actor,
    version: str,
    *,
    day: date,
    clauses: Mapping[str, Clause],
    reason: str,
    now: datetime,
) -> None:
    """Put a new version into force as of `day` (Helsinki) with the text of every clause, and keep the old.

    Raises `Denied`; `Refused` for a number that was used, a day before the last one, a clause that is missing
    or empty, or where nothing differs.
    """
    require(actor, Permission.CONFIGURE)
    fresh = NoticeVersion(version=version.strip(), date=day, clauses=clauses)
    with store.transaction() as transaction:
        _check(fresh, _versions(store.settings, transaction.rows("notice/versions")))
        put_settings(store, transaction, actor, _changes(fresh, day), reason=reason, now=now)
    write_overrides(store)


def _changes(fresh: NoticeVersion, day: date) -> dict[str, object]:
    clauses = {number: asdict(fresh.clauses[number]) for number in CLAUSES}
    return {
        f"{NOTICE_TEXT}{fresh.version}": {"date": day.isoformat(), "clauses": clauses},
        "notice.version": fresh.version,
        "notice.date": day.isoformat(),
    }


def _check(fresh: NoticeVersion, known: list[NoticeVersion]) -> None:
    if not VERSION.fullmatch(fresh.version):
        raise Refused(_NO_VERSION)
    if fresh.version in {each.version for each in known}:
        raise Refused(_KNOWN, version=fresh.version)
    if set(fresh.clauses) != set(CLAUSES):
        raise Refused(_CLAUSES)
    for number, clause in fresh.clauses.items():
        if not all(part.strip() for part in (*_parts(clause.title), *_parts(clause.text))):
            raise Refused(_EMPTY, clause=number)
    last = known[-1]
    if last.date and fresh.date and fresh.date <= last.date:
        raise Refused(_EARLIER, day=last.date)
    if not changed_clauses(last, fresh):
        raise Refused(_SAME)


def _parts(words: Words) -> tuple[str, str]:
    return words.fi, words.en


def _versions(settings: Settings, rows: Iterable[Mapping[str, object]]) -> list[NoticeVersion]:
    return [policy.load_notice(settings.notice), *map(_version, rows)]


def _version(row: Mapping[str, object]) -> NoticeVersion:
    value: dict[str, Any] = json.loads(str(row["value"]))
    return NoticeVersion(
        version=str(row["name"]).removeprefix(NOTICE_TEXT),
        date=date.fromisoformat(value["date"]),
        clauses={number: _clause(value["clauses"][number]) for number in CLAUSES},
    )


def _clause(value: Mapping[str, Mapping[str, str]]) -> Clause:
    return Clause(title=Words(**value["title"]), text=Words(**value["text"]))
