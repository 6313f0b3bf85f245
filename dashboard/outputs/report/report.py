"""The access report (Art. 15, clause 13.2): a paper and a page to read, JSON and CSV for machines."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.outputs.case_file import CaseFile, read_case_file
from dashboard.outputs.delivery import check_delivery
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.labels import Labels
from dashboard.outputs.paper import Paper, handed_out, zipped
from dashboard.outputs.plain import plain, plain_json
from dashboard.outputs.report.document import Document, as_html, as_pdf, tables
from dashboard.outputs.report.records import LINKS, REJECTED, Records, for_machines, read_records
from dashboard.outputs.report.told import Part, told
from dashboard.policy import Policy
from dashboard.text import N_, Text, text
from dashboard.vocabulary import Actor, Permission, Right, require

_FORMAT: Final = "rekisterivahti/access-report/1"
_REJECTED: Final = N_("Row of an export that could not be read")
_LINKS: Final = N_("What joins your records")


def hand_out_report(
    store: Store,
    actor: Actor,
    policy: Policy,
    case_number: int,
    labels: Labels,
    *,
    language: str,
    one_person: bool,
    now: datetime,
) -> Paper:
    """Return the zip and record that it was taken. `one_person`: somebody says that the records are one's.

    Raises `Blocked` before the identity is confirmed, `Refused` where the case asks for no report.
    """
    require(actor, Permission.CARRY_OUT)
    with store.page(actor) as page:
        file = read_case_file(page, case_number)
        check_delivery(actor, file, Right.ACCESS, one_person=one_person)
        records = read_records(page, file.case_id, policy.shared_mailboxes)
    content = zipped(_members(text(language), policy, file, records, labels, now))
    told_of = {"language": language, "persons": len(file.persons)}
    paper = Paper("access_report", case_number, "zip", "application/zip", content, told_of)
    return handed_out(store, actor, paper, now)


def _members(
    _: Text, policy: Policy, file: CaseFile, records: Records, labels: Labels, now: datetime
) -> Iterable[tuple[str, bytes]]:
    parts = told(_, policy, file.persons, labels)
    document = _document(_, policy, file, records, parts, labels, now)
    yield "report.pdf", as_pdf(document, now)
    yield "report.html", as_html(document)
    yield "report.json", plain_json(_data(policy, file, for_machines(records), parts, now))
    yield "report.csv", _csv(_, for_machines(records), _headings(_, records, labels))


def _document(
    _: Text,
    policy: Policy,
    file: CaseFile,
    records: Records,
    parts: Sequence[Part],
    labels: Labels,
    now: datetime,
) -> Document:
    return Document(
        language=_.language,
        title=_("Your personal data in our register"),
        subtitle=_("Case {n}, {day}. {notice}.", **_subtitle(_, policy, file, now)),
        sender=policy.controller.name,
        parts=parts,
        records_heading=_("Copy of the data"),
        tables=tables(_, records, _headings(_, records, labels)),
    )


def _subtitle(_: Text, policy: Policy, file: CaseFile, now: datetime) -> dict[str, object]:
    notice = policy.notice.title.in_language(_.language)
    return {"n": str(file.number), "day": helsinki_date(now), "notice": notice}


def _headings(_: Text, records: Records, labels: Labels) -> dict[str, str]:
    own = {REJECTED: _(_REJECTED), LINKS: _(_LINKS)}
    return {name: labels.object_name(name) for name in records} | own


def _data(
    policy: Policy, file: CaseFile, records: Records, parts: Sequence[Part], now: datetime
) -> dict[str, object]:
    return {
        "format": _FORMAT,
        "case": file.number,
        "made_on": helsinki_date(now).isoformat(),
        "controller": policy.controller.name,
        "told": [{"heading": part.heading, "lines": list(part.lines)} for part in parts],
        "records": records,
    }


def _csv(_: Text, records: Records, headings: Mapping[str, str]) -> bytes:
    columns = {"object": _("Record"), "no": _("No."), "field": _("Field"), "value": _("Value")}
    rows = (
        {
            "object": plain(headings.get(name, name)),
            "no": number,
            "field": plain(field),
            "value": plain(value),
        }
        for name, found in records.items()
        for number, row in enumerate(found, start=1)
        for field, value in row.items()
    )
    return guarded_csv(columns, rows)
