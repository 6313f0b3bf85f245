"""What one row of a file does to the records; everything that Salesforce would refuse is a `RowRefused`."""

from dataclasses import dataclass
from datetime import datetime

from tests.generator import fields
from tests.generator.fields import Kind, Row, Value, kind
from tests.generator.ids import KEY_PREFIXES, checksum
from tests.org import schema
from tests.org.records import Records
from tests.org.values import NotOfRequiredType, from_cell

NULL = "#N/A"


class RowRefused(Exception):
    """Salesforce's code and message, as its result files show them."""

    def __init__(self, code: str, message: str, *columns: str) -> None:
        super().__init__(f"{code}:{message}:{' '.join(columns) or '--'}")


@dataclass
class Hand:
    """Who acts when. Only a right of its own lets anybody edit a converted lead.

    With `insert_nulls` an empty cell empties; without, it leaves alone and #N/A empties.
    """

    records: Records
    columns: dict[str, list[str]]
    user: str
    edits_converted_leads: bool
    insert_nulls: bool
    now: datetime

    def found(self, object_name: str, key: str) -> str:
        """Return the 18-character id of a living record, or refuse."""
        key = _long_id(object_name, key)
        if key in self.records.bin or key in self.records.purged:
            raise RowRefused("ENTITY_IS_DELETED", "entity is deleted")
        if not self.records.is_alive(object_name, key):
            raise RowRefused("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id")
        return key

    def delete(self, object_name: str, key: str) -> str:
        """Throw a record into the bin, with everything that goes with it."""
        key = self.found(object_name, key)
        self._refuse_blocked(object_name, key)
        self._throw_away(object_name, key)
        return key

    def hard_delete(self, object_name: str, key: str) -> str:
        """Remove for good a record that lives, with everything that goes with it, or that lies in the bin."""
        key = _long_id(object_name, key)
        thrown = {key}
        if key not in self.records.bin:
            key = self.found(object_name, key)
            self._refuse_blocked(object_name, key)
            thrown = self._throw_away(object_name, key)
        self.records.remove(thrown)
        return key

    def _refuse_blocked(self, object_name: str, key: str) -> None:
        for (child, column), effect in schema.CASCADES.get(object_name, {}).items():
            children = self.records.pointing(child, column, key)
            if effect == schema.BLOCK and children:
                numbers = ", ".join(str(self.records.rows[child][one]["CaseNumber"]) for one in children)
                raise RowRefused(
                    "DELETE_FAILED",
                    "Your attempt to delete the record could not be completed because it is associated with"
                    f" the following cases.: {numbers}",
                )
            if effect == schema.DELETE:
                for one in children:
                    self._refuse_blocked(child, one)

    def _throw_away(self, object_name: str, key: str) -> set[str]:
        thrown = {key}
        for (child, column), effect in schema.CASCADES.get(object_name, {}).items():
            for one in self.records.pointing(child, column, key):
                if effect == schema.DELETE:
                    thrown |= self._throw_away(child, one)
                else:
                    self._write(child, one, {column: None})
        self.records.throw_away(object_name, key, self.now)
        return thrown

    def update(self, object_name: str, cells: dict[str, str]) -> str:
        """Change the columns of which the file says something."""
        key = self.found(object_name, cells["Id"])
        row = self.records.rows[object_name][key]
        if object_name == "Lead" and row.get("IsConverted") and not self.edits_converted_leads:
            raise RowRefused("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead")
        self._write(object_name, key, self._checked(object_name, cells, key))
        return key

    def insert(self, object_name: str, cells: dict[str, str]) -> str:
        """Make a record, with a new id and the signature of who made it."""
        values = self._checked(object_name, cells, "")
        missing = sorted(name for name in schema.REQUIRED.get(object_name, ()) if not values.get(name))
        if missing:
            raise RowRefused("REQUIRED_FIELD_MISSING", f"Required fields are missing: {missing}", *missing)
        key = self.records.new_id(object_name)
        signature = {"CreatedDate": self.now, "CreatedById": self.user, "OwnerId": self.user}
        self.records.add(object_name, {"Id": key, "IsDeleted": False, **signature, **values})
        self._write(object_name, key, {})
        return key

    def _checked(self, object_name: str, cells: dict[str, str], key: str) -> dict[str, Value]:
        checked = {}
        for column, cell in cells.items():
            if column != "Id":
                self._refuse_column(object_name, column, creating=not key)
                if cell or self.insert_nulls:
                    checked[column] = self._value(object_name, column, cell)
        return checked

    def _refuse_column(self, object_name: str, column: str, *, creating: bool) -> None:
        if column not in self.columns[object_name]:
            raise RowRefused(
                "INVALID_FIELD", f"No such column '{column}' on sobject of type {object_name}", column
            )
        needed = creating and column in schema.REQUIRED.get(object_name, ())
        if not needed and not schema.is_writable(object_name, column):
            raise RowRefused(
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                f"Unable to create/update fields: {column}. Please check the security settings of this field"
                " and verify that it is read/write for your profile or permission set.",
                column,
            )

    def _value(self, object_name: str, column: str, cell: str) -> Value:
        if cell == ("" if self.insert_nulls else NULL):
            if column in schema.REQUIRED.get(object_name, ()):
                raise RowRefused("REQUIRED_FIELD_MISSING", f"Required fields are missing: [{column}]", column)
            if kind(column) is Kind.BOOLEAN:
                raise RowRefused("INVALID_TYPE_ON_FIELD_IN_RECORD", f"{column}: value not of required type: ")
            return None
        try:
            value = from_cell(column, cell)
        except NotOfRequiredType as fault:
            raise RowRefused("INVALID_TYPE_ON_FIELD_IN_RECORD", f"{column}: {fault}", column) from None
        self._refuse_text(column, cell)
        return self._link(column, cell) if column in schema.LINKS else value

    def _refuse_text(self, column: str, cell: str) -> None:
        if len(cell) > schema.LENGTHS.get(column, 32_000):
            raise RowRefused("STRING_TOO_LONG", f"{column}: data value too large: {cell[:40]}", column)
        if column == "Email" and not schema.EMAIL.fullmatch(cell.strip()):
            raise RowRefused("INVALID_EMAIL_ADDRESS", f"{column}: invalid email address: {cell}", column)
        if column in schema.PICKLISTS and cell not in schema.PICKLISTS[column]:
            raise RowRefused(
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                f"{column}: bad value for restricted picklist field: {cell}",
                column,
            )

    def _link(self, column: str, cell: str) -> str:
        for object_name in sorted(schema.LINKS[column]):
            if cell.startswith(KEY_PREFIXES[object_name]):
                return self.found(object_name, cell)
        raise RowRefused("FIELD_INTEGRITY_EXCEPTION", f"{column}: id value of incorrect type: {cell}", column)

    def _write(self, object_name: str, key: str, values: dict[str, Value]) -> None:
        row = self.records.rows[object_name][key]
        if values.get("Email", row.get("Email")) != row.get("Email"):
            # A new address starts without the old one's bounce.
            values = {"EmailBouncedReason": None, "EmailBouncedDate": None, "IsEmailBounced": False} | values
        for column, value in values.items():
            self.records.change(object_name, key, column, value)
        row |= {"LastModifiedDate": self.now, "LastModifiedById": self.user, "SystemModstamp": self.now}
        if object_name in fields.COMPOUND_NAMES:
            row["Name"] = " ".join(str(row[part]) for part in ("FirstName", "LastName") if row.get(part))
        self._follow(object_name, row)

    def _follow(self, object_name: str, person: Row) -> None:
        """Show the person's new data on every membership: copies that nobody can write."""
        if object_name not in ("Contact", "Lead"):
            return
        for key in self.records.pointing("CampaignMember", f"{object_name}Id", person["Id"]):
            member = self.records.rows["CampaignMember"][key]
            for column, (of_contact, of_lead) in schema.COPIED.items():
                member[column] = person.get(of_contact if object_name == "Contact" else of_lead)


def _long_id(object_name: str, key: str) -> str:
    """Return the id with its checksum; refuse what is no id, or one of another object."""
    if len(key) not in (15, 18) or (len(key) == 18 and key[15:] != checksum(key[:15])):
        raise RowRefused("MALFORMED_ID", f"bad id {key}", "Id")
    if not key.startswith(KEY_PREFIXES.get(object_name, "")):
        raise RowRefused("MALFORMED_ID", f"{object_name} ID: id value of incorrect type: {key}", "Id")
    return key[:15] + checksum(key[:15])
