"""[[retention]]: one rule read, and the checks that concern the rules together."""

from collections.abc import Sequence
from itertools import product

from dashboard.policy.parts import RetentionRule
from dashboard.policy.reader import Table
from dashboard.policy.words import (
    CONDITION_DAYS,
    OTHER_DAYS,
    PERSON_DAYS,
    AppliesTo,
    AtEnd,
    Condition,
    CountedFrom,
)
from dashboard.text import N_
from dashboard.vocabulary import Relationship

_DAY = N_("{file}, line {line}: rule {rule}: {key} cannot be {value} here. Use one of: {words}.")
_NO_TIME = N_("{file}, line {line}: rule {rule} has no time. Add {key} (or years, or days).")
_TWICE = N_("{file}, line {line}: {key} {value} is used twice. Give each rule its own.")
_UNCOVERED = N_(
    "{file}, line {line}: no rule of {key} fits {relationship} persons with the condition {condition}. "
    "Add one."
)
_NEVER = N_(
    "{file}, line {line}: rule {rule} never decides anything, the rules above it take all of its persons. "
    "Move it up or remove it."
)


def rule(table: Table) -> RetentionRule:
    """Read one retention rule; only rules for persons have a relationship and a condition."""
    applies_to = table.word("applies_to", AppliesTo)
    person = applies_to is AppliesTo.PERSON
    conditioned = person and table.has("condition")
    found = RetentionRule(
        rule=table.text("rule"),
        name=table.text("name"),
        title=table.both_languages("title"),
        applies_to=applies_to,
        relationship=table.some_words("relationship", Relationship) if person else (),
        condition=table.word("condition", Condition) if conditioned else Condition.NONE,
        counted_from=table.word("counted_from", CountedFrom),
        months=12 * table.integer("years", default=0) + table.integer("months", default=0),
        days=table.integer("days", default=0),
        at_end=table.word("at_end", AtEnd),
        ground=table.both_languages("ground"),
        article=table.text("article"),
    )
    _check_day(table, found)
    _check_time(table, found)
    return found


def _check_day(table: Table, found: RetentionRule) -> None:
    """Refuse to count a person's time from a day that not every such person has."""
    allowed = list(OTHER_DAYS)
    if found.applies_to is AppliesTo.PERSON:
        extra = [day for day, condition in CONDITION_DAYS.items() if condition is found.condition]
        allowed = [*PERSON_DAYS, *extra]
    if found.counted_from not in allowed:
        words = ", ".join(day.value for day in allowed)
        table.refuse("counted_from", _DAY, rule=found.rule, value=found.counted_from.value, words=words)


def _check_time(table: Table, found: RetentionRule) -> None:
    if found.months + found.days == 0 and found.counted_from is not CountedFrom.END_OF_MARKETING:
        table.refuse("months", _NO_TIME, rule=found.rule)


def check_together(root: Table, rules: Sequence[RetentionRule]) -> None:
    """Refuse codes used twice, persons without a rule, and rules that never get their turn."""
    for key in ("rule", "name"):
        seen: set[str] = set()
        for n, each in enumerate(rules):
            value = str(getattr(each, key))
            if value in seen:
                root.at("retention", n).refuse(key, _TWICE, value=value)
            seen.add(value)
    _check_reach(root, rules)


def _check_reach(root: Table, rules: Sequence[RetentionRule]) -> None:
    deciding: set[str] = set()
    for relationship, condition in product(Relationship, Condition):
        fitting = next((each for each in rules if each.fits(relationship, condition)), None)
        if fitting is None:
            root.refuse("retention", _UNCOVERED, relationship=relationship.value, condition=condition.value)
        deciding.add(fitting.rule)
    for n, each in enumerate(rules):
        if each.applies_to is AppliesTo.PERSON and each.rule not in deciding:
            root.at("retention", n).refuse("rule", _NEVER, rule=each.rule)
