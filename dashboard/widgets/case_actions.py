"""What the buttons of a case do. Each asks the session who acts; the version seen comes as an argument."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard import session
from dashboard.decisions import opening
from dashboard.decisions.demands import OF_CASE, REMEDIES
from dashboard.decisions.left_out import KEPT
from dashboard.decisions.plan import Plan
from dashboard.decisions.steps import Words, take_step
from dashboard.vocabulary import (
    LIGHT_METHODS,
    STEP_PERMISSIONS,
    Ground,
    IdentityMethod,
    Permission,
    Refused,
    Step,
)
from dashboard.widgets.step_labels import done


@dataclass(frozen=True)
class Given:
    """What a person filled in for a step: a code, words, day, channel; the list of records looked at.

    `remedies_told`: a refusal's answer tells authority and remedy. `of_case`: the case that this one repeats.
    `because`: why data are erased. `kept`: objects that an erasure keeps, each with its ground.
    """

    code: str | None = None
    note: str = ""
    on: date | None = None
    channel: str | None = None
    doubt_recorded: bool = False
    plan: Plan | None = None
    remedies_told: bool = False
    of_case: int | None = None
    because: str | None = None
    kept: Mapping[str, str] = field(default_factory=dict)


def take(case_id: str, version: int, step: Step, given: Given, *, words_needed: bool) -> str:
    """Take a step with what was given, and say that it was done; raise `Refused` where words are missing."""
    actor = session.actor(STEP_PERMISSIONS[step])
    _check(given, words_needed=words_needed)
    with session.store().page(actor) as page:
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    take_step(
        session.store(),
        actor,
        step,
        {case_id: version},
        now=session.now(),
        words=_words(given),
        snapshot_id=snapshot_id,
        plan=given.plan,
    )
    return done(session.text(), step)


def note(case_id: str, text: str) -> None:
    """Write a note about an open case."""
    opening.add_note(session.store(), session.actor(Permission.SEE_QUEUE), case_id, text, session.now())


def _check(given: Given, *, words_needed: bool) -> None:
    if given.on and given.on > session.today():
        raise Refused("That day has not come yet: {day}.", day=given.on)
    if words_needed and not given.note.strip():
        raise Refused("Give a reason: without it nobody can understand this step later.")
    heavy = {method.value for method in IdentityMethod} - {method.value for method in LIGHT_METHODS}
    if given.code in heavy and not (given.doubt_recorded or given.note.strip()):
        raise Refused("More was asked than the light ways need: write down why (Art. 12(6)).")


def _words(given: Given) -> Words:
    grounds = {ground.value for ground in Ground}
    details: dict[str, object] = {}
    if given.on and given.on != session.today():
        details["on"] = given.on.isoformat()
    if given.channel:
        details["channel"] = given.channel
    if given.remedies_told:
        details[REMEDIES] = True
    if given.of_case is not None:
        details[OF_CASE] = given.of_case
    if given.kept:
        details[KEPT] = [list(each) for each in sorted(given.kept.items())]
    return Words(
        reason_code=given.because or (None if given.code in grounds else given.code),
        ground=given.code if given.code in grounds else min(given.kept.values(), default=None),
        note=given.note.strip(),
        details=details,
    )
