"""Remembering who was erased or has objected, so that they are recognised if they come back (Art. 17, 21(3)).

What is remembered are keyed hashes, made when the act is approved: later the person is gone. They count from
the day on which a copy of the register proves the act. Who was deleted because a time was up may come again
as a new client: of them only the ids are remembered, which nobody but a restored record has.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, cast

from dashboard.databases import Page, Store, Transaction
from dashboard.decisions.case import Case
from dashboard.decisions.hashing import Hasher, Identifier, ending, figures, hasher, whole_numbers
from dashboard.decisions.items import Act, read_items
from dashboard.decisions.rules import read_rules
from dashboard.decisions.sealing import insert_sealed
from dashboard.vocabulary import SYSTEM, Action, Kind, Right

Row = Mapping[str, object]
Hash = tuple[Identifier, str]


class Reason(StrEnum):
    """Why somebody is remembered."""

    ERASED = "erased"
    OPTED_OUT = "opted_out"


_TAG: Final = re.compile(r"\+[^@]*@")
_OPT_OUTS: Final = frozenset({Action.OPT_OUT, Action.OPT_OUT_EMAIL})
_ERASURES: Final = frozenset({Right.ERASURE, Action.DELETE})


@dataclass(frozen=True)
class _Used:
    """Which persons use an address or a number, by its token, and the mailboxes that are nobody's own.

    `own`: the persons of each case. One human may stand in the register as several.
    """

    persons: Mapping[str, frozenset[int]]
    own: Mapping[str, frozenset[int]]
    mailboxes: frozenset[str]

    def shares_address(self, case: Case, email: str) -> bool:
        return email.split("@", maxsplit=1)[0] in self.mailboxes or self._has_others(case, email)

    def shares_number(self, case: Case, number: str) -> bool:
        return any(self._has_others(case, token) for token in _tokens(number))

    def _has_others(self, case: Case, token: str) -> bool:
        return bool(self.persons.get(token, frozenset()) - self.own[case.case_id])


def remember(store: Store, transaction: Transaction, cases: Sequence[Case], now: datetime) -> int:
    """Remember the persons of approved cases, each hash once a case; return how many hashes were new.

    Cases that neither erase nor stop marketing leave nothing. Before the first import nobody is known.
    """
    asked = {case.case_id: case for case in cases if reason_of(case.action)}
    if not asked:
        return 0
    stays = _staying(transaction, list(asked))
    with store.page(SYSTEM) as page:
        rows, used = _identifiers(page, list(asked.values()), frozenset(read_rules(store).shared_mailboxes))
    made = hasher(store.settings)
    found = {
        (str(row["case_id"]), *each)
        for row in rows
        for each in _hashes(made, asked[str(row["case_id"])], row, used)
        if not (each[0] is Identifier.SALESFORCE_ID and row["case_id"] in stays)
    }
    known = transaction.rows("suppression/remembered", case_ids=list(asked))
    found -= {(str(row["case_id"]), str(row["identifier"]), str(row["hash"])) for row in known}
    rows = [_row(each, asked[each[0]], made.name, now) for each in sorted(found)]
    insert_sealed(transaction, "suppression", rows)
    return len(found)


def reason_of(action: str) -> Reason | None:
    """Return why the person of a case is remembered once the act is carried out, or None."""
    if action in _OPT_OUTS:
        return Reason.OPTED_OUT
    return Reason.ERASED if action in _ERASURES else None


def _staying(transaction: Transaction, case_ids: Sequence[str]) -> set[str]:
    """Return the cases whose records are emptied and stay, so that their ids are no sign of anything."""
    items = read_items(transaction, case_ids)
    return {
        case_id for case_id, held in items.items() if any(each.item.act == Act.ANONYMISE for each in held)
    }


def _identifiers(
    page: Page, cases: Sequence[Case], mailboxes: frozenset[str]
) -> tuple[list[dict[str, object]], _Used]:
    if page.snapshot is None:
        return [], _Used({}, {}, mailboxes)
    pairs = [(case.case_id, record) for case in cases for record in sorted(case.salesforce_ids)]
    rows = page.rows(
        "suppression/identifiers",
        case_ids=[case_id for case_id, _ in pairs],
        record_ids=[record for _, record in pairs],
    )
    tokens = {address for row in rows for address in _addresses(row)}
    tokens |= {token for row in rows for number in _numbers(row) for token in _tokens(number)}
    used = page.rows("suppression/used_by", tokens=sorted(tokens))
    persons = {str(row["token"]): frozenset(cast("list[int]", row["persons"])) for row in used}
    return rows, _Used(persons, _own(rows), mailboxes)


def _own(rows: Sequence[Row]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for row in rows:
        found.setdefault(str(row["case_id"]), set()).add(cast("int", row["person_no"]))
    return {case_id: frozenset(numbers) for case_id, numbers in found.items()}


def _hashes(made: Hasher, case: Case, row: Row, used: _Used) -> set[Hash]:
    """Return the hashes of one record, as much of it as the case is remembered by."""
    identifier = Identifier.SALESFORCE_ID
    hashes: set[Hash] = {(identifier, made.hash(identifier, str(row["record_id"]).lower()))}
    if case.kind in {Kind.RETENTION, Kind.FINDING} and case.action == Action.DELETE:
        return hashes
    name = str(row["name"] or "")
    for email in _addresses(row):
        hashes |= _either(made, Identifier.EMAIL, email, name, shared=used.shares_address(case, email))
    for number in _numbers(row):
        hashes |= _of_number(made, number, name, shared=used.shares_number(case, number))
    return hashes


def _of_number(made: Hasher, number: str, name: str, *, shared: bool) -> set[Hash]:
    found: set[Hash] = set()
    for whole in whole_numbers(number):
        found |= _either(made, Identifier.PHONE, whole, name, shared=shared)
    if found:
        found.add((Identifier.PHONE_END, made.hash(Identifier.PHONE_END, ending(number))))
    return found


_WITH_NAME: Final = {
    Identifier.EMAIL: Identifier.EMAIL_WITH_NAME,
    Identifier.PHONE: Identifier.PHONE_WITH_NAME,
}


def _either(made: Hasher, identifier: Identifier, word: str, name: str, *, shared: bool) -> set[Hash]:
    """Hash a word by itself, or with the name where several people use it; without a name it is nobody's."""
    if not shared:
        return {(identifier, made.hash(identifier, word))}
    together = _WITH_NAME[identifier]
    return {(together, made.hash(together, word, name))} if name else set()


def _addresses(row: Row) -> set[str]:
    """Return the address as it stands, and without what stands behind a plus: one mailbox has both."""
    email = str(row["email"] or "")
    return {email, _TAG.sub("@", email)} if "@" in email else set()


def _numbers(row: Row) -> list[str]:
    return [str(number) for number in cast("list[object]", row["numbers"]) if ending(str(number))]


def _tokens(number: str) -> set[str]:
    """Return the words that the search knows a number by: its figures, and those without +358."""
    written = figures(number)
    national = written.removeprefix("00").removeprefix("358")
    return {written, f"0{national}" if national != written else written}


def _row(found: tuple[str, Identifier, str], case: Case, key_name: str, now: datetime) -> dict[str, object]:
    case_id, identifier, hashed = found
    reason = reason_of(case.action)
    assert reason is not None
    return {
        "hash": hashed,
        "identifier": str(identifier),
        "reason": reason.value,
        "case_id": case_id,
        "since": now,
        "key_name": key_name,
    }
