"""Whose records a table holds: told by the file's name, else by the ids, else by the columns."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath
from typing import Final

from dashboard.register.file_names import by_file_name
from dashboard.register.labels import api_names, reported_object
from dashboard.register.names import squash
from dashboard.register.objects import PREFIXES

_ID: Final = re.compile(r"[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?")
# Columns (squashed) that only one object has together, the more telling first.
_SIGNS: Final[tuple[tuple[str, str], ...]] = (
    ("EmailMessageRelation", "emailmessageid relationid"),
    ("EmailMessage", "fromaddress toaddress"),
    ("CampaignMember", "campaignid hasresponded"),
    ("CampaignMember", "campaignid leadorcontactid"),
    ("OpportunityContactRole", "opportunityid contactid isprimary"),
    ("Opportunity", "stagename closedate"),
    ("Event", "whoid startdatetime"),
    ("Event", "whoid durationinminutes"),
    ("Task", "whoid subject"),
    ("Task", "whoid activitydate"),
    ("ContactPointTypeConsent", "partyid contactpointtype privacyconsentstatus"),
    ("CommSubscriptionConsent", "commsubscriptionchanneltypeid privacyconsentstatus"),
    ("ContactPointConsent", "contactpointid privacyconsentstatus"),
    ("Individual", "hasoptedoutprocessing"),
    ("Individual", "shouldforget"),
    ("Lead", "lastname company"),
    ("Lead", "isconverted"),
    ("User", "username profileid"),
    ("Contact", "lastname accountid"),
    ("Contact", "lastname email"),
    ("Contact", "lastname firstname"),
    ("Contact", "lastname mailingcity"),
    ("Contact", "lastname phone"),
    ("Campaign", "numbersent startdate"),
    ("Campaign", "isactive startdate enddate"),
    ("Account", "name billingcity"),
    ("Account", "name accountnumber"),
    ("Account", "name industry"),
    ("Account", "name numberofemployees"),
    ("Account", "name annualrevenue"),
    ("Account", "name ytunnusc"),
    ("Lead", "leadname company"),
    ("Lead", "liidinnimi company"),
    ("Contact", "contactname email"),
    ("Contact", "yhteyshenkilönnimi email"),
    ("Contact", "name email accountname"),
    ("Contact", "name email tilinnimi"),
)


def guess_object(
    file_name: str, header: Sequence[str], head: Sequence[Sequence[str]], *, report: bool
) -> str:
    """Return an object's name from a file's name, header and first rows; at last the file's own name."""
    return (
        by_file_name(file_name)
        or (reported_object(header) if report else None)
        or by_ids(_ids(header, head))
        or by_header({squash(name) for name in api_names(header, "", report=False)})
        or PurePosixPath(file_name).stem
    )


def _ids(header: Sequence[str], head: Sequence[Sequence[str]]) -> list[str]:
    place = next((place for place, name in enumerate(header) if squash(name) == "id"), None)
    return [] if place is None else [row[place].strip() for row in head if len(row) > place]


def by_ids(ids: Iterable[str]) -> str | None:
    """Return the object that most of these ids belong to, or None."""
    most = Counter(each[:3] for each in ids if _ID.fullmatch(each)).most_common(1)
    return PREFIXES.get(most[0][0]) if most else None


def by_header(squashed: Collection[str]) -> str | None:
    """Return the object whose columns these are (squashed API names), or None."""
    columns = set(squashed)
    return next((name for name, signs in _SIGNS if columns.issuperset(signs.split())), None)
