"""The access report: everything about the person, nothing about anybody else, and nothing in it acts."""

import hashlib
import html.parser
import json
from datetime import date, datetime

import pytest

from dashboard.decisions.hits import read_hits, record_of
from dashboard.decisions.left_out import take_out
from dashboard.decisions.steps import Words
from dashboard.outputs.report import hand_out_report
from dashboard.vocabulary import Blocked, Denied, NotFound, Refused, Right
from dashboard.widgets.paper_labels import paper_labels
from tests.decisions.drafts import look, step
from tests.little_register import contact, key, register_of, row
from tests.outputs.papers import (
    ACTING,
    ANNA,
    annotations,
    asked,
    cells,
    identified,
    members,
    pdf_text,
    read_json,
    rules,
    squeezed,
)
from tests.screens.acting import events

LEAD, BERT = key("Lead", 1), key("Contact", 2)
MOMENT = datetime(2026, 5, 4, 12, 30)


def whole(marker, number, who, lead, address):
    """Return records of every object about one person, each cell marked as theirs."""

    def said(words):
        return f"{marker}-{words}"

    return {
        "Contact": [
            contact(
                number,
                FirstName=said("etunimi"),
                LastName=said("sukunimi"),
                Email=address,
                Title=said("titteli"),
                MailingStreet=said("katu"),
                Description=said("huomautus"),
                Kategoria__c=said("kategoria"),
                Birthdate=said("syntynyt"),
                AssistantName=said("avustaja"),
                AccountId=key("Account", number),
                IndividualId=key("Individual", number),
                extra=json.dumps({"LID__c": said("lisä")}),
            )
        ],
        "Lead": [
            contact(
                number,
                "Lead",
                FirstName=said("liidietu"),
                LastName=said("liidisuku"),
                Email=said("liidi@example.org"),
                Company=said("liidiyritys"),
                IsConverted=True,
                ConvertedContactId=who,
                Rating=said("arvio"),
            )
        ],
        "Individual": [row("Individual", number, LastName=said("yksilö"), Occupation=said("ammatti"))],
        "Account": [row("Account", number, Name=said("yhtiö"))],
        "Task": [
            row("Task", number, WhoId=who, Subject=said("soitto"), Description=said("muistiinpano")),
            row("Task", number + 20, WhoId=lead, Subject=said("liidisoitto")),
        ],
        "Event": [row("Event", number, WhoId=who, Subject=said("tapaaminen"), Location=said("paikka"))],
        "EmailMessage": [
            row(
                "EmailMessage",
                number,
                ToAddress=address,
                Subject=said("viesti"),
                TextBody=said("runko"),
                HtmlBody=said("<b>html</b>"),
                IsOpened=True,
                FirstOpenedDate=MOMENT,
                extra=json.dumps({"Click__c": said("klikkaus")}),
            )
        ],
        "EmailMessageRelation": [
            row(
                "EmailMessageRelation",
                number,
                EmailMessageId=key("EmailMessage", number),
                ActivityRecordId=key("EmailMessage", number),
                RelationId=who,
                RelationAddress=address,
                RelationType="ToAddress",
            )
        ],
        "Campaign": [row("Campaign", number, Name=said("kampanja"), Type=said("tyyppi"))],
        "CampaignMember": [
            row(
                "CampaignMember",
                number,
                CampaignId=key("Campaign", number),
                ContactId=who,
                Status=said("jäsen"),
                City=said("kopio"),
            )
        ],
        "Opportunity": [
            row(
                "Opportunity",
                number,
                AccountId=key("Account", number),
                Name=said("kauppa"),
                StageName=said("vaihe"),
                Description=said("kauppahuomautus"),
                CloseDate=date(2026, 1, 2),
            )
        ],
        "OpportunityContactRole": [
            row(
                "OpportunityContactRole",
                number,
                OpportunityId=key("Opportunity", number),
                ContactId=who,
                Role=said("rooli"),
            )
        ],
        "ContactPointTypeConsent": [
            row(
                "ContactPointTypeConsent",
                number,
                PartyId=key("Individual", number),
                PrivacyConsentStatus=said("lupa"),
                CaptureSource=said("lomake"),
            )
        ],
        "Case": [
            row(
                "Case",
                number,
                data=json.dumps({"ContactId": who, "Subject": said("tukipyyntö"), "Nested": 7}),
            )
        ],
        "Note": [row("Note", number, data=json.dumps({"ParentId": lead, "Body": said("liidin muistio")}))],
    }


