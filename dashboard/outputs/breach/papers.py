"""Papers of a breach as files, each written into the history when it is taken."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions.breach_facts import read_moment
from dashboard.decisions.breaches import affected
from dashboard.decisions.ledger import record_act
from dashboard.outputs.breach.document import Document
from dashboard.outputs.breach.file import BreachFile, read_breach_file, read_breaches
from dashboard.outputs.breach.letter import letter_to_persons
from dashboard.outputs.breach.notification import informed_words, notification
from dashboard.outputs.breach.words import listed, word
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.letters import Letter
from dashboard.outputs.letters.letter import MIMES
from dashboard.outputs.paper import Paper, handed_out
from dashboard.policy import Policy
from dashboard.text import Text, text
from dashboard.vocabulary import Actor, Permission, Step, require


class BreachPaper(StrEnum):
    """What is written about a breach, and for whom."""

    AUTHORITY = "notification"
    PERSONS = "breach_letter"


def write_paper(
    file: BreachFile, policy: Policy, paper: BreachPaper, *, language: str, now: datetime
) -> Document | Letter:
    """Return the paper as it would be handed out; `now` is naive UTC. Raises `Refused` as the letter does."""
    if paper is BreachPaper.AUTHORITY:
        return notification(file, policy, language=language, now=now)
    return letter_to_persons(file, policy, language=language, today=helsinki_date(now))


def hand_out_breach_paper(
    store: Store,
    actor: Actor,
    policy: Policy,
    number: int,
    kind: BreachPaper,
    *,
    language: str,
    ending: str,
    now: datetime,
) -> Paper:
    """Return the paper as a file, `txt` or `pdf`, and record that it was taken."""
    require(actor, Permission.DECIDE)
    with store.page(actor) as page:
        written = write_paper(read_breach_file(page, number), policy, kind, language=language, now=now)
    content = written.pdf(now) if ending == "pdf" else written.text.encode()
    paper = Paper(kind.value, number, ending, MIMES[ending], content, {"language": language})
    return handed_out(store, actor, paper, now)


def affected_csv(store: Store, actor: Actor, number: int, *, language: str, now: datetime) -> bytes:
    """Return whom the newest list of a breach names as CSV, for informing them; taking it is recorded."""
    require(actor, Permission.DECIDE)
    _ = text(language)
    with store.page(actor) as page:
        file = read_breach_file(page, number)
        rows = affected(store, page, file.case_id, number, now)
    heads = {
        "name": _("Name"),
        "company": _("Company"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "record_ids": _("Salesforce Id"),
    }
    return guarded_csv(heads, rows)


def register_csv(store: Store, actor: Actor, *, language: str, now: datetime) -> bytes:
    """Return the whole breach register as CSV (Art. 33(5)); taking it is recorded."""
    require(actor, Permission.DECIDE)
    _ = text(language)
    with store.page(actor) as page:
        files = read_breaches(page)
    with store.transaction() as transaction:
        record_act(transaction, actor, "export", now, {"what": "breach_register", "rows": len(files)})
    return guarded_csv(_heads(_), [_line(_, file) for file in files])


def _heads(_: Text) -> dict[str, str]:
    return {
        "number": _("Case"),
        "recorded": _("Recorded"),
        "occurred_from": _("Began"),
        "occurred_until": _("Ended"),
        "detected_at": _("Detected"),
        "aware_at": _("Became aware"),
        "natures": _("What was lost"),
        "description": _("What happened"),
        "subjects": _("Categories of persons"),
        "persons": _("Number of persons"),
        "data": _("Categories of data"),
        "records": _("Number of records"),
        "consequences": _("Likely consequences"),
        "measures": _("Measures taken and planned"),
        "risk": _("How grave"),
        "reasons": _("Reasons for the assessment"),
        "notified": _("Authority notified"),
        "not_notified": _("Why the authority was not notified"),
        "informed": _("Were the persons informed (Art. 34)"),
    }


def _line(_: Text, file: BreachFile) -> dict[str, object]:
    breach, known = file.breach, file.history
    moments = ("occurred_from", "occurred_until", "detected_at", "aware_at")
    return {
        "number": file.number,
        "recorded": _.moment(file.recorded_at),
        **{name: _.moment(getattr(breach, name)) for name in moments},
        **{name: listed(_, getattr(breach, name)) for name in ("natures", "subjects", "data")},
        **{name: getattr(breach, name) for name in ("description", "consequences", "measures")},
        "persons": breach.persons,
        "records": breach.records,
        "risk": word(_, known.risk) if known.risk else "",
        "reasons": _last(file.written(Step.ASSESS)),
        "notified": "\n".join(_.moment(read_moment(each["moment"])) for each in known.notified),
        "not_notified": _last(file.written(Step.REASON_NOT_NOTIFIED)),
        "informed": informed_words(_, file),
    }


def _last(written: Sequence[str]) -> str:
    return written[-1] if written else ""
