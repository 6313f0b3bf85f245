"""What anonymising empties: the columns that tell who somebody is, and the one that is renamed.

Standard columns are emptied where the export had them: a column that the org does not show to the person who
applies the file would have every row refused. What the export lacked is named before the decision.
"""

from collections.abc import Collection, Mapping
from typing import Final

_NAME: Final = ("Salutation", "FirstName", "MiddleName", "Suffix", "Title")
_REACH: Final = ("Email", "Phone", "MobilePhone", "Fax", "LeadSource", "Description", "IndividualId")
_ADDRESS: Final = ("Street", "City", "State", "PostalCode", "Country")

# The name or subject that becomes "Poistettu <case number>": Salesforce wants something in it.
RENAMED: Final[Mapping[str, str]] = {
    "Contact": "LastName",
    "Lead": "LastName",
    "Task": "Subject",
    "Event": "Subject",
    "Case": "Subject",
}
EMPTIED: Final[Mapping[str, tuple[str, ...]]] = {
    "Contact": (
        *_NAME,
        *_REACH,
        "Department",
        "HomePhone",
        "OtherPhone",
        "Birthdate",
        "AssistantName",
        "AssistantPhone",
        "ReportsToId",
        *(f"Mailing{part}" for part in _ADDRESS),
        *(f"Other{part}" for part in _ADDRESS),
    ),
    "Lead": (*_NAME, *_REACH, *_ADDRESS),
    "Task": ("Description",),
    "Event": ("Description", "Location"),
    "Case": ("SuppliedName", "SuppliedEmail", "SuppliedPhone", "SuppliedCompany", "Description"),
}
OPT_OUT_FLAGS: Final[Mapping[str, tuple[str, ...]]] = {
    "Contact": ("HasOptedOutOfEmail", "HasOptedOutOfFax", "DoNotCall"),
    "Lead": ("HasOptedOutOfEmail", "HasOptedOutOfFax", "DoNotCall"),
    "Individual": ("HasOptedOutSolicit", "HasOptedOutTracking"),
}
# Set even where the export lacks it: Art. 21(3) waits for no column, and every org has this one.
ALWAYS_SET: Final = frozenset({"HasOptedOutOfEmail", "HasOptedOutSolicit"})


def emptied(object_name: str, exported: Collection[str]) -> list[str]:
    """Return the columns of an object that anonymising empties, of those that the export had."""
    return [column for column in EMPTIED.get(object_name, ()) if column in exported]


def not_emptied(object_name: str, exported: Collection[str]) -> list[str]:
    """Return the columns that would have to be emptied, but which the export did not have."""
    return [column for column in EMPTIED.get(object_name, ()) if column not in exported]


def flags(object_name: str, exported: Collection[str]) -> list[str]:
    """Return the objection flags of an object that a file sets."""
    return [
        column for column in OPT_OUT_FLAGS.get(object_name, ()) if column in exported or column in ALWAYS_SET
    ]
