"""A mailing list before it is sent: who must not be on it, whatever the list and the register look like."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, strategies
from hypothesis import settings as examples

from dashboard.databases import Store
from dashboard.decisions.cases import Draft
from dashboard.decisions.looking import look
from dashboard.outputs.mailing_list import (
    MOST_ROWS,
    Answer,
    Remark,
    allowed_csv,
    check_list,
    checked_csv,
    checked_xlsx,
    hand_out,
    in_words,
    pasted,
    read_list,
)
from dashboard.outputs.mailing_list.listing import listing
from dashboard.outputs.workbook import workbook
from dashboard.text import text
from dashboard.vocabulary import Action, Denied, Kind, Refused, Right
from tests.decisions.drafts import erasing, hold, opened, right, state_of, step, told
from tests.little_register import key
from tests.outputs.hands import claimed
from tests.outputs.mailing import (
    INDIVIDUAL,
    check,
    contact,
    csv_rows,
    register,
    row,
    says,
    xlsx_rows,
)
from tests.registers import contact_id, person, snapshot_of
from tests.screens.acting import events

OUT = {"HasOptedOutOfEmail": True}
TELLING = {"individual_opt_out": False, "consent_opt_out": False}
ANNA = (key("Contact", 1),)
AALTO = {"FirstName": "Anna", "LastName": "Aalto"}


def test_whoever_nothing_stands_in_the_way_of_may_be_mailed(store, settings, officer, now):
    register(settings, contact(1))

    assert [Remark.IN_REGISTER, Remark.NOT_IN_REGISTER] == check(
        store, officer, now, "P1@Example.com ", "stranger@example.com"
    )
    assert {Answer.YES} == {Remark.IN_REGISTER.answer, Remark.NOT_IN_REGISTER.answer}


@pytest.mark.parametrize(
    "objects",
    [
        {"Contact": [contact(1, **OUT)]},
        {"Contact": [contact(1)], "Lead": [contact(1, "Lead", Email="p1@example.com", **AALTO, **OUT)]},
        {
            "Contact": [contact(1)],
            "Lead": [
                contact(
                    1, "Lead", Email="other@example.com", IsConverted=True, ConvertedContactId=ANNA[0], **OUT
                )
            ],
        },
        {
            "Contact": [contact(1, IndividualId=key("Individual", 1))],
            "Individual": [row("Individual", 1, **INDIVIDUAL | {"HasOptedOutSolicit": True})],
        },
        {
            "Contact": [contact(1, IndividualId=key("Individual", 1))],
            "Individual": [row("Individual", 1, **INDIVIDUAL)],
            "ContactPointTypeConsent": [
                row(
                    "ContactPointTypeConsent",
                    1,
                    PartyId=key("Individual", 1),
                    PrivacyConsentStatus="OptOut",
                    ContactPointType="Email",
                    CaptureDate=datetime(2025, 2, 4),
                )
            ],
        },
        {"Contact": [contact(1, **OUT, IsDeleted=True)]},
    ],
    ids=["contact", "lead", "converted lead", "individual", "consent", "in the bin"],
)
def test_an_objection_in_any_record_of_the_person_counts(store, settings, officer, now, objects):
    register(settings, *objects.pop("Contact"), **objects)

    assert Remark.OPTED_OUT == says(store, officer, now, "p1@example.com")


def test_another_address_of_the_same_person_may_not_be_mailed_either(store, settings, officer, now):
    lead = contact(1, "Lead", Email="old@example.com", IsConverted=True, ConvertedContactId=ANNA[0])
    register(settings, contact(1, **OUT), Lead=[lead])

    assert Remark.OPTED_OUT == says(store, officer, now, "old@example.com")


@pytest.mark.parametrize(
    "written",
    [
        "p1+news@example.com",
        "Anna Aalto <P1@example.com>",
        "mailto:p1@example.com",
        "MAILTO:p1@example.com",
        "<mailto:p1@example.com>",
        "SMTP:P1@example.com",
        "p1@example.com\u200b",
        "\ufeffp1@example.com",
        "p1@exam\u00adple.com",
        "\uff501@example.com",
    ],
)
def test_an_address_is_recognised_however_it_is_written(store, settings, officer, now, written):
    register(settings, contact(1, **OUT))

    assert Remark.OPTED_OUT == says(store, officer, now, written)


def test_what_stands_behind_a_plus_in_the_register_makes_no_difference(store, settings, officer, now):
    register(settings, contact(1, Email="p1+crm@example.com", **OUT))

    assert Remark.OPTED_OUT == says(store, officer, now, "p1@example.com")


@pytest.mark.parametrize(
    "written",
    ["mailto:p1@example.com", "\u200bp1@example.com", "x@y.example; p1@example.com", "Anna <p1@example.com>"],
)
def test_an_address_is_recognised_however_it_stands_in_the_register(store, settings, officer, now, written):
    register(
        settings, contact(1, Email=written, **OUT), contact(2, extra=f'{{"Mail__c": "{written}"}}', **OUT)
    )

    assert Remark.OPTED_OUT == says(store, officer, now, "p1@example.com")


@pytest.mark.parametrize(
    "written",
    [
        "mailto:p1@example.com?subject=x",
        "[p1@example.com]",
        "*p1@example.com*",
        "‘p1@example.com’",
        "p1@example.com–",
        "=p1@example.com",
        "p1@example.com|x",
    ],
)
def test_marks_around_an_address_never_make_it_an_unknown_one(store, settings, officer, now, written):
    register(settings, contact(1, **OUT))

    rows = [[written, ""], ["x@example.com", ""]]
    found = check_list(store, officer, listing(["email", "n"], rows), now).remarks

    assert Answer.CHECK is found[0].answer


def test_a_domain_in_punycode_is_the_one_in_letters(store, settings, officer, now):
    register(settings, contact(1, Email="p1@yhtiö.fi", **OUT))

    assert Remark.OPTED_OUT == says(store, officer, now, "p1@xn--yhti-8qa.fi")


def test_an_address_in_a_column_of_the_org_itself_is_the_persons(store, settings, officer, now):
    register(settings, contact(1, **OUT, extra='{"Private_Email__c": "anna@home.example"}'))

    assert Remark.OPTED_OUT == says(store, officer, now, "anna@home.example")


@pytest.mark.parametrize("asked", [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL, Right.OBJECTION])
def test_an_objection_that_waits_in_the_queue_counts(store, settings, officer, now, asked):
    register(settings, contact(1))
    opened(store, officer, right(ANNA, asked), now)

    assert Remark.OBJECTED == says(store, officer, now, "p1@example.com")


def test_a_restriction_that_was_asked_for_counts(store, settings, officer, now):
    register(settings, contact(1), contact(2))
    opened(store, officer, right(ANNA, Right.RESTRICTION), now)
    opened(store, officer, hold((key("Contact", 2),)), now)

    assert [Remark.RESTRICTED, Remark.IN_REGISTER] == check(
        store, officer, now, "p1@example.com", "p2@example.com"
    )


def test_whoever_is_being_erased_or_was_deleted_may_not_be_mailed(store, settings, officer, now):
    register(settings, contact(1), contact(2, IsDeleted=True))
    opened(store, officer, right(ANNA, Right.ERASURE), now)

    assert [Remark.ERASING, Remark.DELETED] == check(store, officer, now, "p1@example.com", "p2@example.com")


@pytest.fixture
def erased(store, settings, officer, second_officer, staff, now):
    """Anna asked to be erased, and the copy of hour 3 proves it; two people read info@."""
    twins = [contact(n, Email="info@example.com", FirstName=f"F{n}", LastName=f"L{n}") for n in (5, 6)]
    register(settings, contact(1, Email="anna@example.com", **AALTO), contact(2), *twins)
    for ids in (ANNA, (key("Contact", 5),)):
        case_id = erasing(store, officer, second_officer, staff, now, ids)
        told(store, staff, case_id, now)
    register(settings, contact(2), twins[1], hour=3)
    look(store, now)


def test_an_erased_person_is_recognised_by_the_keyed_hash_alone(store, officer, now, erased):
    assert Remark.REMEMBERED_ERASED == says(store, officer, now, " Anna@Example.com")


def test_an_erased_person_is_recognised_without_what_stood_behind_the_plus(
    store, settings, officer, second_officer, staff, now
):
    register(settings, contact(1, Email="anna+news@example.com"), contact(2))
    told(store, staff, erasing(store, officer, second_officer, staff, now, ANNA), now)
    register(settings, contact(2), hour=3)
    look(store, now)

    addresses = ("anna@example.com", "anna+news@example.com", "anna+crm@example.com")
    assert [Remark.REMEMBERED_ERASED] * 3 == check(store, officer, now, *addresses)


def test_a_shared_mailbox_is_told_by_the_name(store, officer, now, erased):
    head = ["email", "Etunimi", "Sukunimi"]
    rows = [["info@example.com", "F5", "L5"], ["info@example.com", "F6", "L6"], ["info@example.com", "", ""]]

    found = check_list(store, officer, listing(head, rows), now).remarks

    assert (Remark.REMEMBERED_ERASED, Remark.IN_REGISTER, Remark.SHARED_MAILBOX) == found


@pytest.mark.parametrize("written", ["p1@example.com", "p1+news@example.com"])
def test_an_objection_is_remembered_when_the_register_has_forgotten_it(
    store, settings, officer, now, written
):
    register(settings, contact(1, Email=written, **OUT))
    look(store, now)
    register(settings, contact(2), hour=3)

    assert Remark.REMEMBERED_OPTED_OUT == says(store, officer, now, "p1@example.com")


def test_a_newer_consent_ends_an_objection_that_was_remembered(store, settings, officer, now):
    register(settings, contact(1, **OUT))
    look(store, now)
    consent = row(
        "ContactPointTypeConsent",
        1,
        PartyId=key("Individual", 1),
        PrivacyConsentStatus="OptIn",
        ContactPointType="Email",
        CaptureDate=now + timedelta(hours=2),
    )
    individual = row("Individual", 1, **INDIVIDUAL)
    person = contact(1, IndividualId=key("Individual", 1))
    register(settings, person, Individual=[individual], ContactPointTypeConsent=[consent], hour=3)

    assert Remark.IN_REGISTER == says(store, officer, now, "p1@example.com")


def test_without_the_key_nobody_may_be_mailed_unseen(store, settings, officer, now, erased):
    (settings.keys / "suppression.key").write_bytes(bytes(32))

    assert Remark.KEY_LOST == says(store, officer, now, "anna@example.com")
    assert Answer.CHECK is Remark.KEY_LOST.answer


def test_what_the_copy_does_not_tell_is_to_be_looked_at(store, settings, officer, now):
    mute = {name: cell for name, cell in contact(2).items() if name != "HasOptedOutOfEmail"}
    register(
        settings,
        contact(1, HasOptedOutOfEmail=None),
        contact(3, DoNotCall=True),
        contact(4, EmailBouncedDate=datetime(2026, 1, 1)),
        mute,
    )

    assert [Remark.UNKNOWN, Remark.UNKNOWN, Remark.OTHER_CHANNEL, Remark.BOUNCED] == check(
        store, officer, now, *(f"p{n}@example.com" for n in (1, 2, 3, 4))
    )


def test_a_row_that_the_import_could_not_read_may_hold_an_objection(store, settings, officer, now):
    broken = {"text": '{"Email": "Lost@example.com", "HasOptedOutOfEmail": "1"}', "email": None}
    register(settings, contact(1), rejects=[broken])

    assert Remark.REJECTED_ROW == says(store, officer, now, "lost@example.com")


@pytest.mark.parametrize("cell", ["", "anna", "a@b.fi / c@d.fi", "<script>@", "p1@example", "@example.com"])
def test_what_is_no_single_address_is_to_be_looked_at(store, settings, officer, now, cell):
    register(settings, contact(1))

    found = check_list(store, officer, listing(["email", "n"], [[cell, ""], ["p1@example.com", ""]]), now)

    assert (Remark.UNREADABLE, Remark.IN_REGISTER) == found.remarks


FINNISH = """Nimi;Sähköposti;Huomio
"Mäkelä; Åke";p1@example.com;=1+1
Öyri;p2@example.com;
Öyri;p2@example.com;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_list_comes_back_row_by_row_with_the_answers(store, settings, officer, now, encoding):
    register(settings, contact(1, **OUT), contact(2))

    checked = check_list(store, officer, read_list("lista.csv", FINNISH.encode(encoding)), now)

    back = csv_rows(checked_csv(text("en"), checked).content)
    added = ["may_be_mailed", "reason", "reason_in_words"]
    assert ["Nimi", "Sähköposti", "Huomio", *added] == back[0]
    assert ["Mäkelä; Åke", "p1@example.com", "'=1+1", "no", "opted_out"] == back[1][:5]
    assert [["Öyri", "p2@example.com", "", "yes", "in_register"]] * 2 == [each[:5] for each in back[2:]]
    assert in_words(text("en"), Remark.OPTED_OUT) == back[1][5]