def both():
    """Return the register of two persons: the same objects, each cell marked ANNA or BERT."""
    anna = whole("ANNA", 1, ANNA[0], LEAD, "anna@example.com")
    bert = whole("BERT", 2, BERT, key("Lead", 2), "johanna@example.com")
    return {name: [*rows, *bert[name]] for name, rows in anna.items()}


REJECTS = [
    {"object": "Task", "line_no": 3, "text": f"00Txx,{ANNA[0]},ANNA-hylätty id:llä"},
    {"object": "Task", "line_no": 4, "text": f"00Tyy,{LEAD[:15]},ANNA-hylätty lyhyellä id:llä"},
    {"object": "Contact", "line_no": 5, "record_id": ANNA[0], "text": "ANNA-hylätty itse"},
    {"object": "EmailMessage", "line_no": 6, "text": "ANNA-hylätty <Anna@example.com>; x"},
    {"object": "EmailMessage", "line_no": 7, "text": "BERT-hylätty johanna@example.com"},
    {"object": "EmailMessage", "line_no": 8, "text": "BERT-hylätty info@example.com"},
]


@pytest.fixture
def registered(settings):
    return register_of(settings, both(), rejects=REJECTS)


@pytest.fixture
def report(store, settings, staff, now):
    """Return a function that makes the report of case 1."""

    def make(language="fi", *, actor=staff, one_person=True):
        return hand_out_report(
            store,
            actor,
            rules(settings),
            1,
            paper_labels(language),
            language=language,
            one_person=one_person,
            now=now,
        )

    return make


def values(rows, marker):
    """Return every text of a register that is marked as somebody's."""

    def texts(value):
        if isinstance(value, dict):
            return [text for each in value.values() for text in texts(each)]
        if isinstance(value, list):
            return [text for each in value for text in texts(each)]
        if isinstance(value, str) and value.startswith("{"):
            return texts(json.loads(value))
        return [value] if isinstance(value, str) and value.startswith(marker) else []

    return sorted(set(texts(rows)))


class Reading(html.parser.HTMLParser):
    """What a browser would see: texts, tags, and the addresses that tags would load."""

    def __init__(self, content):
        super().__init__()
        self.texts, self.tags, self.loaded = [], [], []
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.loaded += [
            name for name, _ in attrs if name in {"src", "href", "style"} or name.startswith("on")
        ]

    def handle_data(self, data):
        self.texts.append(data)


def test_the_report_holds_every_value_of_the_person_in_every_form(registered, report, store, now):
    identified(store, now, Right.ACCESS)
    files = members(report())
    expected = values(both(), "ANNA") + [each["text"] for each in REJECTS if "ANNA" in each["text"]]
    assert len(expected) > 40

    csv_values = {value for line in cells(files["report.csv"]) for value in line}
    html_values = set(Reading(files["report.html"]).texts)
    json_text = json.dumps(read_json(files["report.json"]), ensure_ascii=False)
    pdf_values = squeezed(pdf_text(files["report.pdf"]))
    for value in expected:
        assert value in csv_values
        assert value in html_values
        assert json.dumps(value, ensure_ascii=False)[1:-1] in json_text
        assert squeezed(value) in pdf_values


