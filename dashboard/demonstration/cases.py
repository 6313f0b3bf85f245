"""The demo's cases: six weeks of an office's work, written through the same decisions as everybody's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, cast

from dashboard.databases import Store
from dashboard.decisions import bulk
from dashboard.decisions.assigning import assign
from dashboard.decisions.case import read_all
from dashboard.decisions.hits import confirm_hits, hits_hash, read_hits
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.recipients import untold
from dashboard.decisions.rules import read_rules
from dashboard.decisions.steps import Words, take_step
from dashboard.demo import DEMO_ACCOUNTS
from dashboard.demonstration.breaches import lost_telephone, wrong_attachment
from dashboard.vocabulary import SYSTEM, Action, Actor, Channel, Doubt, Ground, IdentityMethod, Right, Step

OFFICER, OFFICER2, STAFF = (Actor(name, DEMO_ACCOUNTS[name]) for name in ("officer", "officer2", "staff"))
WORDLESS: Final = Words()
LIGHT: Final = Words(reason_code=IdentityMethod.REGISTER_REPLY)


@dataclass(frozen=True)
class Person:
    """A person of the demo register whom a case can be about."""

    number: int
    name: str
    email: str
    records: tuple[str, ...]


class Office:
    """Acts on the days of the past, in the order in which they happened."""

    def __init__(self, store: Store, now: datetime) -> None:
        """Find whom the cases will be about; `now` is naive UTC."""
        self.store, self.now = store, now
        with store.page(SYSTEM) as page:
            rows = page.rows("demo/candidates", today=now.date())
        self.expired = [_person(row) for row in rows if row["expired"]]
        self.kept = [_person(row) for row in rows if not row["expired"] and not row["opted_out"]]

    def at(self, days_ago: int) -> datetime:
        """Return the moment of that day at which people do such things."""
        return self.now - timedelta(days=days_ago, hours=1)

    def request(
        self, days_ago: int, right: Right, channel: Channel, person: Person, note: str = ""
    ) -> list[str]:
        """Register what somebody asked; return the cases."""
        moment = self.at(days_ago)
        intake = Intake(
            rights=[right],
            channel=channel,
            received_on=moment.date(),
            salesforce_ids=person.records,
            requester=person.name,
            contact=person.email,
            note=note,
        )
        key = f"demo-{right}-{person.number}"
        return register(self.store, STAFF, intake, key=key, now=moment, snapshot_id=None)

    def decide(
        self, days_ago: int, action: Action, people: Sequence[Person], reason: str, **more: date
    ) -> list[str]:
        """Decide about some persons in one batch; return the cases."""
        with self.store.page(OFFICER) as page:
            choice = bulk.choose(
                page, action, [each.number for each in people], key=f"demo-{action}", today=self.now.date()
            )
        grounds = bulk.Grounds(reason_code=reason, until=more.get("until"))
        moment = self.at(days_ago)
        return list(
            bulk.decide(self.store, OFFICER, choice, grounds, today=moment.date(), now=moment).case_ids
        )

    def step(
        self, days_ago: int, actor: Actor, step: Step, case_ids: Sequence[str], words: Words = WORDLESS
    ) -> None:
        """Take a step in some cases."""
        with self.store.transaction() as transaction:
            versions = {case.case_id: case.version for case in read_all(transaction, case_ids)}
        take_step(self.store, actor, step, versions, now=self.at(days_ago), words=words)

    def look(self, days_ago: int, case_ids: Sequence[str]) -> None:
        """Look at what was found of the persons of some cases, and confirm it."""
        for case_id in case_ids:
            with self.store.page(STAFF) as page:
                seen = hits_hash(read_hits(page, case_id))
            confirm_hits(self.store, STAFF, case_id, seen, self.at(days_ago))

    def tell(self, days_ago: int, case_ids: Sequence[str]) -> None:
        """Tell the recipients that some cases concern (Art. 19)."""
        known = read_rules(self.store).recipients
        with self.store.transaction() as transaction:
            waiting = [(case.case_id, untold(case, known)) for case in read_all(transaction, case_ids)]
        for case_id, names in waiting:
            for name in names:
                words = Words(details={"recipient": name, "channel": Channel.EMAIL})
                self.step(days_ago, STAFF, Step.TELL_RECIPIENT, [case_id], words)


def fill(store: Store, now: datetime) -> None:
    """Write the demo's cases into an empty queue."""
    work(Office(store, now))


def work(office: Office) -> None:
    """Do what an office does in six weeks."""
    _requests_answered(office)
    lost_telephone(office, OFFICER, 36)
    _kept(office)
    _requests_open(office)
    wrong_attachment(office, OFFICER, 9)
    _retention(office)


def _requests_answered(office: Office) -> None:
    people = office.kept
    corrected = office.request(44, Right.RECTIFICATION, Channel.EMAIL, people[0])
    office.step(43, STAFF, Step.START, corrected)
    office.step(43, STAFF, Step.CONFIRM_IDENTITY, corrected, LIGHT)
    office.tell(40, corrected)
    office.step(
        39, OFFICER, Step.FULFIL, corrected, Words(note="Korjattu Salesforceen, kerrottu sähköpostitse.")
    )
    office.request(38, Right.ACCESS, Channel.LETTER, people[1])


def _kept(office: Office) -> None:
    until = office.now.date() + timedelta(days=200)
    office.decide(30, Action.HOLD, office.expired[-2:], "legal_claim")
    office.decide(29, Action.KEEP, office.expired[-4:-2], "sale_going_on", until=until)


def _requests_open(office: Office) -> None:
    people = office.kept
    doubt = Words(reason_code=Doubt.UNKNOWN_ADDRESS, note="Kirjoitti osoitteesta, jota ei ole rekisterissä.")
    asked = office.request(26, Right.ACCESS, Channel.EMAIL, people[2])
    office.step(25, STAFF, Step.ASK_IDENTITY, asked, doubt)
    office.step(21, STAFF, Step.CONFIRM_IDENTITY, asked, Words(reason_code=IdentityMethod.QUESTIONS))
    assign(office.store, OFFICER, asked, STAFF.user, office.at(21))
    forgotten = office.request(17, Right.ERASURE, Channel.WEBSITE_FORM, people[3])
    office.step(16, STAFF, Step.START, forgotten)
    office.step(16, STAFF, Step.CONFIRM_IDENTITY, forgotten, LIGHT)
    office.look(15, forgotten)
    office.step(14, OFFICER, Step.PROPOSE, forgotten, Words(reason_code=Ground.NO_LONGER_NECESSARY))
    objection = office.request(9, Right.MARKETING_OBJECTION, Channel.TELEPHONE, people[4])
    office.step(9, STAFF, Step.START, objection)
    office.tell(9, objection)
    office.step(
        9, STAFF, Step.FULFIL, objection, Words(note="Kerrottu puhelimessa, että kielto on voimassa.")
    )


def _retention(office: Office) -> None:
    deleted = office.decide(8, Action.DELETE, office.expired[:6], "retention_over")
    office.step(7, OFFICER2, Step.APPROVE, deleted)
    office.step(3, STAFF, Step.CLAIM, deleted)
    office.request(2, Right.PORTABILITY, Channel.EMAIL, office.kept[5])
    office.decide(1, Action.ANONYMISE, office.expired[6:10], "not_needed")


def _person(row: dict[str, object]) -> Person:
    return Person(
        number=cast("int", row["person_no"]),
        name=str(row["name"]),
        email=str(row["email"]),
        records=tuple(cast("list[str]", row["record_ids"])),
    )
