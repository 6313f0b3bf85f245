"""Finnish and English: gettext catalogues, dates, numbers. One `Text` a language, no process-wide locale."""

import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from dashboard.vocabulary import DashboardError

LOCALES: Final = Path(__file__).parent / "locales"
HELSINKI: Final = ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True)
class Language:
    """What a language calls itself, and how it writes days, moments and numbers.

    `day`, `short_day` and `moment` are patterns of CLDR; `in_tables` and `in_fields` those of Streamlit's
    tables and date fields; `separators` are those of decimals and thousands in pictures.
    """

    name: str
    day: str
    short_day: str
    moment: str
    in_tables: str
    in_fields: str
    separators: str


WRITTEN: Final[Mapping[str, Language]] = {
    "fi": Language("Suomi", "d.M.yyyy", "d.M.", "d.M.yyyy 'klo' H.mm", "D.M.YYYY", "DD.MM.YYYY", ",\u00a0"),
    "en": Language("English", "d MMM yyyy", "d MMM", "d MMM yyyy HH:mm", "D MMM YYYY", "DD/MM/YYYY", ".,"),
}
LANGUAGES: Final[Mapping[str, str]] = {code: language.name for code, language in WRITTEN.items()}


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark a constant for the catalogue; it is translated where it is shown."""
    return message


class Text:
    """Everything that is said in one language. Call it with an English sentence to get its translation."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of `language` (`fi` or `en`)."""
        self.language = language
        self._catalogue = _catalogue(language)

    def __call__(self, message: str, **values: object) -> str:
        """Translate `message` and fill its {names}; numbers are written as the language writes them."""
        return self._fill(self._catalogue.gettext(message), values)

    def plural(self, singular: str, plural: str, n: int, **values: object) -> str:
        """Translate with the form that `n` asks for; {n} in the sentence is the number."""
        return self._fill(self._catalogue.ngettext(singular, plural, n), {"n": n, **values})

    def error(self, error: DashboardError) -> str:
        """Say an error's sentence in this language."""
        return self(error.message, **error.values)

    def date(self, value: datetime.date | None) -> str:
        """Write a calendar date: 7.4.2026 in Finnish."""
        return "" if value is None else format_date(value, WRITTEN[self.language].day, locale=self.language)

    def short_date(self, value: datetime.date) -> str:
        """Write a day and its month where the year goes without saying: 7.4. in Finnish."""
        return format_date(value, WRITTEN[self.language].short_day, locale=self.language)

    def month(self, value: datetime.date) -> str:
        """Write a month and its year."""
        return format_date(value, "LLLL yyyy", locale=self.language)

    def moment(self, value: datetime.datetime | None) -> str:
        """Write a naive UTC moment as Helsinki local time."""
        if value is None:
            return ""
        local = value.replace(tzinfo=ZoneInfo("UTC")).astimezone(HELSINKI)
        return format_datetime(local, WRITTEN[self.language].moment, locale=self.language)

    def number(self, value: float | None) -> str:
        """Write a number: 1 234,5 in Finnish."""
        return "–" if value is None else format_decimal(value, locale=self.language)

    def percent(self, value: float | None) -> str:
        """Write a share between 0 and 1 as whole per cent."""
        return "–" if value is None else format_percent(value, locale=self.language)

    def _fill(self, message: str, values: Mapping[str, object]) -> str:
        return (
            message.format(**{name: self._write(value) for name, value in values.items()})
            if values
            else message
        )

    def _write(self, value: object) -> object:
        if isinstance(value, bool | str):
            return value
        if isinstance(value, dict):  # a sentence within a sentence, see DashboardError
            return self(value["message"], **value["values"])
        if isinstance(value, datetime.datetime):
            return self.moment(value)
        if isinstance(value, datetime.date):
            return self.date(value)
        return self.number(value) if isinstance(value, int | float) else value


@cache
def text(language: str) -> Text:
    """Return the `Text` of a language; an unknown one is Finnish."""
    return Text(language if language in LANGUAGES else "fi")


@cache
def _catalogue(language: str) -> GNUTranslations:
    """Compile the .po file in memory: no binary catalogue has to be built or committed."""
    compiled = io.BytesIO()
    with (LOCALES / language / "LC_MESSAGES" / "dashboard.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
