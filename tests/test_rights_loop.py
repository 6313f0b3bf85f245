"""Rectification, restriction, objection and withdrawal of consent, from the request to the proof."""
# ruff: noqa: F811 - office is a fixture of the other loop

import csv
import zipfile

import pytest

from dashboard.decisions import corrections
from dashboard.decisions.case_plans import planned
from dashboard.decisions.steps import Words
from dashboard.outputs.sheets import Flavour
from dashboard.vocabulary import Action, Blocked, Refused, Right
from tests.decisions.drafts import opened, retention, right, standing, state_of, step, told
from tests.org import write_bulk
from tests.screens.acting import cases
from tests.test_loop import as_data_loader_reads, first_copy, office, written  # noqa: F401

STREET = "Uusikatu 1\nB-rappu, 2. kerros"


def ids_of(office, record_id):
    with office.store.page(office.officers[0]) as page:
        query = (
            "select record_id from person_record where person_no = "
            "(select any_value(person_no) from person_record where record_id = ?)"
        )
        return tuple(sorted(each for (each,) in page._cursor.execute(query, [record_id]).fetchall()))


def asked(office, right_, record_id):
    """Register a request about a whole person and bring it as far as its approval."""
    case_id = opened(office.store, office.staff, right(ids_of(office, record_id), right_), office.now)
    step(office.store, office.staff, "start", case_id, office.now)
    if right_ is Right.RECTIFICATION:
        step(office.store, office.staff, "confirm_identity", case_id, office.now, words=Words("call_back"))
    return case_id


def correct(office, case_id, record_id, **values):
    for column, value in values.items():
        seen = (case_id, standing(office.store, case_id)["version"])
        corrections.add(office.store, office.staff, seen, (record_id, column), value, now=office.now)


def taken_on(office, case_id, ground=None):
    """Approve what was looked at, by one officer, and let staff take it on."""
    with office.store.page(office.officers[0]) as page:
        made = planned(page, [case_id])
    words = Words(ground=ground)
    step(office.store, office.officers[0], "approve", case_id, office.now, plan=made, words=words)
    step(office.store, office.staff, "claim", case_id, office.now)
    told(office.store, office.staff, case_id, office.now)
    return made


def carried_out(office, case_id, flavour=Flavour.BULK):
    _, archive = office.hand_out([case_id], flavour)
    came = office.apply(archive if flavour is Flavour.BULK else as_data_loader_reads(archive))
    office.bring_back(written(flavour, came, office.folder / f"results-{case_id}", office.now))
    assert "executed" == state_of(office.store, case_id)
    return archive


def files(archive):
    with zipfile.ZipFile(archive) as packed:
        return {
            name: list(csv.reader(packed.read(name).decode().splitlines(keepends=True)))
            for name in packed.namelist()
            if name.endswith(".csv")
        }


def contact_of(office, condition="MobilePhone is not null and Title is not null"):
    return office.people(1, "contact", f"object = 'Contact' and {condition}")[0]


@pytest.mark.parametrize("flavour", list(Flavour))
def test_a_rectification_changes_what_was_asked_and_nothing_else(office, flavour):
    record_id = contact_of(office)
    before = dict(office.org.records["Contact"][record_id])
    case_id = asked(office, Right.RECTIFICATION, record_id)
    values = {"Title": "Johtaja, myynti", "MobilePhone": "", "MailingStreet": STREET}
    correct(office, case_id, record_id, **values)
    taken_on(office, case_id)

    archive = carried_out(office, case_id, flavour)

    null = "#N/A" if flavour is Flavour.BULK else ""
    header, line = files(archive)["01_Contact_update.csv"]
    assert (["Id", "MailingStreet", "MobilePhone", "Title"], null) == (header, line[2])
    after = office.org.records["Contact"][record_id]
    changed = {name for name in after if after[name] != before.get(name)}
    assert set(values) == changed - {"LastModifiedDate", "LastModifiedById", "SystemModstamp"}
    assert STREET == after["MailingStreet"]

    proof = office.renew()

    assert ((1,), {}, {}) == (proof.verified, proof.failed, proof.doubtful)
    assert "fulfilled" == state_of(office.store, case_id)


