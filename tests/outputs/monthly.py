"""Monthly reports read back: their cells by name, and an office whose months have requests."""

from datetime import datetime, timedelta

from dashboard import policy
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.steps import Words, take_step
from dashboard.outputs.monthly_report import Format, hand_out_monthly_report, read_month
from dashboard.outputs.monthly_report.document import document
from dashboard.outputs.monthly_report.reading import read_facts
from dashboard.vocabulary import Kind, Right, Step
from dashboard.widgets.monthly_words import monthly_words

NOON = timedelta(hours=10)


def rules(store):
    return policy.load(store.settings.policy, store.settings.overrides)


def report(store, actor, month, now, language="en"):
    facts = read_facts(store, actor, rules(store), read_month(month), now)
    return document(monthly_words(language), facts, rules(store))


def paper(store, actor, month, now, *, ending=Format.PDF, language="en"):
    words = monthly_words(language)
    return hand_out_monthly_report(
        store, actor, rules(store), read_month(month), words, ending=ending, now=now
    )


def tables(made):
    return [table for section in made.sections for row in section.rows for table in row]


def cells(made, name):
    """Return the rows of a table by their first cell, each as its other cells by their heads."""
    (table,) = [table for table in tables(made) if table.name == name]
    heads = [column.head for column in table.columns]
    return {row[0]: dict(zip(heads[1:], row[1:], strict=True)) for row in table.rows}


def tiles(made):
    return {tile.name: (tile.value, tile.before) for tile in made.tiles}


def asked(store, actor, day, count=1, *, right=Right.PROFILING_QUESTION, learnt=None, key=""):
    """Register requests received on a day, and recorded on it or on another one; return their ids."""
    moment = datetime.combine(learnt or day, datetime.min.time()) + NOON
    drafts = [Draft(Kind.RIGHT, right, (), day, "asked") for _ in range(count)]
    return open_cases(
        store, actor, drafts, key=f"{day}{learnt}{right}{count}{key}", now=moment, snapshot_id=None
    )


def answered(store, actor, case_ids, day, *, end=Step.FULFIL, words=Words(reason_code="done")):  # noqa: B008 - a value
    """Close requests that nobody has touched yet."""
    moment = datetime.combine(day, datetime.min.time()) + NOON
    take_step(store, actor, Step.START, dict.fromkeys(case_ids, 1), now=moment)
    take_step(store, actor, end, dict.fromkeys(case_ids, 2), now=moment, words=words)


def past(settings_days):
    """Return rows of figure_history: day → {figure: value}."""
    return [
        {"snapshot_id": day.isoformat(), "taken_on": day, "figure": figure, "value": value}
        for day, figures in settings_days.items()
        for figure, value in figures.items()
    ]
