"""What the buttons of the queue do to a group of cases: all of it in one step, or nothing."""

from collections.abc import Sequence

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions import case_plans
from dashboard.decisions.case import Case
from dashboard.decisions.looking import Looked
from dashboard.decisions.plan import Plan
from dashboard.decisions.steps import Words, take_step
from dashboard.session.looking import look
from dashboard.text import N_
from dashboard.vocabulary import STEP_PERMISSIONS, Permission, Refused, Stale, State, Step
from dashboard.widgets.queue_groups import PART, Group, Part, blocked, check_unmoved, read_cases
from dashboard.widgets.step_labels import done

_NOBODY_LEFT = N_("Every person of this group is protected by a hold or an open request. Close those first.")
_OTHER_LIST = N_("The register or the cases have changed: look at the list of records again, then approve.")


def planned(page: Page, cases: Sequence[Case]) -> Plan | None:
    """Return what the cases of a group change by the current snapshot; None where no file does it."""
    return case_plans.planned(page, [case.case_id for case in cases])


def approve(group: Group, seen: str | None) -> str:
    """Approve every case of a group that nothing protects; `seen` is the hash of the list looked at."""
    actor, store = session.actor(Permission.APPROVE), session.store()
    with store.page(actor) as page:
        cases = read_cases(page, group.part)
        check_unmoved(cases, group)
        protected = blocked(page, cases, session.today())
        free = [case for case in cases if case.case_id not in protected]
        if not free:
            raise Refused(_NOBODY_LEFT)
        current = planned(page, free)
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    if (current.hash if current else None) != seen:
        raise Stale(_OTHER_LIST)
    take_step(
        store,
        actor,
        Step.APPROVE,
        {case.case_id: case.version for case in free},
        now=session.now(),
        snapshot_id=snapshot_id,
        plan=current,
    )
    return session.text().plural("{n} case was approved.", "{n} cases were approved.", len(free))


def take(group: Group, step: Step, note: str = "") -> str:
    """Take `step` in every case of a group."""
    actor, store = session.actor(STEP_PERMISSIONS[step]), session.store()
    with store.page(actor) as page:
        cases = read_cases(page, group.part)
    check_unmoved(cases, group)
    _step(cases, step, note)
    _ = session.text()
    return _.plural("{done}: {n} case", "{done}: {n} cases", len(cases), done=done(_, step))


def claim_all(part: Part) -> str:
    """Take on everything of a part of the queue, and go on where it stands now: nothing is left here."""
    actor = session.actor(Permission.CARRY_OUT)
    with session.store().page(actor) as page:
        cases = read_cases(page, part)
    if not cases:
        raise Refused("There is nothing left to take on.")
    _step(cases, Step.CLAIM, "")
    streamlit.session_state[PART] = State.CLAIMED.value
    return session.text().plural("You have taken on {n} case.", "You have taken on {n} cases.", len(cases))


def check_now() -> Looked:
    """Look at the current copy of the register for proof of what was carried out, and for who came back."""
    session.actor(Permission.CARRY_OUT)
    return look(session.store(), session.now())


def _step(cases: Sequence[Case], step: Step, note: str) -> None:
    actor, store = session.actor(STEP_PERMISSIONS[step]), session.store()
    versions = {case.case_id: case.version for case in cases}
    take_step(store, actor, step, versions, now=session.now(), words=Words(note=note.strip()))
