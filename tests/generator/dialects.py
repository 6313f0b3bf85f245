"""The ways in which Salesforce's exports write a cell; each is a frozen set of choices."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from tests.generator import fields
from tests.generator.fields import Value


@dataclass(frozen=True)
class Dialect:
    """How one kind of export looks: cells for true and false, what stands in and after a moment, quoting.

    `left_out` are objects that the export lacks, and columns of others ("Task.OwnerId").
    """

    name: str
    true: str
    false: str
    separator: str = "T"
    zone: str = ""
    encoding: str = "utf-8"
    quote_all: bool = True
    line_end: str = "\n"
    person_names: bool = True
    compound_addresses: bool = False
    formulas: bool = True
    midnight: str = ""
    left_out: frozenset[str] = frozenset()

    def columns(self, object_name: str) -> list[str]:
        """Return the columns of an object that this export carries, in order."""
        return [name for name in fields.FIELDS.get(object_name, ()) if self._carries(object_name, name)]

    def _carries(self, object_name: str, name: str) -> bool:
        if f"{object_name}.{name}" in self.left_out:
            return False
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
                return value.isoformat(self.separator, "seconds") + self.zone
            case date():
                return value.isoformat() + (self.midnight if name == "LastActivityDate" else "")
        return str(value)


WEEKLY = Dialect("weekly", "1", "0", separator=" ", midnight=" 00:00:00", person_names=False, formulas=False)
DATA_LOADER = Dialect("data_loader", "true", "false", zone=".000Z")
BULK = Dialect("bulk", "true", "false", zone=".000Z", quote_all=False)
# Ten million contacts in this one need half the room; nothing that tells of persons themselves is left out.
LEAN = replace(
    BULK,
    name="lean",
    left_out=frozenset({
        "EmailMessageRelation", "EventRelation", "CampaignMember",
        "Task.WhatId", "Task.AccountId", "Task.OwnerId", "Task.CreatedById", "Task.LastModifiedById",
        "Task.LastModifiedDate",
        "Event.WhatId", "Event.AccountId", "Event.OwnerId", "Event.CreatedById", "Event.LastModifiedById",
        "Event.LastModifiedDate",
        "EmailMessage.RelatedToId", "EmailMessage.CreatedById", "EmailMessage.LastModifiedDate",
        "EmailMessage.TextBody",
    }),
)  # fmt: skip
COMMAND_LINE = Dialect(
    "command_line",
    "1",
    "",
    zone=".000+0000",
    encoding="utf-8-sig",
    quote_all=False,
    line_end="\r\n",
    compound_addresses=True,
)
