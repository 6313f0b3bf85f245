"""What is said of a line of a mailing list: the coded reason, the answer that follows from it, the words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashboard.text import N_, Text


class Answer(StrEnum):
    """Whether a line may be mailed."""

    NO = "no"
    CHECK = "check"
    YES = "yes"


class Remark(StrEnum):
    """Why, the strongest first: where several apply to a line, the first of them is told."""

    OPTED_OUT = "opted_out"
    OBJECTED = "objected"
    RESTRICTED = "restricted"
    REMEMBERED_OPTED_OUT = "remembered_opted_out"
    REMEMBERED_ERASED = "remembered_erased"
    ERASING = "erasing"
    DELETED = "deleted"
    BROKEN_ROW = "broken_row"
    UNREADABLE = "unreadable"
    REJECTED_ROW = "rejected_row"
    KEY_LOST = "key_lost"
    SHARED_MAILBOX = "shared_mailbox"
    UNKNOWN = "unknown"
    BOUNCED = "bounced"
    EXPIRED = "expired"
    OTHER_CHANNEL = "other_channel"
    NOT_IN_REGISTER = "not_in_register"
    IN_REGISTER = "in_register"

    @property
    def answer(self) -> Answer:
        """Return what follows from it."""
        if self in _ALLOWING:
            return Answer.YES
        return Answer.NO if self in _FORBIDDING else Answer.CHECK


_ALLOWING: Final = frozenset({Remark.NOT_IN_REGISTER, Remark.IN_REGISTER})
_FORBIDDING: Final = frozenset(
    {
        Remark.OPTED_OUT,
        Remark.OBJECTED,
        Remark.RESTRICTED,
        Remark.REMEMBERED_OPTED_OUT,
        Remark.REMEMBERED_ERASED,
        Remark.ERASING,
        Remark.DELETED,
    }
)
ORDER: Final[Mapping[Remark, int]] = {remark: place for place, remark in enumerate(Remark)}
_WORDS: Final[Mapping[Remark, str]] = {
    Remark.OPTED_OUT: N_("Has objected to marketing: a record of the person in the register says so."),
    Remark.OBJECTED: N_("Has objected: the objection has been recorded here since."),
    Remark.RESTRICTED: N_("The processing of the person's data is restricted (Art. 18)."),
    Remark.REMEMBERED_OPTED_OUT: N_("Has objected to marketing earlier, which is remembered."),
    Remark.REMEMBERED_ERASED: N_("Was erased from the register, which is remembered."),
    Remark.ERASING: N_("The person's data are being erased."),
    Remark.DELETED: N_("The person has been deleted in Salesforce."),
    Remark.BROKEN_ROW: N_("The row could not be read: a quote or a delimiter in it is out of place."),
    Remark.UNREADABLE: N_("The row has no e-mail address that can be read, or several."),
    Remark.REJECTED_ROW: N_("The address stands in a row that could not be read at the import."),
    Remark.KEY_LOST: N_("Earlier objections cannot be recognised: the key of the keyed hashes is missing."),
    Remark.SHARED_MAILBOX: N_("Several people read the address: give their names in a column of the list."),
    Remark.UNKNOWN: N_("The copy of the register does not tell whether the person has objected."),
    Remark.BOUNCED: N_("E-mail to the person has come back."),
    Remark.EXPIRED: N_("The retention period of the person has ended."),
    Remark.OTHER_CHANNEL: N_("Has objected to calls or fax, not to e-mail."),
    Remark.NOT_IN_REGISTER: N_("Not in the register: nobody here knows where the address came from."),
    Remark.IN_REGISTER: N_("In the register, and nothing stands in the way."),
}


def in_words(_: Text, remark: Remark) -> str:
    """Return the reason as a sentence."""
    return _(_WORDS[remark])
