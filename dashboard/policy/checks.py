"""Checks that concern several tables of policy.toml together."""

from collections import Counter
from collections.abc import Sequence
from itertools import product

from dashboard.policy.parts import DeclaredItem, LawfulBasis, RelationshipRule
from dashboard.policy.reader import Table
from dashboard.text import N_
from dashboard.vocabulary import Relationship, Source

_NO_BASIS = N_(
    "{file}, line {line}: no {key} for {relationship} persons from the source {source}. Add it to one."
)
_TWO_TYPES = N_("{file}, line {line}: {value} stands in two lists of {key}. Leave it in one.")
_TWO_ITEMS = N_("{file}, line {line}: the column {value} is declared twice. Leave it in one item.")
_SAME_VALUE = N_(
    "{file}, line {line}: {key} stands here twice, differing in capital letters only. Leave one."
)

# Nothing rests on a source that is unknown or not in the notice: such persons are a finding.
WITHOUT_BASIS = frozenset({Source.NOT_IN_NOTICE, Source.UNKNOWN})


def check_bases(root: Table, bases: Sequence[LawfulBasis]) -> None:
    """Refuse a relationship and source without a lawful basis (clause 5, Art. 6)."""
    covered = {pair for basis in bases for pair in product(basis.relationship, basis.source)}
    for relationship, source in product(Relationship, [s for s in Source if s not in WITHOUT_BASIS]):
        if (relationship, source) not in covered:
            root.refuse("lawful_basis", _NO_BASIS, relationship=relationship.value, source=source.value)


def check_types(root: Table, rule: RelationshipRule) -> None:
    """Refuse an Account.Type that means two relationships at once."""
    types = [*rule.current_types, *rule.former_types, *rule.potential_types]
    for value, count in Counter(each.strip().lower() for each in types).items():
        if count > 1:
            root.refuse("relationship", _TWO_TYPES, value=value)


def check_declared(root: Table, items: Sequence[DeclaredItem]) -> None:
    """Refuse a column that two items of clause 6 claim."""
    for value, count in Counter(column for item in items for column in item.columns).items():
        if count > 1:
            root.refuse("declared", _TWO_ITEMS, value=value)


def check_same_values(root: Table, key: str, values: Sequence[str]) -> None:
    """Refuse two spellings of one LeadSource that differ in capital letters only."""
    seen: set[str] = set()
    for value in values:
        if value.strip().casefold() in seen:
            root.at(key).refuse(value, _SAME_VALUE)
        seen.add(value.strip().casefold())
