"""A little office in which every text that people, Salesforce or the settings bring along is an attack."""

import json
from datetime import date, datetime, timedelta
from itertools import cycle

from dashboard import policy
from dashboard.decisions.attachments import Attachment, attach
from dashboard.decisions.breaches import list_affected, resolve
from dashboard.decisions.informing import Order, begin, look_at
from dashboard.decisions.looking import look as look_at_copy
from dashboard.decisions.notice_versions import publish_notice
from dashboard.decisions.opening import add_note
from dashboard.decisions.plan import plan
from dashboard.decisions.steps import Words
from dashboard.outputs.letters import LetterKind, NoticeLetter, change_template, default_template
from dashboard.policy import Clause
from dashboard.policy import Words as NoticeWords
from dashboard.vocabulary import Action, Audience, Right
from tests.decisions.drafts import standing, step
from tests.decisions.test_breaches import assess, booked
from tests.hostile import payloads
from tests.little_register import contact, key, register_of, row
from tests.outputs.hands import claimed
from tests.outputs.mailing import CONSENT, INDIVIDUAL
from tests.outputs.papers import OFFICER, SECOND, STAFF, asked, identified
from tests.people import add_user
from tests.policy.texts import POLICY

TEXTS = payloads("http://127.0.0.1:9")
ADDRESSES = ["=cmd@evil.example", "eve@x.fi\r\nBcc: b@x.fi", "a@x.fi, b@x.fi", '"x;y"@evil.example']
ADDRESSES += ["+1@x.fi"]
CELLS = ("FirstName", "LastName", "Title", "Department", "MailingStreet", "MailingCity", "MailingCountry")
CELLS += ("Description", "Phone", "MobilePhone", "AssistantName", "Kategoria__c")
OWN = ("=1+1__c", "<img src=x onerror=alert(1)>__c")
LONG_AGO, IN_FORCE = datetime(2026, 9, 1), date(2026, 11, 1)
ASKED = {"asked": Right.ACCESS, "refused": Right.ERASURE, "doubted": Right.ACCESS}
ERASED = key("Contact", 900)


def person(number, texts, **more):
    """Return a contact of whom everything is an attack, but the address where `more` gives none."""
    kept = {"CreatedDate": LONG_AGO, "LastModifiedDate": LONG_AGO, "EmailBouncedDate": None}
    links = {"AccountId": key("Account", 1), "IndividualId": key("Individual", number)}
    said = {name: next(texts) for name in CELLS}
    own = json.dumps({name: next(texts) for name in OWN})
    return contact(number, **{**said, **kept, **links, "LeadSource": "Cold Call", "extra": own, **more})


def register(said=TEXTS, size=40):
    """Return the rows of a register by object, with nothing but these texts in it."""
    texts, who = cycle(said), key("Contact", 1)
    people = [person(n, texts, HasOptedOutOfEmail=n % 3 == 0) for n in range(1, size)]
    people += [person(n, texts, Email=each, HasOptedOutOfEmail=True) for n, each in enumerate(ADDRESSES, 100)]
    mail = {name: next(texts) for name in ("Subject", "TextBody", "HtmlBody", "FromName", "FromAddress")}
    return {
        "Contact": people,
        "Lead": [
            contact(1, "Lead", FirstName=next(texts), LastName=next(texts), Company=next(texts)),
            contact(3, "Lead", **{name: people[2][name] for name in ("FirstName", "LastName", "Email")}),
        ],
        "Individual": [row("Individual", n, LastName=next(texts), **INDIVIDUAL) for n in range(1, 9)],
        "Account": [row("Account", 1, Name=next(texts))],
        "Task": [
            row("Task", n, WhoId=who, Subject=each, Description=each, occurred_at=LONG_AGO, IsClosed=True)
            for n, each in enumerate(said, start=1)
        ],
        "Event": [row("Event", 1, WhoId=who, Subject=next(texts), Location=next(texts))],
        "EmailMessage": [row("EmailMessage", 1, ToAddress="p1@example.com", **mail)],
        "ContactPointTypeConsent": [
            row(
                "ContactPointTypeConsent",
                n,
                **{**CONSENT, "PartyId": key("Individual", n)},
                CaptureDate=LONG_AGO,
                CaptureSource=next(texts),
                Name=next(texts),
            )
            for n in range(1, 9)
        ],
        "CommSubscriptionConsent": [row("CommSubscriptionConsent", 1, PrivacyConsentStatus="OptIn")],
    }


def write_policy(settings, said=TEXTS):
    """Let the controller, its notice and the titles of its rules be these texts, too."""
    texts = cycle(each for each in said if len(each.splitlines()) == 1)
    lines, table = [], ""
    for line in POLICY.read_text(encoding="utf-8").splitlines():
        name = line.partition(" = ")[0]
        table = line if line.startswith("[") else table
        said = json.dumps(next(texts))
        if table == "[controller]" and name != line:
            lines.append(f"{name} = {said}")
        else:
            lines.append(f"title = {{ fi = {said}, en = {said} }}" if name == "title" else line)
    (settings.data / "policy.toml").write_text("\n".join(lines), encoding="utf-8")


