"""The generator: true ids, references that hold, dirt in its place, five dialects, any size."""

import csv
import json
import random
import re
import sys
import tracemalloc
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from tests.generator import KEY_PREFIXES, generate, salesforce_id, write
from tests.generator.companies import company, wrong_business_id
from tests.generator.fields import OBJECTS, Row
from tests.generator.ids import checksum
from tests.generator.report import LABELS
from tests.generator.texts import temporary_identity_code, wrong_identity_code
from tests.generator.weekly import OVERLAP, write_weekly

TODAY = date(2026, 11, 23)
SMALL = generate(60, 7, TODAY)


@pytest.fixture(scope="module")
def register() -> dict[str, list[Row]]:
    """The rows of a register of 1,500 contacts by object."""
    found = defaultdict(list)
    for name, row in generate(1_500, 7, TODAY).rows():
        found[name].append(row)
    return found


def records(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file))


def people(register: dict[str, list[Row]]) -> Iterator[Row]:
    yield from register["Contact"]
    yield from register["Lead"]


# Ids


@pytest.mark.parametrize(
    ("short", "whole"),
    [("001Ec00000FzlUd", "001Ec00000FzlUdIAJ"), ("003Ec00000CyOT7", "003Ec00000CyOT7IAN")],
)
def test_the_checksum_is_salesforce_s(short: str, whole: str) -> None:
    assert short + checksum(short) == whole


def test_ids_are_eighteen_characters_and_never_repeat_even_without_case() -> None:
    ids = [salesforce_id("003", n) for n in range(5_000)]

    assert {len(key) for key in ids} == {18}
    assert len({key.lower() for key in ids}) == len(ids)
    assert len({key[:15].lower() for key in ids}) < len(ids)


def test_every_record_has_the_key_prefix_of_its_object(register: dict[str, list[Row]]) -> None:
    for name, rows in register.items():
        ids = [row["Id"] for row in rows]
        assert all(key.startswith(KEY_PREFIXES[name]) and key[15:] == checksum(key[:15]) for key in ids)
        assert len(set(ids)) == len(ids)


# Shape


def test_equal_arguments_give_equal_rows_and_another_seed_others() -> None:
    assert list(generate(40, 3, TODAY).rows()) == list(generate(40, 3, TODAY).rows())
    assert list(generate(40, 3, TODAY).rows()) != list(generate(40, 4, TODAY).rows())


def test_a_register_has_the_contacts_asked_for_and_leads_in_proportion(
    register: dict[str, list[Row]],
) -> None:
    assert sum(not row["MasterRecordId"] for row in register["Contact"]) == 1_500
    assert len(register["Lead"]) == int(1_500 * 0.375)
    assert set(register) == set(OBJECTS)


def test_every_reference_leads_to_a_record(register: dict[str, list[Row]]) -> None:
    known = {row["Id"] for rows in register.values() for row in rows}

    for name, rows in register.items():
        for row in rows:
            named = {value for column, value in row.items() if column.endswith("Id") and value}
            assert named <= known, name


def test_nothing_has_happened_in_the_future_and_nothing_before_its_record_was_made(
    register: dict[str, list[Row]],
) -> None:
    made = {row["Id"]: row["CreatedDate"].date() for row in people(register)}
    moments = [v for rows in register.values() for r in rows for v in r.values() if isinstance(v, datetime)]

    assert max(moments).date() < TODAY
    assert all(row["ActivityDate"] >= made[row["WhoId"]] for row in register["Task"] + register["Event"])


