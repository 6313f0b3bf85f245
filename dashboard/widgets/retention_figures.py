"""Retention in numbers: the row at the top of the screen, and the tables by relationship and by rule."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import polars
import streamlit

from dashboard.policy import AppliesTo, AtEnd, CountedFrom, Policy, RetentionRule
from dashboard.text import N_, Text
from dashboard.vocabulary import Relationship
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.decision_labels import STATUS_WORDS
from dashboard.widgets.figure import Query, Way, figure
from dashboard.widgets.safe import safe
from dashboard.widgets.tables import number_column, show, written

Row = Mapping[str, object]

ORDER: Final = ("expired", "due_soon", "later", "unknown", "queued", "held", "kept_until", "requested")
_PROTECTED: Final = ["held", "kept_until", "requested"]
_AT_ENDS: Final[Mapping[AtEnd, str]] = {
    AtEnd.DELETE: N_("delete"),
    AtEnd.ANONYMISE: N_("anonymise"),
    AtEnd.CHECK: N_("check"),
}
DAYS: Final[Mapping[CountedFrom, str]] = {
    CountedFrom.LAST_CONTACT: N_("the last contact"),
    CountedFrom.LAST_DEAL: N_("the last deal"),
    CountedFrom.LAST_CONTACT_OR_DEAL: N_("the last contact or deal, whichever is later"),
    CountedFrom.CREATED: N_("the making of the record"),
    CountedFrom.BOUNCED: N_("the day an e-mail bounced"),
    CountedFrom.LEFT_COMPANY: N_("the day the person left the company"),
}


def totals(rows: Sequence[Row], by: str = "status") -> Counter[str]:
    """Return how many persons there are by one of the columns."""
    counted: Counter[str] = Counter()
    for row in rows:
        counted[str(row[by])] += int(str(row["persons"]))
    return counted


def show_metrics(_: Text, rows: Sequence[Row], due_soon_days: int) -> None:
    """Draw the numbers that say how much there is to decide."""
    counted = totals(rows)
    kept = counted["held"] + counted["kept_until"] + counted["requested"]
    expired = _("The last day of keeping has passed and nothing has been decided yet (clauses 11 and 12).")
    queued = _("Decided, and not yet gone from a newer copy of the register.")
    protected = _("Under a legal hold, kept until a day, or protected by an open request.")
    soon = _("Due within {days} days", days=due_soon_days)
    figures: tuple[tuple[str, int, str, Query], ...] = (
        (_("Expired persons"), counted["expired"], expired, undecided("expired")),
        (_(STATUS_WORDS["due_soon"]), counted["due_soon"], soon, undecided("due_soon")),
        (_("In the queue"), counted["queued"], queued, {"status": "all", "decision": "queued"}),
        (_("Protected from deletion"), kept, protected, {"status": "all", "decision": _PROTECTED}),
    )
    if counted["unknown"]:
        unknown = _("The export does not tell from when the period is to be counted.")
        line = (_("Cannot be counted"), counted["unknown"], unknown, undecided("unknown"))
        figures = (*figures[:2], line, *figures[2:])
    with streamlit.grid(len(figures), min_column_width=150):
        for title, count, explained, query in figures:
            way = Way(_("Persons"), "screens/retention.py", query)
            figure(title, _.number(count), way, help=explained)


def undecided(status: str) -> Query:
    """Return the choices of the list that show those of a status about whom nothing is decided."""
    return {"status": status, "decision": "none"}


def show_counts(_: Text, rows: Sequence[Row], policy: Policy) -> None:
    """Draw both tables: persons by relationship (clause 4) and by rule (clause 12)."""
    streamlit.header(_("By relationship to the client company"))
    streamlit.caption(_("Clause 4: contact persons of current, former and potential client companies."))
    relationships = {each.value: label_of(_, Relationship, each) for each in Relationship}
    _table(_, rows, "relationship", relationships, _("Relationship"))
    streamlit.space("small")
    streamlit.header(_("By rule"))
    streamlit.caption(_("Clause 12: the first rule that fits a person decides."))
    rules = {rule.rule: rule.title.in_language(_.language) for rule in policy.rules(AppliesTo.PERSON)}
    _table(_, rows, "rule", rules, _("Rule"))
    with streamlit.expander(_("What the rules say"), icon=":material/gavel:"):
        for rule in policy.rules(AppliesTo.PERSON):
            streamlit.markdown(
                f"**{safe(rule.title.in_language(_.language))}**  \n{safe(rule_words(_, rule))}"
            )


def rule_words(_: Text, rule: RetentionRule) -> str:
    """Say a rule in a sentence: how long, from when, what then, why."""
    time = (
        _.plural("{n} month", "{n} months", rule.months)
        if rule.months
        else _.plural("{n} day", "{n} days", rule.days)
    )
    return _(
        "{time} from {day}, then {end}. {ground} ({article})",
        time=time,
        day=_(DAYS[rule.counted_from]),
        end=_(_AT_ENDS[rule.at_end]),
        ground=rule.ground.in_language(_.language),
        article=rule.article,
    )


def _table(_: Text, rows: Sequence[Row], by: str, names: Mapping[str, str], title: str) -> None:
    counted = Counter({(str(row[by]), str(row["status"])): 0 for row in rows})
    for row in rows:
        counted[str(row[by]), str(row["status"])] += int(str(row["persons"]))
    used = [status for status in ORDER if any(counted[name, status] for name, _status in counted)]
    lines = [
        {
            "name": names.get(name, name),
            **{status: written(_, counted[name, status]) for status in used},
            "all": written(_, sum(counted[name, status] for status in used)),
        }
        for name in (*names, *sorted({name for name, _status in counted} - set(names)))
    ]
    columns = {
        "name": title,
        **{status: number_column(_(STATUS_WORDS[status])) for status in used},
        "all": number_column(_("Total")),
    }
    show(polars.DataFrame(lines), columns, alt=title)
