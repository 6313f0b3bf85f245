"""`python -m tests.catalogues [FILE.json …]` brings both catalogues up to date with the code.

Every English sentence of the code is a msgid; a JSON file of {"English": "Finnish"} fills in translations
(for plurals {"one|||many": ["yksi", "monta"]}). English is its own translation.
"""

import json
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dashboard import clock, sql
from dashboard.settings import ROOT
from dashboard.text import LOCALES

ERRORS = ("DashboardError", "Refused", "Denied", "Blocked", "NotFound", "Stale")
KEYWORDS = {"_": None, "N_": None, "plural": (1, 2), "Explained": None, **dict.fromkeys(ERRORS)}


def messages():
    """Return every msgid of the code and of the controls' head comments, with where it stands."""
    found = {}
    extracted = extract_from_dir(
        str(ROOT / "dashboard"),
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=(),
    )
    for file, line, message, *_ in extracted:
        found.setdefault(message, (f"dashboard/{file}", line))
    for name in sql.names("controls"):
        for sentence in sql.load(name).description.splitlines():
            found.setdefault(sentence, (f"queries/{name}.sql", 1))
    for sentence in clock.messages():
        found.setdefault(sentence, ("dashboard/clock", 1))
    found.pop("", None)
    return found


def path(language):
    return LOCALES / language / "LC_MESSAGES" / "dashboard.po"


def read(language):
    with path(language).open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale=language) if message.id}


def updated(language, given):
    """Return the catalogue of `language` with exactly the messages of the code."""
    catalogue = Catalog(locale=language, project="rekisterivahti", fuzzy=False)
    known = read(language) | given
    for message, _where in sorted(messages().items(), key=lambda item: str(item[0])):
        own = message if language == "en" else known.get(message, "")
        catalogue.add(message, own)
    return catalogue


def translations(files):
    """Return what JSON files translate."""
    given = {}
    for file in files:
        for english, finnish in json.loads(Path(file).read_text(encoding="utf-8")).items():
            key = tuple(english.split("|||")) if "|||" in english else english
            given[key] = tuple(finnish) if isinstance(finnish, list) else finnish
    return given


def main(files):
    for language, given in (("fi", translations(files)), ("en", {})):
        catalogue = updated(language, given)
        with path(language).open("wb") as file:
            write_po(file, catalogue, omit_header=False, width=100, sort_output=True)
        missing = [message.id for message in catalogue if message.id and not any(_strings(message))]
        print(f"{language}: {len(catalogue)} messages, {len(missing)} without a translation")
        for message in missing:
            print("   ", json.dumps(message, ensure_ascii=False))


def _strings(message):
    return message.string if isinstance(message.string, tuple | list) else [message.string]


if __name__ == "__main__":
    main(sys.argv[1:])