def test_corrections_of_two_records_in_different_columns_empty_nothing_in_each_other(office):
    first, second = contact_of(office), contact_of(office)
    made = []
    for record_id, column in ((first, "Title"), (second, "MobilePhone")):
        case_id = asked(office, Right.RECTIFICATION, record_id)
        correct(office, case_id, record_id, **{column: "" if column == "MobilePhone" else "Uusi"})
        taken_on(office, case_id)
        made.append(case_id)

    _, archive = office.hand_out(made, Flavour.DATA_LOADER)
    office.bring_back(write_bulk(office.apply(as_data_loader_reads(archive)), office.folder / "results"))

    assert {("Id", "Title"), ("Id", "MobilePhone")} == {tuple(lines[0]) for lines in files(archive).values()}
    assert office.org.records["Contact"][first]["MobilePhone"]
    assert (1, 2) == office.renew().verified


def test_a_rectification_that_nobody_ran_ends_in_failed_and_goes_on(office):
    record_id = contact_of(office)
    case_id = asked(office, Right.RECTIFICATION, record_id)
    correct(office, case_id, record_id, Title="Toinen")
    taken_on(office, case_id)
    office.hand_out([case_id])
    step(office.store, office.staff, "execute", case_id, office.now)

    proof = office.renew()

    assert {1: {"standing": {"Contact": 1}, "fields": {"Contact": 1}}} == proof.failed
    assert "approved" == state_of(office.store, case_id)
    step(office.store, office.staff, "claim", case_id, office.now)
    carried_out(office, case_id)
    assert (1,) == office.renew().verified


def test_a_rectification_that_somebody_undid_ends_in_failed(office):
    record_id = contact_of(office)
    case_id = asked(office, Right.RECTIFICATION, record_id)
    correct(office, case_id, record_id, Title="Toinen", MobilePhone="050 123 4567")
    taken_on(office, case_id)
    carried_out(office, case_id)
    office.org.records["Contact"][record_id]["Title"] = "Kolmas"

    assert {1: {"standing": {"Contact": 1}, "fields": {"Contact": 1}}} == office.renew().failed


def test_a_column_that_the_org_has_no_more_is_refused_and_the_case_stays_with_its_handler(
    office,
):
    record_id = contact_of(office)
    case_id = asked(office, Right.RECTIFICATION, record_id)
    correct(office, case_id, record_id, Title="Toinen")
    taken_on(office, case_id)
    office.org.columns["Contact"].remove("Title")
    _, archive = office.hand_out([case_id])

    back = office.bring_back(write_bulk(office.apply(archive), office.folder / "results"))

    assert 1 == back.refused
    assert ["INVALID_FIELD"] == [code for codes in back.failed[1].values() for code in codes]
    assert "claimed" == state_of(office.store, case_id)


def test_margince_5142_stopping_the_newsletter_leaves_calls_alone(office):
    open_to_all = "object = 'Contact' and not HasOptedOutOfEmail and not DoNotCall and not HasOptedOutOfFax"
    (record_id,) = office.people(1, "contact", open_to_all)
    opened(office.store, office.staff, right(ids_of(office, record_id), Right.CONSENT_WITHDRAWAL), office.now)
    assert [
        ("right", "consent_withdrawal", "received"),
        ("marketing", "opt_out_email", "approved"),
    ] == [each[1:] for each in cases(office.store)]
    with office.store.transaction() as transaction:
        (case_id,) = [
            str(each["case_id"])
            for each in transaction.rows("queue/open_cases", terminal=[])
            if each["action"] == Action.OPT_OUT_EMAIL
        ]
    step(office.store, office.staff, "claim", case_id, office.now)

    archive = carried_out(office, case_id)

    assert ["Id", "HasOptedOutOfEmail"] == files(archive)["01_Contact_update.csv"][0]
    after = office.org.records["Contact"][record_id]
    assert (True, False, False) == tuple(
        after[flag] for flag in ("HasOptedOutOfEmail", "DoNotCall", "HasOptedOutOfFax")
    )
    assert (2,) == office.renew().verified


