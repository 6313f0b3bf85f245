"""Report exports of a Finnish user: labels for names, short ids, local time, a footer, one file a report."""

import csv
import unicodedata
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.generator.fields import Row, Value

_HELSINKI = ZoneInfo("Europe/Helsinki")
_PERSON = {
    "Salutation": "Puhuttelu",
    "FirstName": "Etunimi",
    "LastName": "Sukunimi",
    "Title": "Titteli",
    "Email": "Sähköposti",
    "Phone": "Puhelin",
    "MobilePhone": "Matkapuhelin",
    "LeadSource": "Liidin lähde",
    "Description": "Kuvaus",
    "HasOptedOutOfEmail": "Sähköpostikielto",
    "HasOptedOutOfFax": "Faksikielto",
    "DoNotCall": "Älä soita",
    "CreatedDate": "Luontipäivä",
    "LastModifiedDate": "Viimeksi muokattu",
    "LastActivityDate": "Viimeisin toiminto",
}
LABELS = {
    "Contact": {
        "Id": "Yhteyshenkilön tunnus",
        "AccountId": "Tilin tunnus",
        **_PERSON,
        "Department": "Osasto",
        "MailingStreet": "Postitusosoite",
        "MailingCity": "Postituskaupunki",
        "MailingPostalCode": "Postituspostinumero",
        "MailingCountry": "Postitusmaa",
        "Birthdate": "Syntymäaika",
        "Kategoria__c": "Kategoria",
    },
    "Lead": {
        "Id": "Liidin tunnus",
        **_PERSON,
        "Company": "Yritys / tili",
        "Street": "Katuosoite",
        "City": "Kaupunki",
        "PostalCode": "Postinumero",
        "Country": "Maa",
        "Status": "Liidin tila",
    },
    "Account": {
        "Id": "Tilin tunnus",
        "Name": "Tilin nimi",
        "Type": "Tyyppi",
        "BillingStreet": "Laskutusosoite",
        "BillingCity": "Laskutuskaupunki",
        "Industry": "Toimiala",
        "Y_tunnus__c": "Y-tunnus",
        "CreatedDate": "Luontipäivä",
    },
}
_TITLES = {"Contact": "Yhteyshenkilöt ja tilit", "Lead": "Liidit", "Account": "Tilit"}


def write_report(rows: Iterable[tuple[str, Row]], folder: Path, now: datetime) -> list[Path]:
    """Write a report each of contacts, leads and accounts, made at `now` (naive UTC); nothing deleted."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        files = {}
        for n, name in enumerate(LABELS):
            path = folder / f"report{int(now.replace(tzinfo=UTC).timestamp() * 1000) + n}.csv"
            files[name] = stack.enter_context(path.open("w", encoding="cp1252", errors="replace", newline=""))
        sheets = {name: _sheet(file, name) for name, file in files.items()}
        for name, row in rows:
            if name in sheets and not row["IsDeleted"]:
                sheets[name].writerow([_cell(column, row.get(column)) for column in LABELS[name]])
        for name, file in files.items():
            file.write(_footer(name, now))
        return [Path(file.name) for file in files.values()]


def _sheet(file: Any, name: str) -> Any:
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(LABELS[name].values())
    return writer


def _cell(column: str, value: Value) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return "1" if value else "0"
        case datetime():
            return _local(value)
        case date():
            return f"{value.day}.{value.month}.{value.year}"
        case str() if column in ("Id", "AccountId"):
            return value[:15]
    # cp1252 has no combining marks: a report shows the letter as one.
    return unicodedata.normalize("NFC", str(value))


def _local(moment: datetime) -> str:
    local = moment.replace(tzinfo=UTC).astimezone(_HELSINKI)
    return f"{local.day}.{local.month}.{local.year} {local.hour}.{local.minute:02d}"


def _footer(name: str, now: datetime) -> str:
    lines = (
        _TITLES[name],
        f"Copyright (c) 2000-{now.year} salesforce.com, inc. All rights reserved.",
        "Luottamuksellista tietoa - Ei saa levittää",
        f"Luonut:  Aino Koskilehto  {_local(now)}",
        "Asiakasrekisteri",
    )
    return "\r\n\r\n" + "".join(f'"{line}"\r\n' for line in lines)
