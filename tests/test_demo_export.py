import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.demo import DEMO_ACCOUNTS, DEMO_EXPORT, shifted_export
from dashboard.vocabulary import Refused, Role
from tests.generator.demo import AS_OF, write_demo

TODAY = date(2027, 2, 1)


def records(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def people(folder: Path) -> list[dict[str, str]]:
    rows = records(folder, "Contact") + records(folder, "Lead")
    return [row for row in rows if row["IsDeleted"] == "false" and row.get("IsConverted") != "true"]


def contacts_made(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (record id, day) of everything that counts as contact with a person."""
    mail = records(folder, "EmailMessage")
    arrived = {row["Id"]: row["MessageDate"] for row in mail if row["Incoming"] == "true"}
    yield from ((row["Id"], row["CreatedDate"]) for row in people(folder))
    yield from ((r["WhoId"], r["ActivityDate"]) for r in records(folder, "Task") if r["IsClosed"] == "true")
    yield from ((row["WhoId"], row["EndDateTime"]) for row in records(folder, "Event"))
    for row in records(folder, "EmailMessageRelation"):
        yield row["RelationId"], arrived.get(row["EmailMessageId"], "")
    yield from ((r["LeadOrContactId"], r["FirstRespondedDate"]) for r in records(folder, "CampaignMember"))


def months_of_silence(folder: Path) -> list[float]:
    last: dict[str, str] = {}
    for record, day in contacts_made(folder):
        last[record] = max(last.get(record, ""), day[:10])
    return [(AS_OF - date.fromisoformat(last[row["Id"]])).days / 30.44 for row in people(folder)]


def test_the_committed_export_is_what_the_generator_makes(tmp_path: Path) -> None:
    write_demo(tmp_path)

    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert made == {file.name: file.read_bytes() for file in DEMO_EXPORT.iterdir()}


def test_the_export_is_small_and_says_that_it_is_a_demo() -> None:
    mark = json.loads((DEMO_EXPORT / "DEMO.json").read_text())

    assert mark == {"demo": True, "as_of": "2026-11-23"}
    assert sum(file.stat().st_size for file in DEMO_EXPORT.iterdir()) < 1_500_000


def test_every_reference_leads_to_a_record() -> None:
    known = {row["Id"] for file in DEMO_EXPORT.glob("*.csv") for row in records(DEMO_EXPORT, file.stem)}

    for file in DEMO_EXPORT.glob("*.csv"):
        for row in records(DEMO_EXPORT, file.stem):
            references = [row[name] for name in row if name.endswith("Id") and name != "Id" and row[name]]
            assert set(references) <= known, file.name


def test_some_people_are_due_in_each_of_the_next_24_months_and_some_long_ago() -> None:
    silence = months_of_silence(DEMO_EXPORT)

    # Prospects are kept for 24 months, clients' people for 36.
    months_left = Counter(int(24 - months) for months in silence if months < 24)
    assert set(months_left) == set(range(24))
    assert 20 <= sum(months > 36 for months in silence) <= 60
    assert sum(months < 24 for months in silence) > len(silence) * 0.7


def test_twenty_five_to_forty_people_declined_over_several_channels() -> None:
    channels: Counter[str] = Counter()
    for row in people(DEMO_EXPORT):
        channels.update(
            n for n in ("HasOptedOutOfEmail", "HasOptedOutOfFax", "DoNotCall") if row[n] == "true"
        )
    parties = [r for r in records(DEMO_EXPORT, "Individual") if r["HasOptedOutSolicit"] == "true"]
    declined = {row["IndividualId"] or row["Id"] for row in people(DEMO_EXPORT) if declines(row)}

    assert all(channels[name] >= 3 for name in ("HasOptedOutOfEmail", "HasOptedOutOfFax", "DoNotCall"))
    assert 25 <= len(declined | {row["Id"] for row in parties} | refused_consents()) <= 40


def declines(row: dict[str, str]) -> bool:
    return "true" in {row["HasOptedOutOfEmail"], row["HasOptedOutOfFax"], row["DoNotCall"]}


def refused_consents() -> set[str]:
    rows = records(DEMO_EXPORT, "ContactPointTypeConsent") + records(DEMO_EXPORT, "CommSubscriptionConsent")
    return {row["PartyId"] for row in rows if row["PrivacyConsentStatus"] == "OptOut"}


def test_some_records_of_one_person_contradict_each_other() -> None:
    open_to_mail = {r["IndividualId"] for r in people(DEMO_EXPORT) if r["HasOptedOutOfEmail"] == "false"} - {
        ""
    }
    closed = {r["Id"] for r in records(DEMO_EXPORT, "Individual") if r["HasOptedOutSolicit"] == "true"}

    assert open_to_mail & (closed | refused_consents())


def test_all_notice_sources_and_some_undeclared_ones_are_there() -> None:
    sources = Counter(row["LeadSource"] for row in people(DEMO_EXPORT))

    of_the_notice = {
        "Henkilökunta",
        "Phone Inquiry",
        "Sähköpostiseuranta",
        "Tiedoston lataus",
        "Uutiskirje",
        "Web",
        "Media",
    }
    assert of_the_notice <= set(sources)
    assert {"", "Other", "Messut", "Purchased List"} <= set(sources)


def test_nobody_can_be_reached_outside_the_example_domains() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in DEMO_EXPORT.glob("*.csv"))

    hosts = {host.lower() for host in re.findall(r"[\w.-]+@([\w.-]+\w)", text)}
    assert all(host.endswith(("example.fi", "example.com")) for host in hosts)


def test_every_day_is_moved_by_the_same_number_of_whole_days(tmp_path: Path) -> None:
    shifted_export(DEMO_EXPORT, tmp_path, TODAY)

    days = TODAY - AS_OF
    for before, after in zip(records(DEMO_EXPORT, "Task"), records(tmp_path, "Task"), strict=True):
        assert date.fromisoformat(after["ActivityDate"]) - date.fromisoformat(before["ActivityDate"]) == days
        assert after["CreatedDate"][10:] == before["CreatedDate"][10:]
        assert (
            date.fromisoformat(after["CreatedDate"][:10])
            == date.fromisoformat(before["CreatedDate"][:10]) + days
        )
    assert json.loads((tmp_path / "DEMO.json").read_text()) == {"demo": True, "as_of": "2027-02-01"}


def test_moving_there_and_back_leaves_every_byte_as_it_was(tmp_path: Path) -> None:
    shifted_export(DEMO_EXPORT, tmp_path / "later", TODAY)
    shifted_export(tmp_path / "later", tmp_path / "back", AS_OF)

    assert (tmp_path / "later" / "Contact.csv").read_bytes() != (DEMO_EXPORT / "Contact.csv").read_bytes()
    assert {f.name: f.read_bytes() for f in (tmp_path / "back").iterdir()} == {
        f.name: f.read_bytes() for f in DEMO_EXPORT.iterdir()
    }


def test_numbers_that_only_look_like_days_stay(tmp_path: Path) -> None:
    (tmp_path / "DEMO.json").write_text('{"demo": true, "as_of": "2026-11-23"}')
    cells = "1234567-8,045-0012345,2026-02-30,2026-11-231,X2026-11-23,2026-11-23"
    (tmp_path / "Note.csv").write_text(cells)

    shifted_export(tmp_path, tmp_path / "moved", AS_OF + timedelta(days=1))

    assert (tmp_path / "moved" / "Note.csv").read_text() == cells[:-2] + "24"


def test_an_earlier_export_lacks_what_was_created_later(tmp_path: Path) -> None:
    made_on = TODAY - timedelta(days=21)
    shifted_export(DEMO_EXPORT, tmp_path / "now", TODAY)
    shifted_export(DEMO_EXPORT, tmp_path / "then", TODAY, made_on=made_on)

    for name in ("Contact", "Task"):
        now, then = records(tmp_path / "now", name), records(tmp_path / "then", name)
        assert then == [row for row in now if row["CreatedDate"][:10] <= made_on.isoformat()]
        assert len(then) < len(now)


def test_only_a_demo_is_moved(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"DEMO\.json"):
        shifted_export(tmp_path, tmp_path / "moved", TODAY)


def test_every_role_of_a_person_has_a_demo_account() -> None:
    assert set(DEMO_ACCOUNTS.values()) == set(Role) - {Role.SYSTEM}
