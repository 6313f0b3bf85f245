"""What becomes of a file's columns: a column of the table, a value in `extra`, or nothing (credentials)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.register.labels import api_names
from dashboard.register.names import distinct, is_secret, squash
from dashboard.register.objects import OTHER_TABLE

EXTRA: Final = (
    "+"  # before the name of a column that goes to `extra`; alone: none, since a list must not be empty
)
_OWN: Final = {
    "object",
    "file_no",
    "extra",
    "data",
    "occurred_at",
    "ActivityRecordId",
}  # filled by the import
_NO_IDS: Final = {"JigsawContactId"}


@dataclass(frozen=True)
class Schema:
    """The columns of a table, name → type, without those that the import itself fills."""

    table: str
    types: Mapping[str, str]

    def of_type(self, type_name: str) -> list[str]:
        return [name for name, each in self.types.items() if each == type_name]

    @property
    def links(self) -> list[str]:
        """Columns that hold the id of another record."""
        return [name for name in self.of_type("VARCHAR") if self._is_link(name)]

    @property
    def texts(self) -> list[str]:
        return [name for name in self.of_type("VARCHAR") if name != "Id" and not self._is_link(name)]

    def _is_link(self, name: str) -> bool:
        return name.endswith("Id") and name != "Id" and name not in _NO_IDS

    @property
    def keeps_whole(self) -> bool:
        """Tell whether the table keeps whole records as JSON."""
        return self.table == OTHER_TABLE


def schema_of(table: str, columns: Sequence[tuple[str, str]]) -> Schema:
    """Return the schema of a table from its (name, type) pairs."""
    return Schema(table, {name: type_name for name, type_name in columns if name not in _OWN})


@dataclass(frozen=True)
class Columns:
    """A file's columns in file order.

    `staged`: the names in the stage, `None` for a dropped one; `labels`: what people call them.
    """

    staged: tuple[str | None, ...]
    labels: Mapping[str, str]
    dropped: tuple[str, ...]
    references: bool = False

    @property
    def kept(self) -> list[str]:
        return [name for name in self.staged if name is not None]

    @property
    def known(self) -> list[str]:
        return [name for name in self.kept if not name.startswith(EXTRA)]

    @property
    def extra(self) -> list[str]:
        return [name for name in self.kept if name.startswith(EXTRA)]

    def with_references(self) -> "Columns":
        """Return the columns with an Id that the import gave."""
        labels = {**self.labels, "Id": "Id"}
        return replace(self, staged=(*self.staged, "Id"), labels=labels, references=True)

    @property
    def written(self) -> list[str]:
        """The kept columns that stand in the file: not an Id that the import gave."""
        return [name for name in self.kept if not (self.references and name == "Id")]

    @property
    def listed(self) -> list[str]:
        """What `import_file.columns` says: table columns by API name, the others by their own."""
        return [self.labels[name] for name in self.written]


def columns_of(
    header: Sequence[str], object_name: str, schema: Schema, *, report: bool, ids: bool = True
) -> Columns:
    """Match a header with a table: in any spelling, by label in a report; the first of two equals wins.

    Without `ids` a column Id is one like any other: it holds something else.
    """
    places = {squash(name): name for name in schema.types if ids or name != "Id"}
    staged: list[str | None] = []
    labels: dict[str, str] = {}
    dropped = []
    names = distinct(header)
    for name, api_name in zip(names, api_names(names, object_name, report=report), strict=True):
        known = places.get(squash(api_name))
        if is_secret(name):
            dropped.append(name)
            staged.append(None)
            continue
        target = known if known and known not in labels else EXTRA + name
        staged.append(target)
        labels[target] = known if target == known and known else _unlike(name, labels)
    return Columns(tuple(staged), labels, tuple(dropped))


def _unlike(name: str, labels: Mapping[str, str]) -> str:
    """Return a column's own name, told apart from the API name of a column that was spelt in another way."""
    return f"{name} (2)" if name in labels.values() else name