def with_privacy_record(office):
    return office.people(1, "individual", "not HasOptedOutProcessing")[0]


@pytest.mark.parametrize(("right_", "ground"), [(Right.RESTRICTION, "18(1)(a)"), (Right.OBJECTION, None)])
def test_what_is_restricted_says_so_in_salesforce_and_is_proved(office, right_, ground):
    record_id = with_privacy_record(office)
    case_id = asked(office, right_, record_id)
    made = taken_on(office, case_id, ground)
    assert ("Individual", "restrict") in made.counts

    carried_out(office, case_id)

    privacy = office.org.records["Individual"][office.org.records["Contact"][record_id]["IndividualId"]]
    assert (True, True) == (privacy["HasOptedOutProcessing"], privacy["HasOptedOutSolicit"])
    assert office.org.records["Contact"][record_id]["DoNotCall"]
    assert 1 in office.renew().verified
    assert "fulfilled" == state_of(office.store, case_id)


def test_what_is_restricted_is_not_deleted_by_rule_until_two_have_lifted_it(office):
    record_id = with_privacy_record(office)
    case_id = asked(office, Right.RESTRICTION, record_id)
    taken_on(office, case_id, "18(1)(c)")
    carried_out(office, case_id)
    office.renew()
    first, second = office.officers
    ids = ids_of(office, record_id)

    with pytest.raises(Blocked, match="Case 2"):
        opened(office.store, first, retention(ids), office.now)
    assert opened(office.store, first, right(ids, Right.ERASURE), office.now)
    hold = open_case(office, "legal_hold")
    because = Words(note="Asia on ratkaistu")
    step(office.store, first, "ask_release", hold, office.now, words=because)
    with pytest.raises(Refused, match="Tell the person before"):
        step(office.store, second, "release", hold, office.now, words=because)
    told = Words(note="Kerrottu kirjeellä", details={"channel": "letter"})
    step(office.store, second, "release", hold, office.now, words=told)
    assert "released" == state_of(office.store, hold)


@pytest.mark.parametrize("flavour", list(Flavour))
def test_a_restriction_that_is_lifted_goes_off_the_privacy_record_and_opt_outs_stay(office, flavour):
    record_id = with_privacy_record(office)
    case_id = asked(office, Right.RESTRICTION, record_id)
    taken_on(office, case_id, "18(1)(c)")
    carried_out(office, case_id)
    office.renew()
    first, second = office.officers
    hold = open_case(office, "legal_hold")
    step(office.store, first, "ask_release", hold, office.now, words=Words(note="Asia on ratkaistu"))
    told = Words(note="Kerrottu puhelimessa", details={"channel": "telephone"})
    step(office.store, second, "release", hold, office.now, words=told)

    task = open_case(office, "finding")
    step(office.store, office.staff, "claim", task, office.now)
    archive = carried_out(office, task, flavour)

    (lines,) = files(archive).values()
    assert (["Id", "HasOptedOutProcessing"], "false") == (lines[0], lines[1][1])
    individual = office.org.records["Individual"][office.org.records["Contact"][record_id]["IndividualId"]]
    assert (False, True) == (individual["HasOptedOutProcessing"], individual["HasOptedOutSolicit"])
    assert office.renew().verified
    assert "verified" == state_of(office.store, task)


def open_case(office, kind):
    with office.store.transaction() as transaction:
        (case_id,) = [
            str(each["case_id"])
            for each in transaction.rows("queue/open_cases", terminal=[])
            if each["kind"] == kind
        ]
    return case_id


def test_a_restriction_of_somebody_without_a_privacy_record_stays_in_doubt(office):
    record_id = contact_of(office, "IndividualId is null")
    case_id = asked(office, Right.RESTRICTION, record_id)
    made = taken_on(office, case_id, "18(1)(b)")
    assert any("without a privacy record" in note.message for note in made.notes)
    carried_out(office, case_id)

    proof = office.renew()

    assert {1: {"Individual": "no_privacy_record"}} == proof.doubtful
    assert "executed" == state_of(office.store, case_id)
