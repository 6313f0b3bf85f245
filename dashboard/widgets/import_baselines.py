"""What the office knows of the time before this dashboard: taken in with evidence, shown as attested."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final, cast

import polars
import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.baselines import Attestation, Baseline, attest, tokens_in
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.settings import ATTESTED
from dashboard.text import N_, Text
from dashboard.vocabulary import Action, Kind, Permission, Refused
from dashboard.widgets.actions import act
from dashboard.widgets.people_search import record_ids
from dashboard.widgets.tables import INPUT_FORMATS, number_column, show, written
from dashboard.widgets.user_names import Names, called, user_names

_KEY: Final = "baseline"
_ROUND: Final = "baseline_round"
_MATCHED: Final = "baseline_matched"
_WORDS: Final = {
    Baseline.OPT_OUTS: N_("Objections to marketing recorded elsewhere"),
    Baseline.ERASURES: N_("Persons erased before"),
    Baseline.INFORMED: N_("Persons informed of the notice"),
}


def show_baselines(_: Text, page: Page) -> None:
    """Draw what has been attested, and the way to attest more."""
    streamlit.caption(
        _("Facts from before this dashboard. They stay marked as attested by somebody; nothing proves them.")
    )
    _attested(_, page)
    kind = streamlit.segmented_control(
        _("What do you attest?"),
        list(Baseline),
        default=Baseline.OPT_OUTS,
        format_func=lambda baseline: _(_WORDS[baseline]),
        key=f"{_KEY}_kind",
        required=True,
        wrap=True,
    )
    assert kind is not None
    with streamlit.container(border=True):
        _form(_, kind)
        _matches(_)


def _form(_: Text, kind: Baseline) -> None:
    if kind is Baseline.INFORMED:
        streamlit.text_input(_("Version of the notice"), key=f"{_KEY}_version")
    else:
        streamlit.file_uploader(
            _("CSV or text file with e-mail addresses or Salesforce ids"),
            type=["csv", "txt"],
            key=_file_key(),
        )
        streamlit.caption(_("The addresses are kept as keyed hashes only; the file itself is not kept."))
    streamlit.date_input(
        _("As of"),
        value=session.today(),
        max_value=session.today(),
        format=INPUT_FORMATS[_.language],
        key=f"{_KEY}_on",
        width=220,
    )
    streamlit.text_input(
        _("Evidence"), key=f"{_KEY}_evidence", help=_("Where it is written down, or who knows it.")
    )
    streamlit.button(_("Attest"), type="primary", key=f"{_KEY}_send", on_click=act(_attest, kind))


def _file_key() -> str:
    """Return the key of the place for a file: an empty one after each attestation."""
    return f"{_KEY}_file_{streamlit.session_state.get(_ROUND, 0)}"


def _attest(kind: Baseline) -> str:
    actor, state = session.actor(Permission.CONFIGURE), streamlit.session_state
    tokens = frozenset() if kind is Baseline.INFORMED else _uploaded(state.get(_file_key()))
    if kind is Baseline.INFORMED and not str(state[f"{_KEY}_version"]).strip():
        raise Refused("Name the version of the notice that was sent.")
    attestation = Attestation(
        baseline=kind,
        on=state[f"{_KEY}_on"],
        evidence=str(state[f"{_KEY}_evidence"]),
        version=str(state.get(f"{_KEY}_version") or ""),
        tokens=tokens,
    )
    attest(session.store(), actor, attestation, now=session.now(), today=session.today())
    with session.store().page(actor) as page:
        state[_MATCHED] = (kind, match(page, sorted(tokens)), f"{session.now():%Y%m%d%H%M%S%f}")
    state[_ROUND] = state.get(_ROUND, 0) + 1
    state[f"{_KEY}_evidence"] = ""
    return session.text()("Kept as attested.")


def _uploaded(file: Any) -> frozenset[str]:
    if file is None:
        raise Refused("Choose a file first.")
    return tokens_in(file.name, file.getvalue())


def match(page: Page, tokens: Sequence[str]) -> list[dict[str, object]]:
    """Return the persons of the current copy who have any of these addresses or ids."""
    if page.snapshot is None or not tokens:
        return []
    return page.rows("imports/matches", tokens=list(tokens))


def _matches(_: Text) -> None:
    """Say who of an attested list is in the register all the same, and what can be done."""
    kind, rows, key = streamlit.session_state.get(_MATCHED, (None, [], ""))
    if kind is Baseline.ERASURES and rows:
        n = len([row for row in rows if not row["deleted"]])
        streamlit.warning(
            _.plural(
                "{n} person on the list is in the register again: decide in the retention list.",
                "{n} persons on the list are in the register again: decide in the retention list.",
                n,
            )
        )
        show(
            polars.DataFrame({"name": [row["name"] for row in rows]}),
            {"name": _("Name")},
            alt=_("Persons found"),
        )
    if kind is Baseline.OPT_OUTS:
        missing = [row for row in rows if not row["opted_out"] and not row["deleted"]]
        streamlit.caption(
            _(
                "On the list and in the register: {found}. Salesforce does not know of it for: {missing}.",
                found=len(rows),
                missing=len(missing),
            )
        )
        persons = tuple(cast("int", row["person_no"]) for row in missing)
        streamlit.button(
            _.plural("Queue {n} opt-out", "Queue {n} opt-outs", len(missing)),
            key=f"{_KEY}_queue",
            disabled=not missing,
            on_click=act(queue_opt_outs, persons, key),
        )


def queue_opt_outs(persons: Sequence[int], key: str) -> str:
    """Queue the opt-out of persons whose objection has been attested."""
    actor, store = session.actor(Permission.DECIDE), session.store()
    with store.page(actor) as page:
        assert page.snapshot is not None
        snapshot_id = page.snapshot.snapshot_id
        drafts = [
            Draft(Kind.MARKETING, Action.OPT_OUT, record_ids(page, person), session.today(), "attested")
            for person in persons
        ]
    open_cases(store, actor, drafts, key=f"baseline/{key}", now=session.now(), snapshot_id=snapshot_id)
    streamlit.session_state.pop(_MATCHED, None)
    return session.text().plural(
        "{n} opt-out is in the queue.", "{n} opt-outs are in the queue.", len(drafts)
    )


def _attested(_: Text, page: Page) -> None:
    names = user_names(page)
    rows = [_row(_, row, names) for row in page.rows("imports/attested")]
    columns = {
        "what": _("What"),
        "on": _("As of"),
        "count": number_column(_("Addresses")),
        "evidence": _("Evidence"),
        "by": _("Attested by"),
        "at": _("Attested on"),
    }
    if rows:
        show(polars.DataFrame(rows), columns, alt=_("Attested facts"))


def _row(_: Text, row: dict[str, object], names: Names) -> dict[str, object]:
    value: dict[str, Any] = json.loads(str(row["value"])) or {}
    kind = Baseline(str(row["name"]).removeprefix(ATTESTED))
    version = f" ({value['notice']})" if value.get("notice") else ""
    return {
        "what": f"{_(_WORDS[kind])}{version}",
        "on": _.date(date.fromisoformat(value["on"])),
        "count": written(_, value["count"]),
        "evidence": value["evidence"],
        "by": called(_, names, row["changed_by"]),
        "at": _.moment(cast("datetime", row["changed_at"])),
    }
