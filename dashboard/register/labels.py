"""Labels of report exports: what people read above a column, in English and Finnish, as API names.

Labels are compared squashed. A report has no column Id: the label of the object's own id takes its place.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from dashboard.register.names import squash

_OWN_IDS: Final = (  # in this order: a report of leads may name the contact, too
    ("CampaignMember", "Member ID", "Campaign Member ID", "Jäsenen tunnus", "Kampanjan jäsenen tunnus"),
    ("Lead", "Lead ID", "Liidin tunnus"),
    ("Task", "Activity ID", "Task ID", "Toiminnon tunnus", "Tehtävän tunnus", "Aktiviteetin tunnus"),
    ("Contact", "Contact ID", "Yhteyshenkilön tunnus", "Yhteyshenkilön ID", "Yhteyshenkilötunnus"),
    ("Opportunity", "Opportunity ID", "Mahdollisuuden tunnus", "Myyntimahdollisuuden tunnus"),
    ("Campaign", "Campaign ID", "Kampanjan tunnus"),
    ("Account", "Account ID", "Tilin tunnus", "Tilin ID", "Asiakkaan tunnus"),
    ("User", "User ID", "Käyttäjän tunnus"),
)
_LINKS: Final = {"Contact": "ContactId", "Account": "AccountId", "Campaign": "CampaignId", "Lead": "LeadId"}
_LABELS: Final[Mapping[str, tuple[str, ...]]] = {
    "Salutation": ("Puhuttelu", "Tervehdys"),
    "FirstName": ("Etunimi",),
    "LastName": ("Sukunimi",),
    "MiddleName": ("Toinen nimi",),
    "Name": ("Full Name", "Nimi", "Koko nimi"),
    "Title": ("Job Title", "Titteli", "Tehtävänimike", "Asema", "Ammattinimike"),
    "Department": ("Osasto",),
    "Company": ("Company / Account", "Yritys", "Yritys / tili", "Yritys / Tili"),
    "Email": ("Email Address", "Sähköposti", "Sähköpostiosoite"),
    "Phone": ("Business Phone", "Work Phone", "Puhelin", "Puhelinnumero", "Työpuhelin"),
    "MobilePhone": ("Mobile", "Matkapuhelin", "Matkapuhelinnumero"),
    "HomePhone": ("Kotipuhelin",),
    "OtherPhone": ("Muu puhelin",),
    "Fax": ("Business Fax", "Faksi", "Fax"),
    "AssistantName": ("Assistant", "Assistant's Name", "Avustaja", "Avustajan nimi"),
    "AssistantPhone": ("Asst. Phone", "Avustajan puhelin"),
    "MailingStreet": ("Mailing Address Line 1", "Postitusosoite", "Postiosoitteen katu"),
    "MailingCity": ("Postituskaupunki", "Postitusosoitteen kaupunki", "Postiosoitteen kaupunki"),
    "MailingState": ("Mailing State/Province", "Postituslääni", "Postiosoitteen maakunta"),
    "MailingPostalCode": (
        "Mailing Zip/Postal Code", "Postituspostinumero", "Postitusosoitteen postinumero",
        "Postiosoitteen postinumero",
    ),
    "MailingCountry": ("Postitusmaa", "Postitusosoitteen maa", "Postiosoitteen maa"),
    "Street": ("Address Line 1", "Katu", "Katuosoite", "Osoite"),
    "City": ("Kaupunki", "Postitoimipaikka"),
    "State": ("State/Province", "Maakunta", "Lääni"),
    "PostalCode": ("Zip/Postal Code", "Postinumero"),
    "Country": ("Maa",),
    "BillingStreet": ("Billing Address Line 1", "Laskutusosoite", "Laskutuskatu"),
    "BillingCity": ("Laskutuskaupunki",),
    "BillingPostalCode": ("Billing Zip/Postal Code", "Laskutuspostinumero"),
    "BillingCountry": ("Laskutusmaa",),
    "LeadSource": ("Liidin lähde", "Lähde"),
    "Status": ("Tila",),
    "Industry": ("Toimiala",),
    "Rating": ("Luokitus",),
    "Website": ("Verkkosivusto", "Verkkosivu", "Kotisivu"),
    "Description": ("Contact Description", "Lead Description", "Kuvaus"),
    "Birthdate": ("Birth Date", "Syntymäaika", "Syntymäpäivä"),
    "HasOptedOutOfEmail": ("Email Opt Out", "Sähköpostikielto", "Ei sähköpostia", "Sähköpostin kielto"),
    "HasOptedOutOfFax": ("Fax Opt Out", "Faksikielto", "Ei fakseja"),
    "DoNotCall": ("Älä soita", "Soittokielto", "Ei saa soittaa"),
    "IsEmailBounced": ("Email Bounced",),
    "EmailBouncedReason": ("Sähköpostin palautumisen syy",),
    "EmailBouncedDate": ("Sähköpostin palautumispäivä",),
    "CreatedDate": ("Create Date", "Luontipäivä", "Luontipäivämäärä", "Luotu"),
    "LastModifiedDate": (
        "Last Modified", "Viimeksi muokattu", "Muokattu viimeksi", "Viimeisin muokkauspäivä",
    ),
    "LastActivityDate": (
        "Last Activity", "Viimeisin toiminto", "Viimeinen toiminto", "Viimeisin aktiviteetti",
    ),
    "Subject": ("Aihe",),
    "ActivityDate": ("Date", "Due Date", "Due Date Only", "Päivämäärä", "Määräpäivä", "Eräpäivä"),
    "Priority": ("Prioriteetti",),
    "Type": ("Tyyppi",),
    "StageName": ("Stage", "Vaihe"),
    "CloseDate": ("Sulkemispäivä", "Päättymispäivä"),
    "Amount": ("Summa",),
    "IsConverted": ("Converted", "Muunnettu"),
    "ConvertedDate": ("Muuntopäivä",),
    "Y_tunnus__c": ("Y-tunnus",),
    "Kategoria__c": ("Kategoria",),
}  # fmt: skip
_LABELS_OF: Final[Mapping[str, Mapping[str, str]]] = {
    "Account": {
        "Account Name": "Name",
        "Tilin nimi": "Name",
        "Asiakkaan nimi": "Name",
        "Account Type": "Type",
    },
    "Contact": {"Contact Name": "Name", "Yhteyshenkilön nimi": "Name"},
    "Lead": {"Lead Name": "Name", "Liidin nimi": "Name", "Lead Status": "Status", "Liidin tila": "Status"},
    "Campaign": {"Campaign Name": "Name", "Kampanjan nimi": "Name", "Campaign Type": "Type"},
    "CampaignMember": {"Member Status": "Status", "Jäsenen tila": "Status"},
    "Opportunity": {"Opportunity Name": "Name", "Mahdollisuuden nimi": "Name", "Opportunity Type": "Type"},
}
_ALSO_KNOWN: Final = {"fivetrandeleted": "IsDeleted"}  # an ETL table without is_deleted says it this way
_REPORT_FILE: Final = re.compile(r"(report|raportti)[-_ ]?\d+", re.IGNORECASE)

_BY_LABEL: Final = {squash(label): name for name, labels in _LABELS.items() for label in labels}
LABELS: Final = {*_BY_LABEL, *(squash(label) for _, *labels in _OWN_IDS for label in labels)}


def is_report(file_name: str, header: Collection[str]) -> bool:
    """Tell by its header whether a file is a report: labels of the screen, and no column Id."""
    squashed = {squash(name) for name in header}
    if "id" in squashed:
        return False
    own = any(squash(label) in squashed for _, *labels in _OWN_IDS for label in labels)
    labelled = sum(1 for name in header if " " in name.strip() and squash(name) not in _ALSO_KNOWN)
    if own and labelled:
        return True
    return bool(_REPORT_FILE.search(PurePosixPath(file_name).stem)) and bool(labelled)


def reported_object(header: Iterable[str]) -> str | None:
    """Return whose own id a report shows, or None."""
    squashed = {squash(name) for name in header}
    return next(
        (
            object_name
            for object_name, *labels in _OWN_IDS
            if any(squash(each) in squashed for each in labels)
        ),
        None,
    )


def api_names(header: Iterable[str], object_name: str, *, report: bool) -> list[str]:
    """Return the header with labels turned into API names where they are known; the rest stays as it is."""
    labels = _BY_LABEL | _ALSO_KNOWN
    labels |= {squash(label): name for label, name in _LABELS_OF.get(object_name, {}).items()}
    if report:
        labels |= _id_labels(object_name)
    names = list(header)
    plain = {squash(name) for name in names}
    return [_api_name(name, labels, plain) for name in names]


def _id_labels(object_name: str) -> dict[str, str]:
    found = {}
    for owner, *labels in _OWN_IDS:
        target = "Id" if owner == object_name else _LINKS.get(owner)
        found.update({squash(label): target for label in labels if target})
    return found


def _api_name(name: str, labels: Mapping[str, str], plain: Collection[str]) -> str:
    """Return the API name of a label, unless a column of that very name is in the file as well."""
    target = labels.get(squash(name))
    return target if target and squash(target) not in plain else name
