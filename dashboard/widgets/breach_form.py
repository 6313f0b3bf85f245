"""The form of a breach: booking a new one, and writing down what is known by now."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any, Final

import streamlit

from dashboard import session
from dashboard.clock import from_helsinki, on_the_wall
from dashboard.decisions.breach_facts import Breach
from dashboard.decisions.breaches import register, update
from dashboard.outputs.breach import BreachFile, word
from dashboard.text import Text
from dashboard.vocabulary import DataKind, Found, Nature, Permission, Refused, Subjects
from dashboard.widgets.actions import act
from dashboard.widgets.case_table import go_to_case
from dashboard.widgets.tables import INPUT_FORMATS

KEY: Final = "new_breach"
_MINUTE: Final = 60


def new_form(_: Text) -> None:
    """Draw the form of a new breach; its idempotency key is made when it is first drawn."""
    form_key = streamlit.session_state.setdefault(f"{KEY}_key", secrets.token_hex(16))
    certain = streamlit.toggle(
        _("It is reasonably certain that personal data were compromised"),
        value=True,
        key=f"{KEY}_certain",
        help=_("A short investigation may come first. From then on the hours run (EDPB 9/2022)."),
    )
    _fields(_, KEY, None, aware=certain)
    streamlit.button(
        _("Book the breach"),
        type="primary",
        icon=":material/gpp_maybe:",
        key=f"{KEY}_send",
        on_click=act(_register, form_key),
    )


def update_form(_: Text, file: BreachFile) -> None:
    """Draw the form of an open breach, filled with what is known so far."""
    if not file.is_open:
        return
    key = f"breach_{file.case_id}_{file.version}"
    with streamlit.expander(_("Write down what is known by now"), icon=":material/edit_note:"):
        _fields(_, key, file.breach, aware=False)
        streamlit.button(_("Save the facts"), key=f"{key}_save", on_click=act(_update, file, key))


def moment_input(_: Text, label: str, value: datetime | None, key: str, **more: Any) -> None:
    """Draw a field for a moment on Finnish clocks; `value` is naive UTC."""
    streamlit.datetime_input(
        label,
        value=on_the_wall(value) if value else None,
        format=INPUT_FORMATS[_.language],
        step=_MINUTE,
        key=key,
        **more,
    )


def given_moment(key: str) -> datetime | None:
    """Return what was given in the field of `moment_input` as naive UTC."""
    local = streamlit.session_state.get(key)
    return from_helsinki(local) if isinstance(local, datetime) else None


def _fields(_: Text, key: str, known: Breach | None, *, aware: bool) -> None:
    when, what = streamlit.columns(2, gap="large")
    with when:
        _times(_, key, known, aware=aware)
    with what:
        _choice(_, _("What was lost"), Nature, known.natures if known else (), f"{key}_natures")
        _choice(_, _("Categories of persons"), Subjects, known.subjects if known else (), f"{key}_subjects")
        _choice(_, _("Categories of data"), DataKind, known.data if known else (), f"{key}_data")
    _counts(_, key, known)
    _texts(_, key, known)


def _times(_: Text, key: str, known: Breach | None, *, aware: bool) -> None:
    now = session.now()
    moment_input(_, _("Detected"), known.detected_at if known else now, f"{key}_detected_at")
    if aware:
        moment_input(
            _,
            _("Became aware"),
            now,
            f"{key}_aware_at",
            help=_("From this moment the hours run. A processor's knowledge counts when it told you."),
        )
    moment_input(_, _("Began (if known)"), known.occurred_from if known else None, f"{key}_occurred_from")
    moment_input(_, _("Ended (if known)"), known.occurred_until if known else None, f"{key}_occurred_until")
    streamlit.caption(_("Times are those of clocks in Finland; they are stored in UTC."))
    found = list(Found)
    streamlit.selectbox(
        _("How it was found"),
        found,
        index=found.index(known.found) if known else 0,
        format_func=partial(word, _),
        key=f"{key}_found",
        placeholder=_("Choose"),
    )


def _choice(_: Text, label: str, kind: type[StrEnum], default: Sequence[StrEnum], key: str) -> None:
    streamlit.pills(
        label,
        list(kind),
        selection_mode="multi",
        default=list(default),
        format_func=partial(word, _),
        key=key,
        wrap=True,
    )


def _counts(_: Text, key: str, known: Breach | None) -> None:
    with streamlit.container(horizontal=True, vertical_alignment="bottom"):
        for name, label in (("persons", _("Number of persons")), ("records", _("Number of records"))):
            value = getattr(known, name) if known else None
            streamlit.number_input(label, min_value=0, step=1, value=value, key=f"{key}_{name}", width=180)
        streamlit.checkbox(
            _("These are estimates"), value=known.estimated if known else True, key=f"{key}_estimated"
        )
        processor = streamlit.checkbox(
            _("A processor was involved"), value=known.processor if known else False, key=f"{key}_processor"
        )
    if processor:
        name = known.processor_name if known else ""
        streamlit.text_input(_("Which processor"), value=name, key=f"{key}_processor_name")


def _texts(_: Text, key: str, known: Breach | None) -> None:
    fields = {
        "description": _("What happened"),
        "consequences": _("Likely consequences"),
        "measures": _("Measures taken and planned"),
        "categories": _("More about the persons and the data (if needed)"),
    }
    for name, label in fields.items():
        value = getattr(known, name) if known else ""
        streamlit.text_area(label, value=value, key=f"{key}_{name}", height=90)
    streamlit.caption(
        _("Texts are kept with the case and deleted by its rule; they are never in the history.")
    )


def _given(key: str, aware_at: datetime | None) -> Breach:
    told = streamlit.session_state
    detected_at = given_moment(f"{key}_detected_at")
    if detected_at is None:
        raise Refused("Give the moment: date and time in Finland.")
    texts = ("description", "consequences", "measures", "categories", "processor_name")
    return Breach(
        detected_at=detected_at,
        aware_at=aware_at,
        occurred_from=given_moment(f"{key}_occurred_from"),
        occurred_until=given_moment(f"{key}_occurred_until"),
        found=told[f"{key}_found"],
        natures=told[f"{key}_natures"],
        subjects=told[f"{key}_subjects"],
        data=told[f"{key}_data"],
        persons=told[f"{key}_persons"],
        records=told[f"{key}_records"],
        estimated=told[f"{key}_estimated"],
        processor=told[f"{key}_processor"],
        **{name: str(told.get(f"{key}_{name}") or "") for name in texts},
    )


def _register(form_key: str) -> None:
    actor, store = session.actor(Permission.REGISTER_REQUEST), session.store()
    aware_at = given_moment(f"{KEY}_aware_at") if streamlit.session_state[f"{KEY}_certain"] else None
    if streamlit.session_state[f"{KEY}_certain"] and aware_at is None:
        raise Refused("Give the moment: date and time in Finland.")
    case_id = register(store, actor, _given(KEY, aware_at), key=form_key, now=session.now())
    with store.page(actor) as page:
        number = page.count("case/number", case_id=case_id)
    for name in [name for name in streamlit.session_state if str(name).startswith(f"{KEY}_")]:
        del streamlit.session_state[name]
    go_to_case(number)


def _update(file: BreachFile, key: str) -> str:
    actor = session.actor(Permission.REGISTER_REQUEST)
    breach = _given(key, file.breach.aware_at)
    update(session.store(), actor, (file.case_id, file.version), breach, session.now())
    return session.text()("The facts of the breach are saved.")
