"""`python -m tests.catalogues [FILE.json …]` brings the catalogue of each language up to date with the code.

Every English sentence of the code is a msgid; a JSON file of {"English": "Finnish"} fills in translations
(for plurals {"one|||many": ["yksi", "monta"]}); one that is called ….sv.json fills in Swedish. English is its
own translation.
"""

import ast
import json
import sys
from functools import cache
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from dashboard import clock, sql
from dashboard.settings import ROOT
from dashboard.text import LANGUAGES, LOCALES

ERRORS = ("DashboardError", "Refused", "Denied", "Blocked", "NotFound", "Stale")
MARKS = {"_", "N_", *ERRORS}


@cache
def messages():
    """Return every msgid of the code and of the controls' head comments, with where it stands."""
    found = {}
    for file in sorted((ROOT / "dashboard").rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            message = said(call) if isinstance(call, ast.Call) else None
            if message:
                found.setdefault(message, (file.relative_to(ROOT).as_posix(), call.lineno))
    for name in sql.names("controls"):
        for sentence in sql.load(name).description.splitlines():
            found.setdefault(sentence, (f"queries/{name}.sql", 1))
    for sentence in clock.messages():
        found.setdefault(sentence, ("dashboard/clock", 1))
    found.pop("", None)
    return found


def said(call):
    """Return the msgid of a call: a sentence, a pair of plural forms, or None.

    Read from the syntax tree: Babel's extractor does not look into f-strings before Python 3.12.
    """
    name = (
        "_" if isinstance(call.func, ast.Call) else getattr(call.func, "id", getattr(call.func, "attr", ""))
    )
    texts = [
        each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    if name == "plural" and len(texts) >= 2:
        return texts[0], texts[1]
    return texts[0] if name in MARKS and texts else None


def path(language):
    return LOCALES / language / "LC_MESSAGES" / "dashboard.po"


def read(language):
    if not path(language).exists():
        return {}
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


def language_of(file):
    """Return the language of a JSON file: the ending before .json, else Finnish."""
    ending = Path(file).stem.rpartition(".")[2]
    return ending if ending in LANGUAGES else "fi"


def main(files):
    for language in LANGUAGES:
        given = translations(file for file in files if language_of(file) == language)
        catalogue = updated(language, given)
        path(language).parent.mkdir(parents=True, exist_ok=True)
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