def test_a_workbook_comes_back_as_a_workbook_in_which_nothing_runs(store, settings, officer, now):
    register(settings, contact(1, **OUT), contact(2))
    given = workbook(
        [["Nimi", "Email"], ["=HYPERLINK(1)", "p1@example.com"], ["Åke\x0b & <b>", "p2@example.com"]]
    )

    checked = check_list(store, officer, read_list("lista.xlsx", given), now)

    made = checked_xlsx(text("fi"), checked)
    back = xlsx_rows(made.content)
    assert [["=HYPERLINK(1)", "p1@example.com", "no"], ["Åke\x0b & <b>", "p2@example.com", "yes"]] == [
        line[:3] for line in back[1:]
    ]
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert 2 == made.rows


def test_only_those_who_may_be_mailed_are_in_the_shorter_file(store, settings, officer, now):
    register(settings, contact(1, **OUT), contact(2), contact(3, DoNotCall=True))
    rows = "".join(f"p{n}@example.com\n" for n in (1, 2, 3))

    checked = check_list(store, officer, read_list("a.txt", rows.encode()), now)

    assert [["email"], ["p2@example.com"]] == csv_rows(allowed_csv(checked).content)


def test_a_broken_row_keeps_its_place_and_is_to_be_looked_at(store, settings, officer, now):
    register(settings, contact(1), contact(2))
    content = b'email,name\np1@example.com,"a"b"\np2@example.com,c\np1@example.com,d,e\n'

    checked = check_list(store, officer, read_list("a.csv", content), now)

    assert (Remark.BROKEN_ROW, Remark.IN_REGISTER, Remark.BROKEN_ROW) == checked.remarks
    assert 'p1@example.com,"a"b"' == csv_rows(checked_csv(text("en"), checked).content)[1][0]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"%PDF", "CSV file or an Excel"),
        ("a.csv", b"%PDF-1.4 a@b.fi", "holds no table"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"name,phone\nAnna,1\n", "No column of the list"),
        ("a.csv", b"email\n", "no rows"),
        ("a.xlsx", b"PK\x03\x04nothing", "no Excel workbook"),
        ("a.csv", b"x" * 20_000_001, "larger than 20 MB"),
        ("a.csv", b"a@b.fi\n" * (MOST_ROWS + 1), "more than 200000 rows"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_a_sentence(name, content, sentence):
    with pytest.raises(Refused, match=sentence):
        read_list(name, content)


def test_addresses_may_be_pasted_with_commas_and_semicolons():
    found = pasted("a@b.fi; Anna <c@d.fi>,\n\n e@f.fi")

    assert ["a@b.fi", "c@d.fi", "e@f.fi"] == [found.address(place) for place in range(3)]


def test_the_list_is_stored_nowhere_and_the_history_holds_counts(store, settings, officer, now):
    register(settings, contact(1, **OUT))
    checked = check_list(
        store, officer, read_list("salainen.csv", b"email\np1@example.com\nx@example.com\n"), now
    )
    hand_out(store, officer, checked_csv(text("en"), checked), now)

    found = events(store, "check_list", "download")
    assert ("check_list", "officer", '{"check":0,"no":1,"rows":2,"what":"mailing_list","yes":1}') == found[0]
    assert '"rows":2,"sha256":"' in found[1][2]
    assert "example.com" not in repr(found)
    assert "salainen" not in repr(found)
    files = [path for path in settings.data.rglob("*") if path.is_file() and "snapshots" not in path.parts]
    assert [] == [path for path in files if b"x@example.com" in path.read_bytes()]


def test_only_officers_check_lists_and_only_with_a_register(store, settings, officer, staff, now):
    with pytest.raises(Refused, match="no register yet"):
        check(store, officer, now, "a@b.fi")
    register(settings, contact(1))
    with pytest.raises(Denied):
        check(store, staff, now, "a@b.fi")


FLAGS = {
    "contact": {"HasOptedOutOfEmail": True},
    "phone": {"DoNotCall": True},
    "fax": {"HasOptedOutOfFax": True},
    "individual": {},
    "lead": {},
    "queued": {},
}


@examples(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    ways=strategies.lists(strategies.sampled_from([None, *FLAGS]), min_size=1, max_size=6),
    casing=strategies.sampled_from([str.lower, str.upper, str.title]),
)
def test_nobody_with_any_objection_is_ever_free_to_be_mailed(
    tmp_path_factory, settings, officer, now, ways, casing
):
    own = replace(settings, data=tmp_path_factory.mktemp("data"))
    (own.data / "policy.toml").write_bytes(settings.policy.read_bytes())
    people, leads, individuals = [], [], []
    for n, way in enumerate(ways, start=1):
        people.append(contact(n, IndividualId=key("Individual", n), **FLAGS.get(way, {})))
        out = way == "individual"
        individuals.append(row("Individual", n, **INDIVIDUAL | {"HasOptedOutSolicit": out}))
        converted = {"IsConverted": True, "ConvertedContactId": key("Contact", n)}
        mail = {"Email": f"lead{n}@example.com", "HasOptedOutOfEmail": way == "lead"}
        leads.append(contact(n, "Lead", **mail, **converted))
    register(own, *people, Lead=leads, Individual=individuals)
    store = Store(own)
    for n, way in enumerate(ways, start=1):
        if way == "queued":
            ids = (key("Lead", n),)
            opened(store, officer, right(ids, Right.MARKETING_OBJECTION), now, key=str(n))
    addresses = [f"{name}{n}@example.com" for n in range(1, len(ways) + 1) for name in ("p", "lead")]

    found = check(store, officer, now, *map(casing, addresses))

    store.close()
    answers = [remark.answer for remark in found]
    expected = [way is None for way in ways for _ in range(2)]
    assert expected == [answer is Answer.YES for answer in answers]


def test_of_an_address_that_several_read_the_one_who_objected_counts(store, settings, officer, now):
    shared = {"Email": "info@example.com"}
    register(settings, contact(1, **shared), contact(2, **shared, **OUT))

    assert Remark.OPTED_OUT == says(store, officer, now, "info@example.com")


@pytest.mark.parametrize("consents", [True, False])
def test_an_act_that_is_verified_gives_way_to_a_newer_consent_only(
    store, settings, officer, second_officer, staff, now, consents
):
    individual = row("Individual", 1, **INDIVIDUAL)
    person = {"IndividualId": key("Individual", 1)}
    register(settings, contact(1, **person), Individual=[individual])
    (case_id,) = claimed(store, officer, second_officer, staff, now, *ANNA, action=Action.OPT_OUT_EMAIL)
    step(store, staff, "execute", case_id, now)
    register(settings, contact(1, **person, **OUT), Individual=[individual], hour=3)
    look(store, now + timedelta(hours=3))
    assert "verified" == state_of(store, case_id)
    consent = row(
        "ContactPointTypeConsent",
        1,
        PartyId=key("Individual", 1),
        PrivacyConsentStatus="OptIn" if consents else "Seen",
        ContactPointType="Email",
        CaptureDate=now + timedelta(hours=9),
    )
    more = {"Individual": [individual], "ContactPointTypeConsent": [consent]}
    register(settings, contact(1, **person), **more, hour=12)

    expected = Remark.IN_REGISTER if consents else Remark.OBJECTED
    assert expected == says(store, officer, now + timedelta(hours=12), "p1@example.com")


def test_whose_retention_period_has_ended_is_to_be_looked_at_unless_kept(store, settings, officer, now):
    people = [person(n, **TELLING, expires_on=date(2026, 11, 22)) for n in (1, 2)]
    snapshot_of(settings, people=people)
    until = {"until": "2027-01-31"}
    draft = Draft(Kind.KEEP_UNTIL, Action.KEEP, (contact_id(2),), now.date(), "sale", parameters=until)
    opened(store, officer, draft, now)

    found = check(store, officer, now, "person1@example.com", "person2@example.com")

    assert [Remark.EXPIRED, Remark.IN_REGISTER] == found
