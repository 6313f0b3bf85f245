"""The notification to the authority (Art. 33(3)): the questions of its form, each with what is known.

What is not known yet is said so: it follows in a supplement (Art. 33(4)).
"""

from datetime import datetime
from typing import Final

from dashboard.clock import ClockPolicy
from dashboard.decisions.breach_facts import MOMENTS, read_moment
from dashboard.outputs.breach.document import Document, Part
from dashboard.outputs.breach.file import BreachFile
from dashboard.outputs.breach.words import listed, word
from dashboard.outputs.letters.facts import contact_point
from dashboard.policy import Policy
from dashboard.text import N_, Text, text
from dashboard.vocabulary import InformedBy, NotInformed, Phase, Step

_UNKNOWN: Final = N_("Not known yet. To be told in a supplementary notification (Art. 33(4)).")
_NOTE: Final = N_("Case {number} of the breach register. Times are Finnish times. Made on {now}.")
_ABOUT: Final = N_("about {n}")


def notification(file: BreachFile, policy: Policy, *, language: str, now: datetime) -> Document:
    """Return the filled form of a breach; `now` is naive UTC."""
    _ = text(language)
    parts = [
        Part(_("1. Controller"), _controller(_, policy)),
        Part(_("2. Notification"), _phase(_, file)),
        Part(_("3. Times"), _times(_, file, policy.clock, now)),
        Part(_("4. Nature of the breach (Art. 33(3)(a))"), _nature(_, file)),
        Part(_("5. Persons and data (Art. 33(3)(a))"), _extent(_, file)),
        Part(_("6. Likely consequences and risk (Art. 33(3)(c))"), _consequences(_, file)),
        Part(_("7. Measures (Art. 33(3)(d))"), _measures(_, file)),
    ]
    return Document(
        title=_("Notification of a personal data breach"),
        note=_(_NOTE, number=str(file.number), now=now),
        parts=[Part(part.heading, [(q, a or _(_UNKNOWN)) for q, a in part.lines]) for part in parts],
        language=language,
        sender=policy.controller.name,
    )


def _controller(_: Text, policy: Policy) -> list[tuple[str, str]]:
    controller = policy.controller
    return [
        (_("Controller"), f"{controller.name} ({controller.business_id})"),
        (_("Address"), controller.address),
        (_("Contact point (Art. 33(3)(b))"), contact_point(controller)),
    ]


def _phase(_: Text, file: BreachFile) -> list[tuple[str, str]]:
    sent = file.history.notified
    phase = Phase.SUPPLEMENTARY if sent else Phase.INITIAL
    lines = [(_("Which notification"), word(_, phase))]
    if sent:
        earlier = [
            f"{word(_, Phase(each['phase']))}: {_.moment(read_moment(each['moment']))}" for each in sent
        ]
        lines.append((_("Sent earlier"), "\n".join(earlier)))
        references = dict.fromkeys(str(each["reference"]) for each in sent if each.get("reference"))
        lines.append((_("The authority's number"), ", ".join(references) or "–"))
    return lines


def _times(_: Text, file: BreachFile, clock: ClockPolicy, now: datetime) -> list[tuple[str, str]]:
    breach = file.breach
    lines = [(_(words), _.moment(getattr(breach, name))) for name, words in MOMENTS.items()]
    lines.append((_("How it was found"), word(_, breach.found)))
    if delay := _delay(_, file, clock, now):
        lines.append((_("Reason for the delay (Art. 33(1))"), delay))
    return lines


def _delay(_: Text, file: BreachFile, clock: ClockPolicy, now: datetime) -> str | None:
    """Return the reason why the first notification is late, None where it is not."""
    known = file.history
    first = read_moment(known.notified[0]["moment"]) if known.notified else now
    if first is None or not known.is_late(clock, first):
        return None
    written = file.written(Step.NOTIFY_AUTHORITY)
    return written[0] if written else _("To be filled in: the time limit has passed.")


def _nature(_: Text, file: BreachFile) -> list[tuple[str, str]]:
    breach = file.breach
    processor = breach.processor_name or _("Yes") if breach.processor else _("No")
    return [
        (_("What was lost"), listed(_, breach.natures)),
        (_("What happened"), breach.description),
        (_("Was a processor involved"), processor),
    ]


def _extent(_: Text, file: BreachFile) -> list[tuple[str, str]]:
    breach = file.breach
    lines = [
        (_("Categories of persons"), listed(_, breach.subjects)),
        (_("Number of persons"), count_words(_, breach.persons, estimated=breach.estimated)),
        (_("Categories of data"), listed(_, breach.data)),
        (_("Number of records"), count_words(_, breach.records, estimated=breach.estimated)),
    ]
    return [*lines, (_("More about these"), breach.categories)] if breach.categories else lines


def count_words(_: Text, count: int | None, *, estimated: bool) -> str:
    """Return a count, said to be an estimate where it is one; empty where nobody knows it."""
    if count is None:
        return ""
    return _(_ABOUT, n=count) if estimated else _.number(count)


def _consequences(_: Text, file: BreachFile) -> list[tuple[str, str]]:
    risk, reasons = file.history.risk, file.written(Step.ASSESS)
    return [
        (_("Likely consequences"), file.breach.consequences),
        (_("How grave"), word(_, risk) if risk else ""),
        (_("Reasons for the assessment"), reasons[-1] if reasons else ""),
    ]


def _measures(_: Text, file: BreachFile) -> list[tuple[str, str]]:
    return [
        (_("Measures taken and planned"), file.breach.measures),
        (_("Were the persons informed (Art. 34)"), informed_words(_, file)),
    ]


def informed_words(_: Text, file: BreachFile) -> str:
    """Return when, how and how many were informed, or the ground for not doing so; empty where it is open."""
    known = file.history
    told = [
        _(
            "{moment}, {way}: {n} persons",
            moment=read_moment(each["moment"]),
            way=word(_, InformedBy(each["by"])).lower(),
            n=each["persons"],
        )
        for each in known.informed
    ]
    if known.exempted and not told:
        return "\n".join([word(_, NotInformed(known.exempted)), *file.written(Step.EXEMPT_SUBJECTS)[-1:]])
    if not told and known.risk and not known.awaits_persons:
        return _("No: the risk is not high.")
    return "\n".join(told)