def test_activity_is_heavy_tailed(register: dict[str, list[Row]]) -> None:
    counts = Counter(row["WhoId"] for row in register["Task"] + register["Event"])
    busy = sorted(counts.values(), reverse=True)

    assert busy[0] >= 30
    assert sum(busy[: len(busy) // 10]) > sum(busy) * 0.3
    assert any(row["Id"] not in counts for row in register["Contact"])


def test_the_last_contact_is_never_a_message_that_nobody_answered(register: dict[str, list[Row]]) -> None:
    messages = {row["Id"]: row for row in register["EmailMessage"]}
    last = {row["Id"]: row["CreatedDate"].date() for row in people(register)}
    sent = []
    for row in register["EmailMessageRelation"]:
        message = messages[row["EmailMessageId"]]
        if message["Incoming"] and row["RelationId"] in last:
            last[row["RelationId"]] = max(last[row["RelationId"]], message["MessageDate"].date())
        sent += [(row["RelationId"], message["MessageDate"].date())] if not message["Incoming"] else []
    for row in register["Task"] + register["Event"]:
        if row.get("IsClosed", True):
            last[row["WhoId"]] = max(last[row["WhoId"]], row["ActivityDate"])

    assert sent
    assert all(day <= last[person] for person, day in sent if person in last)


def test_some_open_tasks_lie_ahead(register: dict[str, list[Row]]) -> None:
    ahead = [row for row in register["Task"] if row["ActivityDate"] > TODAY]

    assert ahead
    assert not any(row["IsClosed"] for row in ahead)


def test_memberships_carry_copies_of_their_person(register: dict[str, list[Row]]) -> None:
    by_id = {row["Id"]: row for row in people(register)}

    for member in register["CampaignMember"]:
        person = by_id[member["LeadOrContactId"]]
        assert (member["Email"], member["LastName"]) == (person["Email"], person["LastName"])
    assert {row["Status"] for row in register["CampaignMember"]} == {
        *("Sent", "Opened", "Clicked", "Responded", "Downloaded")
    }


def test_nobody_is_twice_in_a_campaign(register: dict[str, list[Row]]) -> None:
    pairs = Counter((row["CampaignId"], row["LeadOrContactId"]) for row in register["CampaignMember"])

    assert max(pairs.values()) == 1


def test_every_message_tells_who_stood_on_either_side(register: dict[str, list[Row]]) -> None:
    sides = defaultdict(set)
    for row in register["EmailMessageRelation"]:
        sides[row["EmailMessageId"]].add((row["RelationType"], row["RelationAddress"]))

    for row in register["EmailMessage"]:
        assert sides[row["Id"]] == {("FromAddress", row["FromAddress"]), ("ToAddress", row["ToAddress"])}


# Twins, choices, dirt


def test_some_contacts_were_leads_some_came_twice_and_some_lost_a_merge(
    register: dict[str, list[Row]],
) -> None:
    contacts = {row["Id"]: row for row in register["Contact"]}
    addresses = {row["Email"] for row in register["Contact"]} - {""}

    converted = [row for row in register["Lead"] if row["IsConverted"]]
    repeated = [
        row
        for row in register["Lead"]
        if row["Email"].strip().lower() in addresses and row["Email"][-1:] == " "
    ]
    losers = [row for row in register["Contact"] if row["MasterRecordId"]]
    assert min(len(converted), len(repeated), len(losers)) >= 5
    assert all(contacts[row["ConvertedContactId"]]["LastName"] == row["LastName"] for row in converted)
    assert all(row["IsDeleted"] and not contacts[row["MasterRecordId"]]["IsDeleted"] for row in losers)
    assert all(row["Email"] == row["Email"].upper() for row in repeated)


def test_three_people_share_one_mailbox(register: dict[str, list[Row]]) -> None:
    shared = [row for row in register["Contact"] if row["Email"].startswith("info@")]

    assert len({row["LastName"] for row in shared}) == 3
    assert len({row["Email"] for row in shared}) == 1


def test_choices_stand_in_every_place_and_contradict_each_other(register: dict[str, list[Row]]) -> None:
    for column in ("HasOptedOutOfEmail", "HasOptedOutOfFax", "DoNotCall"):
        assert any(row[column] for row in people(register))
    assert any(row["HasOptedOutSolicit"] for row in register["Individual"])
    parties = {row["PartyId"]: row["PrivacyConsentStatus"] for row in register["ContactPointTypeConsent"]}
    contradicting = [
        row
        for row in people(register)
        if parties.get(row["IndividualId"]) == ("OptIn" if row["HasOptedOutOfEmail"] else "OptOut")
    ]
    assert contradicting


def test_names_are_of_every_kind(register: dict[str, list[Row]]) -> None:
    names = {row["FirstName"] for row in people(register)} | {row["LastName"] for row in people(register)}

    for kind in ("å", "ä", "ö", "-", "\u0308"):
        assert any(kind in name for name in names), kind
    assert len(names) > 300


def test_undeclared_columns_are_filled_for_a_few(register: dict[str, list[Row]]) -> None:
    for column in ("Birthdate", "HomePhone", "AssistantName"):
        assert 0 < sum(bool(row[column]) for row in register["Contact"]) < 100
    assert any(";" in row["Kategoria__c"] for row in register["Contact"])


def test_everything_about_people_is_invented(register: dict[str, list[Row]]) -> None:
    text = "\n".join(str(value) for rows in register.values() for row in rows for value in row.values())

    hosts = {host.lower() for host in re.findall(r"@([\w.-]+\w)", text)}
    assert all(host.endswith(("example.fi", "example.com")) for host in hosts)
    phones = {
        re.sub(r"\D", "", row["Phone"].replace("+358 (0)", "0").replace("+358", "0"))
        for row in people(register)
    }
    assert all(re.fullmatch(r"0? ?4500\d{5}|", phone) for phone in phones)
    assert not any("Häkkinen" in row["LastName"] for row in people(register))


def test_business_ids_fail_their_check_digit() -> None:
    rng = random.Random(1)

    for business_id in (wrong_business_id(rng) for _ in range(500)):
        digits, check = business_id.split("-")
        remainder = sum(int(d) * w for d, w in zip(digits, (7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
        assert re.fullmatch(r"\d{7}-\d", business_id)
        assert (11 - remainder) % 11 != int(check)


def test_one_identity_code_is_temporary_and_the_other_wrong() -> None:
    rng, control = random.Random(1), "0123456789ABCDEFHJKLMNPRSTUVWXY"

    for _ in range(200):
        right, wrong = temporary_identity_code(rng), wrong_identity_code(rng)
        assert right[7:10] >= "900"
        assert control[int(right[:6] + right[7:10]) % 31] == right[10]
        assert control[int(wrong[:6] + wrong[7:10]) % 31] != wrong[10]


def test_notes_run_over_lines_and_two_hold_codes(register: dict[str, list[Row]]) -> None:
    notes = [row["Description"] for row in register["Task"] + register["Event"]]

    assert any("\r\n" in note for note in notes)
    assert any("\n" in note.replace("\r\n", "") for note in notes)
    assert sum(bool(re.search(r"\d{6}-9\d\d\w", note)) for note in notes) == 2


def test_two_companies_never_share_a_domain() -> None:
    rng = random.Random(1)

    domains = {company(n, rng).domain for n in range(0, 90_000, 10)}

    assert len(domains) == 9_000


# Size


def test_a_register_of_a_million_is_never_whole_in_memory() -> None:
    rows = generate(1_000_000, 1, TODAY).rows()
    tracemalloc.start()

    taken = sum(1 for _ in islice(rows, 6_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert taken == 6_000
    assert peak < 3_000_000


@pytest.mark.parametrize("dialect", ["data_loader", "command_line"])
def test_several_processes_write_what_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dialect: str
) -> None:
    monkeypatch.setattr("tests.generator.register.PEOPLE_A_PART", 70)
    # A new process runs the main module once more, which Streamlit's harness has made the app.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    register = generate(200, 7, TODAY)

    one = write(register, tmp_path / "one", dialect)
    two = write(register, tmp_path / "two", dialect, processes=2)

    assert [path.name for path in one] == [path.name for path in two]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(one, two, strict=True))


def test_parts_of_a_register_never_share_an_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.generator.register.PEOPLE_A_PART", 70)

    ids = [row["Id"] for _, row in generate(200, 7, TODAY).rows()]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("mean", [5, 10])
def test_a_register_may_be_busier_than_usual(mean: int) -> None:
    counts = Counter(name for name, _ in generate(2_000, 7, TODAY, activities=mean).rows())

    assert (counts["Task"] + counts["Event"] + counts["EmailMessage"]) / 2_000 == pytest.approx(mean, rel=0.1)


# Dialects


def test_the_data_loader_quotes_everything_and_writes_true_and_false(tmp_path: Path) -> None:
    write(SMALL, tmp_path, "data_loader")

    text = (tmp_path / "Contact.csv").read_text(encoding="utf-8")
    header, first, *_ = records(tmp_path / "Contact.csv")
    row = dict(zip(header, first, strict=True))
    assert text.startswith('"Id","IsDeleted",')
    assert row["IsDeleted"] == "false"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z", row["CreatedDate"])
    assert "Name" in header
    assert "MailingAddress" not in header


def test_bulk_quotes_only_what_needs_it(tmp_path: Path) -> None:
    write(SMALL, tmp_path / "bulk", "bulk")
    write(SMALL, tmp_path / "loader", "data_loader")

    content = (tmp_path / "bulk" / "Task.csv").read_bytes()
    assert content.startswith(b"Id,IsDeleted,WhoId,")
    assert records(tmp_path / "bulk" / "Task.csv") == records(tmp_path / "loader" / "Task.csv")


def test_a_lean_export_lacks_objects_and_columns_that_its_dialect_names(tmp_path: Path) -> None:
    lean, bulk = write(SMALL, tmp_path / "lean", "lean"), write(SMALL, tmp_path / "bulk", "bulk")

    assert {path.name for path in bulk} - {path.name for path in lean} == {
        *("CampaignMember.csv", "EmailMessageRelation.csv", "EventRelation.csv")
    }
    assert "OwnerId" not in records(tmp_path / "lean" / "Task.csv")[0]
    assert records(tmp_path / "lean" / "Contact.csv") == records(tmp_path / "bulk" / "Contact.csv")


def test_a_dump_has_a_mark_blank_for_false_and_addresses_as_json(tmp_path: Path) -> None:
    write(SMALL, tmp_path, "command_line")

    assert (tmp_path / "Contact.csv").read_bytes().startswith(b"\xef\xbb\xbfId,")
    header, *rows = records(tmp_path / "Contact.csv", "utf-8-sig")
    row = dict(zip(header, rows[0], strict=True))
    assert {cells[header.index("HasOptedOutOfEmail")] for cells in rows} == {"", "1"}
    assert row["CreatedDate"].endswith(".000+0000")
    assert json.loads(row["MailingAddress"])["city"] == row["MailingCity"]


def weekly(target: Path) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(target) as archive:
        return {
            name: list(csv.reader(archive.read(name).decode().splitlines(keepends=True)))
            for name in archive.namelist()
        }


def test_the_weekly_export_is_two_zips_with_some_rows_in_both(tmp_path: Path) -> None:
    first, second = write(SMALL, tmp_path, "weekly")

    one, two = weekly(first), weekly(second)
    assert re.fullmatch(r"WE_00D\w{15}_1\.ZIP", first.name)
    assert set(two) < set(one) == {f"{name}.csv" for name in OBJECTS}
    contacts = [row["Id"] for row in SMALL.of("Contact")]
    split = len(one["Contact.csv"]) - 1
    assert [row[0] for row in one["Contact.csv"][1:]] == contacts[:split]
    assert [row[0] for row in two["Contact.csv"][1:]] == contacts[split - OVERLAP :]


def test_the_weekly_export_has_no_names_put_together_and_plain_numbers_for_yes_and_no(tmp_path: Path) -> None:
    first, _ = write(SMALL, tmp_path, "weekly")

    header, *rows = weekly(first)["Contact.csv"]
    assert not {"Name", "IsEmailBounced", "MailingAddress"} & set(header)
    assert {row[header.index("HasOptedOutOfEmail")] for row in rows} <= {"0", "1"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", rows[0][header.index("CreatedDate")])
    assert "Name" in weekly(first)["Account.csv"][0]


def test_the_second_zip_may_lack_a_column(tmp_path: Path) -> None:
    first, second = write_weekly(SMALL.rows(), tmp_path, {"Contact": "Department"})

    assert "Department" in weekly(first)["Contact.csv"][0]
    assert "Department" not in weekly(second)["Contact.csv"][0]


def test_a_report_speaks_finnish_in_an_old_encoding_with_short_ids_and_a_footer(tmp_path: Path) -> None:
    contacts, *_ = write(SMALL, tmp_path, "report")

    header, *rows = records(contacts, "cp1252")
    living = [row for row in SMALL.of("Contact") if not row["IsDeleted"]]
    assert header == list(LABELS["Contact"].values())
    assert [row[0] for row in rows[: len(living)]] == [row["Id"][:15] for row in living]
    assert re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{4} \d{1,2}\.\d\d", rows[0][header.index("Luontipäivä")])
    assert [len(row) for row in rows[len(living) :]] == [0, 0, 1, 1, 1, 1, 1]
    assert rows[-4] == ["Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."]


def test_a_report_shows_the_time_of_helsinki(tmp_path: Path) -> None:
    contacts, *_ = write(SMALL, tmp_path, "report")

    header, first, *_ = records(contacts, "cp1252")
    made: datetime = next(SMALL.of("Contact"))["CreatedDate"]
    shown = first[header.index("Luontipäivä")].split(" ")[1]
    assert int(shown.split(".")[0]) - made.hour in (2, 3)
    assert int(shown.split(".")[1]) == made.minute
