"""One breach: its head, what is known of it, and what has happened, the newest first."""

import json
from collections.abc import Mapping
from typing import Any, cast

import streamlit

from dashboard.decisions.breach_facts import MOMENTS, read_moment
from dashboard.decisions.breach_history import CORRECT_AWARE, UPDATE
from dashboard.outputs.breach import BreachFile, listed, word
from dashboard.outputs.breach.notification import count_words
from dashboard.text import Text
from dashboard.vocabulary import InformedBy, NotifiedBy, Phase, Risk, Step
from dashboard.widgets.case_labels import label
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.reason_labels import reason_of
from dashboard.widgets.safe import safe
from dashboard.widgets.step_labels import done
from dashboard.widgets.user_names import Names, called


def show_head(_: Text, file: BreachFile, names: Names) -> None:
    """Draw the way back, the title and one line of facts."""
    streamlit.page_link("screens/breaches.py", label=_("Data breaches"), icon=":material/arrow_back:")
    screen_title(_, _("Breach {n}", n=str(file.number)), "breaches")
    facts = [
        f"**{label(_, file.state)}**",
        word(_, file.history.risk) if file.history.risk else "",
        _("Recorded {moment}", moment=file.recorded_at),
        _("Opened by {user}", user=safe(called(_, names, file.recorded_by))),
    ]
    streamlit.markdown("  ·  ".join(fact for fact in facts if fact))


def show_facts(_: Text, file: BreachFile) -> None:
    """Draw what is known by now; what was written is shown as text."""
    breach = file.breach
    moments = {_(words): _.moment(getattr(breach, name)) for name, words in MOMENTS.items()}
    facts = {
        **moments,
        _("How it was found"): word(_, breach.found),
        _("What was lost"): listed(_, breach.natures),
        _("Categories of persons"): listed(_, breach.subjects),
        _("Number of persons"): count_words(_, breach.persons, estimated=breach.estimated),
        _("Categories of data"): listed(_, breach.data),
        _("Number of records"): count_words(_, breach.records, estimated=breach.estimated),
        _("Processor"): breach.processor_name or _("Yes") if breach.processor else "",
        _("What happened"): breach.description,
        _("Likely consequences"): breach.consequences,
        _("Measures taken and planned"): breach.measures,
        _("More about these"): breach.categories,
    }
    with streamlit.container(border=True, gap="xsmall"):
        streamlit.header(_("What is known"))
        for words, fact in facts.items():
            if fact:
                name, value = streamlit.columns([1, 2.2])
                name.caption(words)
                value.text(fact)


def timeline(_: Text, file: BreachFile, names: Names) -> None:
    """Draw the steps, the newest first, each with what was recorded and written."""
    streamlit.header(_("What has happened"))
    for event in reversed(file.events):
        when, what = streamlit.columns([1, 3.2])
        when.caption(_.moment(cast("None", event["happened_at"])))
        told = "".join(f" · {part}" for part in _told(_, event) if part)
        who = safe(called(_, names, event["actor"]))
        what.markdown(f"**{done(_, event['step'])}**{told}  \n:gray[{who}]")
        note = file.paper(event).get("note") if event["step"] != UPDATE else None
        if note:
            what.text(str(note))


def _told(_: Text, event: Mapping[str, object]) -> list[str]:
    details: Mapping[str, Any] = json.loads(str(event["details"]))
    step, ground = event["step"], event["ground"]
    moment = read_moment(
        details.get("moment")
        or (details.get("aware_at") if step in {Step.BECOME_AWARE, CORRECT_AWARE} else None)
    )
    was = _.moment(read_moment(details["was"])) if step == CORRECT_AWARE else None
    ways = {Step.NOTIFY_AUTHORITY: NotifiedBy, Step.INFORM_SUBJECTS: InformedBy}
    way = next((kind for each, kind in ways.items() if each == step), None)
    persons = details.get("persons") if step in {Step.INFORM_SUBJECTS, "list_affected"} else None
    return [
        word(_, Phase(details["phase"])) if "phase" in details else "",
        word(_, Risk(details["risk"])) if "risk" in details else "",
        _("was {moment}", moment=was) if was else "",
        _.moment(moment),
        word(_, way(details["by"])) if way else "",
        _.plural("{n} person", "{n} persons", persons) if persons is not None else "",
        safe(details.get("reference") or ""),
        safe(reason_of(_, ground)),
    ]
