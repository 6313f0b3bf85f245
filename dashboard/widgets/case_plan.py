"""The list of records behind a proposal or an approval: shown, and looked at again at the click."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions import guards
from dashboard.decisions.case import Case
from dashboard.decisions.left_out import LeftOut, left_out_of
from dashboard.decisions.plan import Plan, plan
from dashboard.text import N_, Text
from dashboard.vocabulary import KEEPING, Action, Ground, ObjectName, Permission, Stale, Step
from dashboard.widgets.case_labels import label, label_of
from dashboard.widgets.plan_preview import show_plan_narrow
from dashboard.widgets.queue_actions import planned
from dashboard.widgets.reason_labels import reason_label

_CHOICES: Final = (Action.DELETE, Action.ANONYMISE)
_CHANGED: Final = N_("The list of records has changed since you looked at it. Look at it again, then decide.")


def show_planned(_: Text, page: Page, case: Case, step: Step) -> str | None:
    """Draw what a proposal or approval touches and return the hash of the list; None where there is none.

    Whoever proposes an erasure chooses between deleting and anonymising, and which objects are kept whole.
    """
    if _proposes(case, step):
        streamlit.radio(
            _("What is to be done"),
            _CHOICES,
            format_func=lambda action: label(_, action),
            key=_key(case),
            horizontal=True,
        )
        _choose_kept(_, page, case)
    found = _plan(page, case, step)
    if found is None:
        return None
    show_plan_narrow(_, found)
    return found.hash


def keeps_a_part(case: Case, step: Step) -> bool:
    """Tell whether anonymising is chosen for an erasure: then the ground for keeping the rest is asked."""
    return _proposes(case, step) and streamlit.session_state.get(_key(case)) == Action.ANONYMISE


def kept_objects(case: Case, step: Step) -> dict[str, str]:
    """Return the objects that whoever proposes an erasure has chosen to keep, each with its ground."""
    if not _proposes(case, step):
        return {}
    chosen = streamlit.session_state.get(_kept_key(case)) or []
    grounds = {name: streamlit.session_state.get(_ground_key(case, name)) for name in chosen}
    return {name: str(ground or KEEPING[0].value) for name, ground in grounds.items()}


def plan_again(case: Case, step: Step, seen: str | None) -> Plan | None:
    """Return the list of this moment; raise `Stale` where it is not the one that was looked at."""
    with session.store().page(session.actor(Permission.SEE_QUEUE)) as page:
        found = _plan(page, case, step)
    if (found.hash if found else None) != seen:
        raise Stale(_CHANGED)
    return found


def _choose_kept(_: Text, page: Page, case: Case) -> None:
    """Draw the choice of objects that stay as they are (Art. 17(3)), each with a ground of its own."""
    whole = _proposed(page, case, {}) if page.snapshot else None
    names = sorted({item.object for item in whole.items}) if whole else []
    if not names:
        return
    chosen: Sequence[str] = streamlit.multiselect(
        _("Kept as they are (Art. 17(3))"),
        names,
        format_func=lambda name: label_of(_, ObjectName, name),
        key=_kept_key(case),
        placeholder=_("Nothing: all of it is erased"),
        help=_("For what a law obliges to keep, or a legal claim needs. The answer tells what and why."),
    )
    for name in chosen:
        streamlit.selectbox(
            _("Why {object} is kept", object=label_of(_, ObjectName, name)),
            KEEPING,
            format_func=lambda ground: reason_label(_, Ground(ground)),
            key=_ground_key(case, name),
            placeholder=_("Choose"),
        )


def _plan(page: Page, case: Case, step: Step) -> Plan | None:
    if page.snapshot is None:
        return None
    if step is Step.APPROVE:
        return planned(page, [case])
    return _proposed(page, case, kept_objects(case, step)) if _proposes(case, step) else None


def _proposed(page: Page, case: Case, kept: Mapping[str, str]) -> Plan:
    persons = page.rows("queue_screen/persons", case_ids=[case.case_id])
    numbers = [int(str(row["person_no"])) for row in persons]
    out = LeftOut(left_out_of(page, case.case_id).records, kept)
    action = streamlit.session_state.get(_key(case), Action.DELETE)
    return plan(page, action, numbers, dict.fromkeys(numbers, out))


def _proposes(case: Case, step: Step) -> bool:
    return step is Step.PROPOSE and guards.irreversible(case)


def _key(case: Case) -> str:
    return f"erase_{case.case_id}_{case.version}"


def _kept_key(case: Case) -> str:
    return f"kept_{case.case_id}_{case.version}"


def _ground_key(case: Case, name: str) -> str:
    return f"kept_ground_{case.case_id}_{case.version}_{name}"
