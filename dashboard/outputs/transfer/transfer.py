"""The transfer file (clause 13.5, Art. 20(1)): what the person provided, for machines.

No notes, categories or inferences of the staff. What rests on neither consent nor contract leaves because the
notice promises it, and the file says so.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.left_out import left_out_of
from dashboard.outputs.case_file import CaseFile, Row, read_case_file
from dashboard.outputs.delivery import check_delivery
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.paper import Paper, handed_out, zipped
from dashboard.outputs.plain import plain, plain_json
from dashboard.outputs.report.records import Records, filled, for_machines
from dashboard.outputs.report.told import bases
from dashboard.policy import Basis, Policy
from dashboard.vocabulary import Actor, Permission, Right, require

SCHEMA: Final = Path(__file__).parent / "transfer.schema.json"
FORMAT: Final = "rekisterivahti/transfer/1"
_QUERIES: Final = {
    "contact_details": "transfer/details",
    "choices": "transfer/choices",
    "consents": "transfer/consents",
    "forms": "transfer/forms",
}
_PORTABLE: Final = frozenset({Basis.CONSENT, Basis.CONTRACT})
_COLUMNS: Final = {name: name for name in ("section", "no", "field", "value")}


def hand_out_transfer(
    store: Store, actor: Actor, policy: Policy, case_number: int, *, one_person: bool, now: datetime
) -> Paper:
    """Return the zip and record that it was taken. `one_person`: somebody says that the records are one's.

    Raises `Blocked` before the identity is confirmed, `Refused` where the case asks for no transfer.
    """
    require(actor, Permission.CARRY_OUT)
    with store.page(actor) as page:
        file = read_case_file(page, case_number)
        check_delivery(actor, file, Right.PORTABILITY, one_person=one_person)
        provided = _provided(page, file.case_id)
    content = zipped(_members(policy, file, provided, now))
    told = {"persons": len(file.persons)}
    paper = Paper("transfer_file", case_number, "zip", "application/zip", content, told)
    return handed_out(store, actor, paper, now)


def _provided(page: Page, case_id: str) -> Records:
    others = {record_id for _, record_id in left_out_of(page, case_id).records}
    return for_machines(
        {
            section: [filled(row) for row in page.rows(query, case_id=case_id) if row["id"] not in others]
            for section, query in _QUERIES.items()
        }
    )


def _members(policy: Policy, file: CaseFile, provided: Records, now: datetime) -> Iterable[tuple[str, bytes]]:
    yield "transfer.json", plain_json(_data(policy, file, provided, now))
    yield "transfer.schema.json", SCHEMA.read_bytes()
    yield "transfer.csv", guarded_csv(_COLUMNS, _lines(provided))


def _data(policy: Policy, file: CaseFile, provided: Records, now: datetime) -> dict[str, object]:
    return {
        "format": FORMAT,
        "case": file.number,
        "made_on": helsinki_date(now).isoformat(),
        "controller": policy.controller.name,
        "contact": policy.controller.contact_channel,
        "ground": _ground(policy, file.persons),
        **provided,
    }


def _ground(policy: Policy, persons: Sequence[Row]) -> str:
    """Return `article_20` where everything rests on consent or contract, else the promise of the notice."""
    found = bases(policy, persons)
    portable = len(found) > 0 and all(basis.basis in _PORTABLE for basis in found)
    return "article_20" if portable else "promise_of_the_notice"


def _lines(provided: Records) -> Iterable[dict[str, object]]:
    for section, rows in provided.items():
        for number, row in enumerate(rows, start=1):
            for field, value in row.items():
                yield {"section": section, "no": number, "field": field, "value": plain(value)}
