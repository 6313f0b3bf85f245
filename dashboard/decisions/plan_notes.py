"""What the person who decides should know beside the list: sentences with numbers, no personal data."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.databases import Page
from dashboard.decisions.anonymous import ALWAYS_SET, EMPTIED, OPT_OUT_FLAGS, flags_of, not_emptied
from dashboard.decisions.items import Act
from dashboard.text import N_
from dashboard.vocabulary import Action

_HINDRANCES: Final[Mapping[str, str]] = {
    "shared": N_(
        "{object}, shared with somebody else: {count}. Only the link to this person is removed; the text may "
        "still name the person."
    ),
    "in_bin": N_("{object}, in Salesforce's recycle bin already: {count}. Gone when the bin is emptied."),
    "stays": N_("{object}, pointing at the person: {count}. These stay; read them for personal data."),
    "campaign": N_(
        "{object} in open campaigns: {count}. They stay, for a restriction deletes nothing: keep the person "
        "out of what is sent."
    ),
    "gone": N_(
        "{object}, to be corrected but no longer in the register: {count}. Look where they have gone."
    ),
    "no_id": N_("{object}, without a Salesforce Id in the export: {count}. No file can change these."),
}
_NOT_EXPORTED: Final = N_(
    "The export has no {object}. What Salesforce holds of it is unknown and not in this list."
)
_FLAG_SET: Final = N_("The export has no column {columns} of {object}: it is unknown, and set all the same.")
_FLAG_NOT_SET: Final = N_(
    "The export has no column {columns} of {object}: it is unknown and not set. Export it, or set it by hand."
)
_NOT_EMPTIED: Final = N_(
    "The export has no column {columns} of {object}: it is unknown and not emptied. Export it if it is used."
)
_UNREAD: Final = N_(
    "{object}, rows of these persons that could not be read: {count}. See the imports screen."
)
_NO_INDIVIDUAL: Final = N_(
    "Persons without a privacy record: {count}. Only it can say that processing is restricted: make one in "
    "Salesforce by hand, and tick Don't Process there."
)
_INDIVIDUAL: Final = "0PK"
_EXPECTED: Final = (
    "Contact",
    "Lead",
    "Task",
    "Event",
    "EmailMessage",
    "CampaignMember",
    "OpportunityContactRole",
)
_ACTIVITIES: Final = frozenset({"Task", "Event", "EmailMessage"})


@dataclass(frozen=True)
class Note:
    """A sentence (an English gettext id) and what fills it."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)


def hindrance_notes(hindered: Iterable[Iterable[tuple[str, str]]]) -> list[Note]:
    """Say which rows stay, and why, by object."""
    counted = Counter((why, name) for rows in hindered for name, why in rows)
    return [
        Note(_HINDRANCES[why], {"object": name, "count": count})
        for (why, name), count in sorted(counted.items())
    ]


def missing_notes(page: Page, action: Action) -> list[Note]:
    """Say which objects and columns the export did not have: missing is unknown, not empty."""
    exported = {str(row["object"]): row["columns"] for row in page.rows("plan/exported")}
    columns = {name: _names(listed) for name, listed in exported.items()}
    match action:
        case Action.OPT_OUT | Action.OPT_OUT_EMAIL:
            return _flag_notes(Act(action), columns)
        case Action.RESTRICT:
            return [
                *_flag_notes(Act.OPT_OUT, columns, "Contact", "Lead"),
                *_flag_notes(Act.RESTRICT, columns),
            ]
        case Action.ANONYMISE:
            return [*_objects(page, columns), *_emptied(columns)]
        case _:
            return _objects(page, columns)


def _objects(page: Page, columns: Mapping[str, frozenset[str]]) -> list[Note]:
    """Say which objects are missing, but for activities that an officer attests nobody uses."""
    attested = _ACTIVITIES if page.value("plan/last_contact_known") else frozenset()
    missing = [name for name in _EXPECTED if name not in columns and name not in attested]
    return [Note(_NOT_EXPORTED, {"object": name}) for name in missing]


def restriction_notes(records: Iterable[Collection[str]]) -> list[Note]:
    """Say how many persons have no privacy record; given are the record ids of each person."""
    count = sum(not any(each.startswith(_INDIVIDUAL) for each in ids) for ids in records)
    return [Note(_NO_INDIVIDUAL, {"count": count})] if count else []


def _flag_notes(act: Act, columns: Mapping[str, frozenset[str]], *names: str) -> list[Note]:
    wanted = [name for name in names or OPT_OUT_FLAGS if name in columns]
    return [note for name in wanted for note in _flags(flags_of(name, act), name, columns[name])]


def _flags(flags: Sequence[str], name: str, exported: frozenset[str]) -> list[Note]:
    missing = [flag for flag in flags if flag not in exported]
    known = [flag for flag in missing if flag in ALWAYS_SET]
    unknown = [flag for flag in missing if flag not in ALWAYS_SET]
    return _columns(_FLAG_SET, name, known) + _columns(_FLAG_NOT_SET, name, unknown)


def _emptied(columns: Mapping[str, frozenset[str]]) -> list[Note]:
    return [
        note
        for name in EMPTIED
        if name in columns
        for note in _columns(_NOT_EMPTIED, name, not_emptied(name, columns[name]))
    ]


def _columns(message: str, name: str, columns: Sequence[str]) -> list[Note]:
    return [Note(message, {"columns": ", ".join(columns), "object": name})] if columns else []


def unread_notes(page: Page, record_ids: Sequence[str]) -> list[Note]:
    """Say how many unreadable rows of the export belong to the same persons."""
    return [
        Note(_UNREAD, {"object": row["object"], "count": row["rows"]})
        for row in page.rows("plan/unread", record_ids=list(record_ids))
    ]


def _names(columns: object) -> frozenset[str]:
    return frozenset(columns) if isinstance(columns, list) else frozenset()
