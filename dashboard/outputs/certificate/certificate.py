"""One certificate: what was erased of which objects, decided and carried out by whom, proved by which copy.

It names no data subject: it can be kept when the case file is gone. Its last lines tie it to the history.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final, cast

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.case import Case, read_all
from dashboard.decisions.items import Act
from dashboard.decisions.left_out import left_out_of
from dashboard.outputs.labels import Labels
from dashboard.outputs.paper import Paper, handed_out
from dashboard.outputs.pdf import pdf
from dashboard.policy import Policy
from dashboard.text import N_, Text, text
from dashboard.vocabulary import IRREVERSIBLE, Action, Actor, Permission, Refused, Right, State, Step, require

Row = Mapping[str, object]
Facts = list[tuple[str, str]]

_TYPST: Final = Path(__file__).parent / "certificate.typ"
_UNPROVED: Final = N_(
    "No copy of the register has proved case {case} yet. The certificate is made when one has."
)
_ANONYMISED: Final = N_("Certificate of anonymisation")
_ERASED: Final = N_("Certificate of erasure")
_STATEMENT: Final = N_(
    "A copy of the customer register, exported after the act, no longer shows the records listed below. "
    "Each object was looked at by itself, Salesforce's recycle bin included."
)
_KEPT: Final = N_("A part was kept. Ground: {ground}.")
_KEPT_OBJECT: Final = N_("{object} were kept. Ground: {ground}.")
_BEYOND: Final = N_(
    "This certificate speaks of the register in Salesforce. Backups, field history and sandboxes have their "
    "own times; accounting material is kept as the law says."
)

_OUTCOMES: Final[Mapping[str, str]] = {
    Act.DELETE: N_("erased"),
    Act.ANONYMISE: N_("emptied of personal data"),
    Act.UNLINK: N_("untied from the person; the record of others stays"),
}


def certifiable(case: Case, state: State) -> bool:
    """Tell whether a case is of the kind that gets a certificate and may be proved by now."""
    erases = case.action in IRREVERSIBLE or case.action == Right.ERASURE
    ended = {State.VERIFIED, State.FULFILLED, State.PARTIALLY_FULFILLED}
    return erases and (state in ended or case.proof is not None)


def hand_out_certificate(
    store: Store,
    actor: Actor,
    policy: Policy,
    case_id: str,
    labels: Labels,
    *,
    language: str,
    now: datetime,
) -> Paper:
    """Return the certificate as PDF and record that it was taken; `now` is naive UTC.

    Raises `Refused` where no copy of the register has proved the case.
    """
    require(actor, Permission.CARRY_OUT)
    with store.transaction() as transaction:
        (case,) = read_all(transaction, [case_id])
        events = transaction.rows("queue/case_events", case_ids=[case_id])
    with store.page(actor) as page:
        proof = _proof(page, case)
        kept = left_out_of(page, case_id).kept
        items = page.rows("write_back/items", case_ids=[case_id])
    data = _data(text(language), policy, case, events, {**proof, "kept": kept}, items, labels)
    told = {"language": language}
    paper = Paper("certificate", case.case_number, "pdf", "application/pdf", pdf(_TYPST, data, now), told)
    return handed_out(store, actor, paper, now)


def _proof(page: Page, case: Case) -> Row:
    found = page.row("certificate/proof", case_id=case.case_id)
    if found is None or not certifiable(case, case.state):
        raise Refused(_UNPROVED, case=case.case_number)
    return found


def _data(
    _: Text,
    policy: Policy,
    case: Case,
    events: list[dict[str, object]],
    proof: Row,
    items: Sequence[Row],
    labels: Labels,
) -> dict[str, object]:
    emptied = case.action == Action.ANONYMISE or any(item["action"] == Act.ANONYMISE for item in items)
    return {
        "title": _(_ANONYMISED if emptied else _ERASED),
        "sender": policy.controller.name,
        "language": _.language,
        "statement": _(_STATEMENT),
        "facts": _facts(_, policy, case, events, proof),
        "records_heading": _("What was looked for and is proved"),
        "records": _records(_, proof, items, labels),
        "paragraphs": [*_kept(_, proof, labels), _(_BEYOND)],
    }


def _kept(_: Text, proof: Row, labels: Labels) -> list[str]:
    """Say what was kept and on which ground: object by object, or as the one ground of what was emptied."""
    kept = cast("Mapping[str, str]", proof["kept"])
    told = [
        _(_KEPT_OBJECT, object=labels.object_name(name), ground=labels.reason(ground))
        for name, ground in sorted(kept.items())
    ]
    return told or ([_(_KEPT, ground=labels.reason(proof["ground"]))] if proof["ground"] else [])


def _records(_: Text, proof: Row, items: Sequence[Row], labels: Labels) -> Facts:
    """Return what became of which records, object by object; without a list only how many are proved."""
    if items:
        return [
            (
                labels.object_name(item["object"]),
                f"{_.number(int(str(item['records'])))}, {_(_OUTCOMES.get(str(item['action']), '–'))}",
            )
            for item in items
        ]
    proved = cast("dict[str, int]", json.loads(str(proof["details"]))["proved"])
    return [(labels.object_name(name), _.number(count)) for name, count in proved.items()]


def _facts(_: Text, policy: Policy, case: Case, events: list[dict[str, object]], proof: Row) -> Facts:
    carried_out = _moment(events, Step.EXECUTE)
    facts = [
        (_("Case"), str(case.case_number)),
        (_("Register"), policy.notice.title.in_language(_.language)),
        (_("Received"), _.date(cast("date", case.received_on))),
        (_("Proposed by"), case.taken_by(Step.PROPOSE) or case.created_by),
        (_("Approved by"), case.taken_by(Step.APPROVE) or _("nobody else: four eyes were switched off")),
        (_("Carried out"), f"{_.date(carried_out)}, {case.taken_by(Step.EXECUTE)}" if carried_out else "–"),
        (_("Proved"), _.date(helsinki_date(cast("datetime", proof["happened_at"])))),
        (_("By the copy"), str(proof["snapshot_id"])),
        (_("Recipients told or reasoned away"), ", ".join(sorted(case.settled)) or "–"),
        (_("Place in the history"), str(proof["seq"])),
        (_("Seal of the history"), str(proof["hash"])),
    ]
    return [(name, value) for name, value in facts if value]


def _moment(events: list[dict[str, object]], step: Step) -> date | None:
    """Return the Helsinki day of the newest such step."""
    moments = [cast("datetime", event["happened_at"]) for event in events if event["step"] == step]
    return helsinki_date(max(moments)) if moments else None
