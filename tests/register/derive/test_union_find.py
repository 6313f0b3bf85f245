"""Persons against an oracle: union-find in Python over random registers full of links."""

import random
from collections import defaultdict

import pytest

from tests.register.derive.raw import contact, derived, individual, lead


def register_of(rng):
    """Return contacts and leads with random links; some lead nowhere."""
    keys = [f"003{n:03d}" for n in range(40)] + [f"00Q{n:03d}" for n in range(30)]
    rows = []
    for key in keys:
        make = contact if key.startswith("003") else lead
        links = {
            "MasterRecordId": rng.choice([*keys[:40], "003GONE"]) if rng.random() < 0.15 else None,
            "IndividualId": f"0PK{rng.randrange(12)}" if rng.random() < 0.2 else None,
            "Email": f"person{rng.randrange(60)}@example.com" if rng.random() < 0.6 else None,
        }
        if key.startswith("00Q") and rng.random() < 0.4:
            links["ConvertedContactId"] = rng.choice(keys[:40])
        rows.append(make(key, LastName="Sama", **links))
    return rows, [individual(f"0PK{n}") for n in range(10)]


def oracle(rows, individuals):
    """Return the groups of ids that are one person."""
    parent = {row["Id"]: row["Id"] for row in [*rows, *individuals]}

    def root(key):
        while parent[key] != key:
            key = parent[key]
        return key

    by_address = defaultdict(list)
    for row in rows:
        if row["Email"]:
            by_address[row["Email"]].append(row["Id"])
        for column in ("MasterRecordId", "IndividualId", "ConvertedContactId"):
            if row.get(column) in parent:
                parent[root(row["Id"])] = root(row[column])
    for first, *others in by_address.values():
        for other in others:
            parent[root(other)] = root(first)
    groups = defaultdict(set)
    for key in parent:
        groups[root(key)].add(key)
    return {frozenset(group) for group in groups.values()}


@pytest.mark.parametrize("seed", range(6))
def test_persons_are_exactly_the_connected_records(tmp_path, seed):
    rows, individuals = register_of(random.Random(seed))

    register = derived(tmp_path, contact=rows, individual=individuals)

    groups = defaultdict(set)
    for row in register.table("person_record"):
        groups[row["person_no"]].add(row["record_id"])
    assert oracle(rows, individuals) == {frozenset(group) for group in groups.values()}
    assert list(range(1, len(groups) + 1)) == sorted(groups)


@pytest.mark.parametrize("seed", range(3))
def test_every_record_but_one_names_another_of_its_person(tmp_path, seed):
    rows, individuals = register_of(random.Random(seed))

    register = derived(tmp_path, contact=rows, individual=individuals)

    persons = {row["record_id"]: row["person_no"] for row in register.table("person_record")}
    itself = [row["person_no"] for row in register.table("person_record") if row["link_reason"] == "itself"]
    assert sorted(set(persons.values())) == sorted(itself)
    for row in register.rows("from person_record where link_reason <> 'itself'"):
        assert persons[row["linked_to"]] == row["person_no"]
        assert row["linked_to"] != row["record_id"]