def test_the_report_holds_nothing_of_anybody_else(registered, report, store, now):
    identified(store, now, Right.ACCESS)
    files = members(report())

    everything = "".join(files[name].decode() for name in ("report.html", "report.json", "report.csv"))
    everything += pdf_text(files["report.pdf"])
    assert "BERT" not in everything
    assert "johanna" not in everything
    assert BERT not in everything


def test_tracking_is_in_the_report(registered, report, store, now):
    identified(store, now, Right.ACCESS)

    (message,) = read_json(members(report())["report.json"])["records"]["EmailMessage"]

    assert (True, "2026-05-04T12:30:00Z") == (message["IsOpened"], message["FirstOpenedDate"])
    assert "ANNA-klikkaus" == message["Click__c"]


def test_what_was_taken_out_as_somebody_elses_is_not_in_the_report(registered, report, store, staff, now):
    case_id = identified(store, now, Right.ACCESS)
    with store.page(staff) as page:
        hits = read_hits(page, case_id)
    lead = next(record_of(hit) for hit in hits if hit["object"] == "Lead")
    mail = next(record_of(hit) for hit in hits if hit["object"] == "EmailMessage")
    take_out(store, staff, case_id, [lead, mail], reason="Toisen ihmisen", now=now)
    look(store, staff, case_id, now)

    records = read_json(members(report())["report.json"])["records"]

    assert {"Lead", "EmailMessage"}.isdisjoint(records)
    assert lead[1] not in {each["record_id"] for each in records["links"]}
    assert "Contact" in records


def test_records_joined_by_the_lead_are_there_with_what_joins_them(registered, report, store, now):
    identified(store, now, Right.ACCESS)

    links = read_json(members(report())["report.json"])["records"]["links"]

    assert {"itself", "converted_lead", "individual"} == {each["link_reason"] for each in links}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            [
                "Miksi tietojasi käsitellään",
                "Kuka saa tietoja",
                "Salesforce",
                "tuomioistuimen",
                "profilointia",
            ],
        ),
        (
            "en",
            ["Why we process your data", "Who receives the data", "Kaleva-konserni", "court", "profiling"],
        ),
    ],
)
def test_the_report_tells_what_the_law_wants_told(registered, report, store, now, language, said):
    identified(store, now, Right.ACCESS)
    files = members(report(language))

    texts = "\n".join(Reading(files["report.html"]).texts)
    assert [] == [word for word in said if word not in texts]
    assert [] == [word for word in said if squeezed(word) not in squeezed(pdf_text(files["report.pdf"]))]
    assert 8 == len(read_json(files["report.json"])["told"])


def test_the_purpose_follows_the_source_of_the_person(settings, report, store, now):
    register_of(settings, {"Contact": [contact(1, LeadSource="Uutiskirje")]})
    identified(store, now, Right.ACCESS)

    text = "\n".join(Reading(members(report())["report.html"]).texts)

    assert "Asiakasuutiskirjeen lähettäminen (peruste: suostumus, artikla 6(1)(a))" in text
    assert "(rekisterissä: Uutiskirje)" in text
    assert "oikeutettu etu" not in text


@pytest.mark.parametrize("hostile", ACTING)
def test_nothing_in_the_register_acts_in_the_report(settings, report, store, now, hostile):
    rows = {
        "Contact": [
            contact(1, FirstName=hostile, Description=hostile, extra=json.dumps({f"Oma {hostile}": hostile}))
        ],
        "Task": [row("Task", 1, WhoId=ANNA[0], Subject=hostile)],
    }
    register_of(settings, rows, rejects=[{"record_id": ANNA[0], "text": hostile}])
    identified(store, now, Right.ACCESS)
    files = members(report())
    page = Reading(files["report.html"])

    assert not {"script", "img", "a", "b", "iframe", "link"} & set(page.tags)
    assert [] == page.loaded
    assert [] == annotations(files["report.pdf"])
    assert "root:" not in pdf_text(files["report.pdf"])
    assert hostile == read_json(files["report.json"])["records"]["Contact"][0]["Description"]
    for line in cells(files["report.csv"]):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "|", "%")) for cell in line)
    for name in ("report.html", "report.json", "report.csv"):
        assert not set(files[name].decode()[1:]) & set("\u202e\u2066\u2069\u200f\x07\x1b")
    shown = next(text for text in page.texts if text == page_form(hostile))
    assert squeezed(shown) in squeezed(pdf_text(files["report.pdf"]))


