"""What other retention times would do: a slider a rule, counted in one query, then taken into use."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions.settings import change_setting
from dashboard.policy import AppliesTo, Policy, RetentionRule
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets import charts
from dashboard.widgets.actions import act, shown_errors
from dashboard.widgets.numbers_behind import series_behind
from dashboard.widgets.safe import safe

Row = Mapping[str, object]

_MOST_MONTHS: Final = 84
_MOST_DAYS: Final = 365
_REASON: Final = "what_if_reason"


@streamlit.fragment
def what_if(policy: Policy) -> None:
    """Draw the sliders and what they would change; a move of one draws only this anew."""
    _ = session.text()
    with shown_errors(_):
        actor = session.actor(Permission.SEE_REGISTER)
        rules = [rule for rule in policy.rules(AppliesTo.PERSON) if rule.months or rule.days]
        left, right = streamlit.columns([1, 2.2], gap="large")
        with left:
            asked = {rule.rule: _slider(_, rule) for rule in rules}
            streamlit.button(
                _("As they are now"),
                icon=":material/restart_alt:",
                type="tertiary",
                on_click=_reset,
                args=(rules,),
            )
        with session.store().page(actor) as page:
            rows = page.rows("retention/what_if", today=session.today(), **_asked(rules, asked))
        with right:
            _show(_, rules, rows, asked)
            _offer(_, [rule for rule in rules if asked[rule.rule] != _now(rule)], asked)


def _now(rule: RetentionRule) -> int:
    return rule.months or rule.days


def _key(rule: RetentionRule) -> str:
    return f"what_if_{rule.rule}"


def _slider(_: Text, rule: RetentionRule) -> int:
    unit = _("months") if rule.months else _("days")
    value: int = streamlit.slider(
        f"{safe(rule.title.in_language(_.language))}, {unit}",
        min_value=1,
        max_value=max(_MOST_MONTHS if rule.months else _MOST_DAYS, _now(rule)),
        value=_now(rule),
        key=_key(rule),
    )
    return value


def _reset(rules: Sequence[RetentionRule]) -> None:
    for rule in rules:
        streamlit.session_state[_key(rule)] = _now(rule)


def _asked(rules: Sequence[RetentionRule], asked: Mapping[str, int]) -> dict[str, list[object]]:
    """Return the lists of the query: a slider moves months; days only where there are no months."""
    return {
        "rules": [rule.rule for rule in rules],
        "months": [asked[rule.rule] if rule.months else 0 for rule in rules],
        "days": [rule.days if rule.months else asked[rule.rule] for rule in rules],
    }


def _show(_: Text, rules: Sequence[RetentionRule], rows: Sequence[Row], asked: Mapping[str, int]) -> None:
    today = min((row["day"] for row in rows if isinstance(row["day"], date)), default=None)
    changed = [rule for rule in rules if asked[rule.rule] != _now(rule)]
    streamlit.header(finding(_, [row for row in rows if row["day"] == today]))
    for rule in changed:
        for row in rows:
            if row["rule"] == rule.rule and row["day"] == today:
                streamlit.caption(_rule_finding(_, rule, row))
    if rows:
        _draw(_, rows)


def finding(_: Text, rows: Sequence[Row]) -> str:
    """Say what would be different today: how many more or fewer have expired."""
    difference = sum(int(str(row["would_be_expired"])) - int(str(row["expired"])) for row in rows)
    if difference > 0:
        return _.plural(
            "{n} person more would be expired today", "{n} persons more would be expired today", difference
        )
    if difference < 0:
        return _.plural(
            "{n} person fewer would be expired today", "{n} persons fewer would be expired today", -difference
        )
    return _("Nothing would change today")


def _rule_finding(_: Text, rule: RetentionRule, row: Row) -> str:
    title = safe(rule.title.in_language(_.language))
    difference = int(str(row["would_be_expired"])) - int(str(row["expired"]))
    first = row["from_on"]
    if not difference or not isinstance(first, date):
        return _("{rule}: the same persons are expired today.", rule=title)
    if difference > 0:
        return _(
            "{rule}: {count} more; the earliest last day of keeping would have been {day}.",
            rule=title,
            count=difference,
            day=first,
        )
    return _(
        "{rule}: {count} fewer; the first of them would be kept until {day}.",
        rule=title,
        count=-difference,
        day=first,
    )


def _draw(_: Text, rows: Sequence[Row]) -> None:
    days = sorted({row["day"] for row in rows if isinstance(row["day"], date)})
    is_now = [sum(int(str(row["expired"])) for row in rows if row["day"] == day) for day in days]
    would_be = [sum(int(str(row["would_be_expired"])) for row in rows if row["day"] == day) for day in days]
    series = [
        charts.Series(_("With these times"), would_be),
        charts.Series(_("As it is"), is_now, dashed=True),
    ]
    alt = _("Expired persons over the next 24 months, as it is and as it would be")
    charts.show(charts.lines(_, days, series), key="what_if", alt=alt)
    series_behind(_, _("Day"), days, series, key="what_if", alt=alt)
    streamlit.caption(_("Expired persons if nobody decided anything, at the first of each month."))


def _offer(_: Text, changed: Sequence[RetentionRule], asked: Mapping[str, int]) -> None:
    """Let the times be taken into use, one setting a rule, with a reason."""
    if not changed:
        streamlit.caption(
            _("Move a slider to see what another time would do. Nothing changes before you take it into use.")
        )
        return
    with streamlit.popover(_("Take these times into use…"), icon=":material/rule_settings:"):
        streamlit.text_input(_("Reason"), key=_REASON)
        streamlit.button(
            _("Take into use"),
            type="primary",
            key="what_if_use",
            on_click=act(_use, {rule.name: (bool(rule.months), asked[rule.rule]) for rule in changed}),
        )


def _use(times: Mapping[str, tuple[bool, int]]) -> str:
    actor = session.actor(Permission.CONFIGURE)
    reason = streamlit.session_state[_REASON]
    for name, (in_months, length) in times.items():
        unit = "months" if in_months else "days"
        change_setting(
            session.store(), actor, f"retention.{name}.{unit}", length, reason=reason, now=session.now()
        )
    return session.text()("The new times are in use. Recalculate the status to see them in the list.")