class Office:
    """The office, and what somebody has to know of it to take its files: cases by what they are about.

    `texts` are what people, Salesforce and the settings say in it.
    """

    def __init__(self, store, now, texts=TEXTS):
        self.store, self.now, self.settings = store, now, store.settings
        self.texts, self.everything = texts, "\n".join(texts)
        self.ids, self.attached = {}, ""
        write_policy(self.settings, texts)
        self._hire()
        rows = register(texts)
        gone = [contact(900, FirstName=self.texts[0], LastName=self.texts[1], EmailBouncedDate=None)]
        register_of(self.settings, {**rows, "Contact": [*rows["Contact"], *gone]})
        self._erase()
        register_of(self.settings, rows, hour=6)
        look_at_copy(self.store, self.now)
        self._write_templates()
        self._ask()
        self._break_out()
        self._inform()
        self.ids["deletion"], *_ = claimed(store, OFFICER, SECOND, STAFF, now, key("Contact", 30))

    @property
    def rules(self):
        return policy.load(self.settings.policy, self.settings.overrides)

    def number(self, name):
        """Return the number of a case."""
        return standing(self.store, self.ids[name])["case_number"]

    def _hire(self):
        for number, actor in enumerate((OFFICER, SECOND, STAFF)):
            address = f"{actor.user}@company.example"
            add_user(self.store, actor.user, actor.role, self.now, name=self.texts[number], email=address)

    def _erase(self):
        """Before the second copy of the register, which proves it."""
        now = self.now - timedelta(days=1)
        case_id = identified(self.store, now, Right.ERASURE, (ERASED,), key="erasure", note=self.everything)
        self.ids["erasure"] = case_id
        with self.store.page(OFFICER) as page:
            numbers = [row["person_no"] for row in page.rows("case/persons", case_id=case_id)]
            seen = plan(page, Action.DELETE, numbers)
        step(self.store, OFFICER, "propose", case_id, now, plan=seen)
        step(self.store, SECOND, "approve", case_id, now)
        for name in ("claim", "execute"):
            step(self.store, STAFF, name, case_id, now)

    def _write_templates(self):
        """`$` is the template's own sign: what an officer writes is doubled there."""
        more = "\n\n" + self.everything.replace("$", "$$").replace("\n\n", "\n")
        for kind in (LetterKind.ACKNOWLEDGEMENT, NoticeLetter.CHANGE):
            edited = default_template(kind, "en") + more
            change_template(self.store, OFFICER, kind, "en", edited, reason=self.texts[0], now=self.now)

    def _ask(self):
        words = {
            "requester": self.texts[0],
            "contact": self.texts[5],
            "representative": self.texts[1],
            "note": self.everything,
        }
        ids = (key("Contact", 1),)
        for name, right in {"access": Right.ACCESS, "transfer": Right.PORTABILITY}.items():
            self.ids[name] = identified(self.store, self.now, right, ids, key=name, **words)
        for n, (name, right) in enumerate(ASKED.items(), start=4):
            contact_id = (key("Contact", n),)
            self.ids[name] = asked(self.store, self.now, right, contact_id, key=name, **words)
        why = Words(ground="17(3)(b)", note=self.everything)
        step(self.store, OFFICER, "reject", self.ids["refused"], self.now, words=why)
        doubt = Words("other", note=self.everything)
        step(self.store, OFFICER, "ask_identity", self.ids["doubted"], self.now, words=doubt)
        add_note(self.store, STAFF, self.ids["asked"], self.everything, self.now)
        file = Attachment(
            file_name=f"{self.texts[2]}\r\n.TXT",
            content=b"text",
            about=self.texts[3],
            no_identity_document=True,
        )
        self.attached = attach(self.store, STAFF, self.ids["asked"], file, self.now)

    def _break_out(self):
        told = dict.fromkeys(("description", "consequences", "measures", "processor_name"), self.everything)
        self.ids["breach"] = case_id = booked(self.store, STAFF, self.now, key="breach", **told)
        assess(self.store, OFFICER, case_id, self.now, "high")
        with self.store.page(OFFICER) as page:
            listed = resolve(page, [key("Contact", n) for n in range(1, 30)])
        seen = (case_id, standing(self.store, case_id)["version"])
        list_affected(self.store, OFFICER, seen, listed, self.now)

    def _inform(self):
        clauses = dict(policy.load_notice(self.settings.notice).clauses)
        said = NoticeWords(fi=self.everything, en=self.everything)
        clauses["12"] = Clause(title=NoticeWords(fi=self.texts[0], en=self.texts[1]), text=said)
        publish_notice(
            self.store, OFFICER, "2", day=IN_FORCE, clauses=clauses, reason=self.texts[0], now=self.now
        )
        order = Order("2", IN_FORCE, Audience.CHANGE, language="en")
        with self.store.page(OFFICER) as page:
            seen = look_at(page, order).hash
        self.ids["round"] = begin(self.store, OFFICER, order, seen=seen, key="round", now=self.now)