def page_form(hostile):
    for character in "\u202e\u2066\u2069\u200f\x07\x1b":
        hostile = hostile.replace(character, f"[U+{ord(character):04X}]")
    return hostile


def test_fields_and_codes_are_called_by_words_that_people_know(registered, report, store, now):
    identified(store, now, Right.ACCESS)

    texts = Reading(members(report())["report.html"]).texts

    for word in ("Etunimi", "Avattu", "Osasi tapahtumassa", "vastaanottaja", "muunnettu liidi"):
        assert word in texts
    assert "4.5.2026 klo 15.30" in texts


def test_a_text_without_spaces_stays_on_the_paper(settings, report, store, now):
    word = "".join(f"{number:04d}" for number in range(200))
    register_of(settings, {"Contact": [contact(1, Description=word)]})
    identified(store, now, Right.ACCESS)

    text = squeezed(pdf_text(members(report())["report.pdf"]))

    assert word in text


def test_the_page_needs_nothing_but_itself(registered, report, store, now):
    identified(store, now, Right.ACCESS)
    content = members(report())["report.html"].decode()

    assert "default-src 'none'" in content
    assert "http://" not in content.replace("http-equiv", "")
    assert "https://" not in content
    assert '<html lang="fi">' in content


def test_the_report_waits_for_the_identity(registered, report, store, staff, now):
    step(store, staff, "start", asked(store, now, Right.ACCESS), now)

    with pytest.raises(Blocked, match="identity"):
        report()
    assert [] == events(store, "download")


def test_a_closed_or_other_case_gets_no_report(registered, report, store, staff, now):
    case_id = identified(store, now, Right.ACCESS)
    step(store, staff, "withdraw", case_id, now, words=Words(note="Perui"))

    with pytest.raises(Refused, match="closed without"):
        report()


def test_an_erasure_gets_no_report(registered, report, store, now):
    identified(store, now, Right.ERASURE)

    with pytest.raises(Refused, match="does not ask"):
        report()


def test_records_of_two_persons_need_somebody_to_make_sure(registered, report, store, now):
    identified(store, now, Right.ACCESS, (ANNA[0], BERT))

    with pytest.raises(Refused, match="several persons"):
        report(one_person=False)
    report(one_person=True)

    ((_, _, details),) = events(store, "download")
    assert 2 == json.loads(details)["persons"]


def test_nobody_in_the_register_is_said_so(registered, report, store, now):
    identified(store, now, Right.ACCESS, (), requester="Outo")

    with pytest.raises(Refused, match="find the person first"):
        report()


def test_managers_and_missing_cases_get_nothing(registered, report, store, manager, now):
    with pytest.raises(NotFound):
        report()
    identified(store, now, Right.ACCESS)
    with pytest.raises(Denied):
        report(actor=manager)


def test_a_taken_report_is_in_the_history_without_a_person(registered, report, store, now):
    identified(store, now, Right.ACCESS)

    paper = report("en")

    ((_, actor, details),) = events(store, "download")
    kept = json.loads(details)
    assert ("staff", "access-report-1.zip") == (actor, paper.name)
    assert ("access_report", 1, hashlib.sha256(paper.content).hexdigest()) == (
        kept["what"],
        kept["case"],
        kept["sha256"],
    )
    assert "ANNA" not in str(events(store))


def test_equal_reports_are_equal_files(registered, report, store, now):
    identified(store, now, Right.ACCESS)

    assert report().content == report().content
