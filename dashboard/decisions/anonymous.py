"""What anonymising empties: the columns that tell who somebody is, and the one that is renamed.

Standard columns are emptied where the export had them: a column that the org does not show to the person who
applies the file would have every row refused. What the export lacked is named before the decision.
"""

from collections.abc import Collection, Mapping
from typing import Final

from dashboard.decisions.items import Act

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
# A consent to a newsletter is one to e-mail: withdrawing it (Art. 7(3)) leaves telephone and fax as they are.
_EMAIL_FLAGS: Final = ("HasOptedOutOfEmail",)
# Art. 18 and 21(1): the privacy record alone can say that the data are only to be stored.
_RESTRICTED: Final = ("HasOptedOutProcessing", "HasOptedOutSolicit")
_LIFTED: Final = ("HasOptedOutProcessing",)
_FLAGS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    Act.OPT_OUT: OPT_OUT_FLAGS,
    Act.ANONYMISE: OPT_OUT_FLAGS,
    Act.OPT_OUT_EMAIL: {"Contact": _EMAIL_FLAGS, "Lead": _EMAIL_FLAGS},
    Act.RESTRICT: {"Individual": _RESTRICTED},
    # An opt-out stays: whoever was restricted may have objected besides, and only their consent ends that.
    Act.LIFT_RESTRICTION: {"Individual": _LIFTED},
}
# Set even where the export lacks it: Art. 21(3) waits for no column, and every org has these.
ALWAYS_SET: Final = frozenset({"HasOptedOutOfEmail", "HasOptedOutSolicit", "HasOptedOutProcessing"})


def emptied(object_name: str, exported: Collection[str]) -> list[str]:
    """Return the columns of an object that anonymising empties, of those that the export had."""
    return [column for column in EMPTIED.get(object_name, ()) if column in exported]


def not_emptied(object_name: str, exported: Collection[str]) -> list[str]:
    """Return the columns that would have to be emptied, but which the export did not have."""
    return [column for column in EMPTIED.get(object_name, ()) if column not in exported]


def flags_of(object_name: str, act: str) -> tuple[str, ...]:
    """Return the flags of an object that an act sets (lifting takes them off), where the org has them."""
    return _FLAGS.get(act, {}).get(object_name, ())


def flags(object_name: str, act: str, exported: Collection[str]) -> list[str]:
    """Return the flags of an object that a file sets."""
    return [column for column in flags_of(object_name, act) if column in exported or column in ALWAYS_SET]
