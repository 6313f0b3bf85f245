"""The ways in which Salesforce's exports write a cell; each is a frozen set of choices."""

from dataclasses import dataclass
from datetime import date, datetime

from tests.generator import fields
from tests.generator.fields import Value


@dataclass(frozen=True)
class Dialect:
    """How one kind of export looks: the cells for true and false, strftime formats, quoting."""

    name: str
    true: str
    false: str
    moment: str
    day: str
    encoding: str = "utf-8"
    quote_all: bool = True
    line_end: str = "\n"
    person_names: bool = True
    compound_addresses: bool = False
    formulas: bool = True
    last_activity: str = ""

    def columns(self, object_name: str) -> list[str]:
        """Return the columns of an object that this export carries, in order."""
        return [name for name in fields.FIELDS.get(object_name, ()) if self._carries(object_name, name)]

    def _carries(self, object_name: str, name: str) -> bool:
        if name in fields.COMPOUND_ADDRESSES:
            return self.compound_addresses
        if name in fields.FORMULAS:
            return self.formulas
        return name != "Name" or self.person_names or object_name not in fields.COMPOUND_NAMES

    def cell(self, name: str, value: Value) -> str:
        """Return the cell for a value of column `name`."""
        match value:
            case None | "":
                return ""
            case bool():
                return self.true if value else self.false
            case datetime():
                return value.strftime(self.moment)
            case date() if name == "LastActivityDate":
                return value.strftime(self.last_activity or self.day)
            case date():
                return value.strftime(self.day)
        return str(value)


WEEKLY = Dialect(
    name="weekly",
    true="1",
    false="0",
    moment="%Y-%m-%d %H:%M:%S",
    day="%Y-%m-%d",
    last_activity="%Y-%m-%d 00:00:00",
    person_names=False,
    formulas=False,
)
DATA_LOADER = Dialect(
    name="data_loader",
    true="true",
    false="false",
    moment="%Y-%m-%dT%H:%M:%S.000Z",
    day="%Y-%m-%d",
)
BULK = Dialect(
    name="bulk",
    true="true",
    false="false",
    moment="%Y-%m-%dT%H:%M:%S.000Z",
    day="%Y-%m-%d",
    quote_all=False,
)
COMMAND_LINE = Dialect(
    name="command_line",
    true="1",
    false="",
    moment="%Y-%m-%dT%H:%M:%S.000+0000",
    day="%Y-%m-%d",
    encoding="utf-8-sig",
    quote_all=False,
    line_end="\r\n",
    compound_addresses=True,
)
