"""The list of records behind a proposal or an approval: shown, and looked at again at the click."""

from typing import Final

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions import guards
from dashboard.decisions.case import Case
from dashboard.decisions.plan import Plan, plan
from dashboard.text import N_, Text
from dashboard.vocabulary import Action, Permission, Stale, Step
from dashboard.widgets.case_labels import label
from dashboard.widgets.plan_preview import show_plan_narrow
from dashboard.widgets.queue_actions import planned

_CHOICES: Final = (Action.DELETE, Action.ANONYMISE)
_CHANGED: Final = N_("The list of records has changed since you looked at it. Look at it again, then decide.")


def show_planned(_: Text, page: Page, case: Case, step: Step) -> str | None:
    """Draw what a proposal or approval touches and return the hash of the list; None where there is none.

    Whoever proposes an erasure chooses between deleting and anonymising, where a part has to be kept.
    """
    if step is Step.PROPOSE and guards.irreversible(case):
        streamlit.radio(
            _("What is to be done"),
            _CHOICES,
            format_func=lambda action: label(_, action),
            key=_key(case),
            horizontal=True,
        )
    found = _plan(page, case, step)
    if found is None:
        return None
    show_plan_narrow(_, found)
    return found.hash


def keeps_a_part(case: Case, step: Step) -> bool:
    """Tell whether anonymising is chosen for an erasure: then the ground for keeping the rest is asked."""
    chosen = streamlit.session_state.get(_key(case))
    return step is Step.PROPOSE and guards.irreversible(case) and chosen == Action.ANONYMISE


def plan_again(case: Case, step: Step, seen: str | None) -> Plan | None:
    """Return the list of this moment; raise `Stale` where it is not the one that was looked at."""
    with session.store().page(session.actor(Permission.SEE_QUEUE)) as page:
        found = _plan(page, case, step)
    if (found.hash if found else None) != seen:
        raise Stale(_CHANGED)
    return found


def _plan(page: Page, case: Case, step: Step) -> Plan | None:
    if page.snapshot is None:
        return None
    if step is Step.APPROVE:
        return planned(page, [case])
    if step is not Step.PROPOSE or not guards.irreversible(case):
        return None
    persons = page.rows("queue_screen/persons", case_ids=[case.case_id])
    action = streamlit.session_state.get(_key(case), Action.DELETE)
    return plan(page, action, [int(str(row["person_no"])) for row in persons])


def _key(case: Case) -> str:
    return f"erase_{case.case_id}_{case.version}"
