"""Alarms: somebody who was erased, or who has objected to marketing, is in the register again.

Each copy of the register is held against the keyed hashes (`suppression`). What is found waits in the queue
for an officer, who confirms that it is the person, or cancels it. The same record is not found twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.cases import Draft, open_found
from dashboard.decisions.hashing import Hasher, Identifier, hasher, whole_numbers
from dashboard.decisions.ledger import record_act
from dashboard.decisions.remembered import counting_cases
from dashboard.decisions.rules import read_rules
from dashboard.decisions.sealing import insert_sealed_table
from dashboard.decisions.suppression import Reason
from dashboard.vocabulary import SYSTEM, Action, Kind

CAME_BACK: Final = "came_back"
OPT_OUT_RESET: Final = "opt_out_reset"
_CODES: Final = {Reason.ERASED: CAME_BACK, Reason.OPTED_OUT: OPT_OUT_RESET}

# A visit and the daily work may notice a new copy together; what the first remembers, the second must see.

Row = Mapping[str, object]


@dataclass(frozen=True)
class Alarm:
    """A person of this copy and what they were recognised by.

    `case_id` is that of the act that was done once; where it was only seen '', or '@' and the moment when
    it was seen again. `asked` is that act.
    """

    person: Row
    reason: Reason
    case_id: str
    identifiers: frozenset[Identifier]
    asked: str | None = None

    @property
    def action(self) -> Action:
        """What is done again: no more than was asked (a newsletter that was stopped stops nothing else)."""
        if self.reason is Reason.ERASED:
            return Action.DELETE
        return Action.OPT_OUT_EMAIL if self.asked == Action.OPT_OUT_EMAIL else Action.OPT_OUT

    @property
    def only_seen(self) -> bool:
        """Whether no case of ours has done the act: Salesforce had it."""
        return not self.case_id or self.case_id.startswith("@")

    @property
    def told(self) -> bool:
        """Whether it has been told of any record of the person: their main record may be another by now."""
        told = {"reason": _CODES[self.reason], "case_id": self.case_id}
        return told in cast("list[object]", self.person["told"])

    @property
    def key(self) -> str:
        """What makes the alarm one: the same record for the same reason is told once."""
        return "/".join([CAME_BACK, self.reason, self.case_id, str(self.person["main_id"])])


def watch(store: Store, now: datetime) -> int:
    """Raise an alarm for everybody who came back, and remember those who object; return how many alarms.

    `now` is naive UTC. Looking twice at the same copy raises nothing twice.
    """
    with store.alone("watching"):
        return _watch(store, hasher(store.settings), now)


def _watch(store: Store, made: Hasher, now: datetime) -> int:
    with store.page(SYSTEM) as page:
        if page.snapshot is None:
            return 0
        alarms = _alarms(page, made)
        objected = page.table(
            "suppression/objected",
            **made.blocks,
            since=page.snapshot.exported_at or now,
            mailboxes=sorted(read_rules(store).shared_mailboxes),
        )
        snapshot_id = page.snapshot.snapshot_id
    drafts = {alarm.key: _draft(alarm, helsinki_date(now)) for alarm in alarms}
    opened = open_found(store, drafts, now=now, snapshot_id=snapshot_id)
    if objected.num_rows:
        with store.transaction() as transaction:
            insert_sealed_table(transaction, "suppression", objected)
            record_act(transaction, SYSTEM, "remember_objections", now, {"rows": objected.num_rows})
    return len(opened)


def _alarms(page: Page, made: Hasher) -> list[Alarm]:
    hits = page.rows("suppression/hits", case_ids=counting_cases(page.rows), **made.blocks)
    numbers = sorted({int(str(hit["person_no"])) for hit in hits})
    persons = {row["person_no"]: row for row in page.rows("suppression/persons", person_nos=numbers)}
    known = page.rows("suppression/remembered", case_ids=sorted({str(hit["case_id"]) for hit in hits}))
    hashes = {(str(row["case_id"]), str(row["hash"])) for row in known}
    found: dict[tuple[object, str], list[Row]] = {}
    for hit in hits:
        person = persons[hit["person_no"]]
        if _is_whole(made, hit, person, hashes) and _still_counts(hit, person):
            found.setdefault((hit["person_no"], str(hit["reason"])), []).append(hit)
    raised = [_alarm(persons[number], Reason(reason), own) for (number, reason), own in found.items()]
    return [alarm for alarm in raised if not alarm.told]


def _alarm(person: Row, reason: Reason, hits: Sequence[Row]) -> Alarm:
    """Make one alarm of all that a person was recognised by; the newest case is the one that counts."""
    newest = max(hits, key=lambda hit: (int(str(hit["case_number"])), cast("datetime", hit["since"])))
    identifiers = frozenset(_shown(Identifier(str(hit["identifier"]))) for hit in hits)
    asked = cast("str | None", newest["action"])
    return Alarm(person, reason, str(newest["case_id"]), identifiers, asked)


def _shown(identifier: Identifier) -> Identifier:
    return Identifier.PHONE if identifier is Identifier.PHONE_END else identifier


def _is_whole(made: Hasher, hit: Row, person: Row, known: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a hit is one: where only the end of a number was equal, the whole number has to be."""
    if hit["identifier"] != Identifier.PHONE_END:
        return True
    case_id, name = str(hit["case_id"]), str(person["name"] or "")
    return any(
        (case_id, made.hash(Identifier.PHONE, number)) in known
        or (case_id, made.hash(Identifier.PHONE_WITH_NAME, number, name)) in known
        for number in whole_numbers(str(hit["token"]))
    )


def _still_counts(hit: Row, person: Row) -> bool:
    """Tell whether what was remembered still forbids what is seen: a newer consent allows marketing again."""
    if hit["reason"] == Reason.ERASED:
        return True
    consented = cast("datetime | None", person["consented_at"])
    newer = consented is not None and consented > cast("datetime", hit["since"])
    return bool(person["open_to_marketing"]) and not newer


def _draft(alarm: Alarm, today: date) -> Draft:
    """Return the case that waits for an officer; its parameters name source and day, and nobody."""
    day = alarm.person["created_on"] if alarm.reason is Reason.ERASED else alarm.person["modified_on"]
    return Draft(
        kind=Kind.FINDING,
        action=alarm.action,
        salesforce_ids=tuple(str(each) for each in cast("list[object]", alarm.person["record_ids"])),
        received_on=today,
        reason_code=_CODES[alarm.reason],
        parameters={
            "recognised_by": sorted(alarm.identifiers),
            "source": alarm.person["source"],
            "day": day.isoformat() if isinstance(day, date) else None,
        },
        previous_case_id=None if alarm.only_seen else alarm.case_id,
    )
