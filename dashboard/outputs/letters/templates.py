"""Templates of letters: text files beside the code, or what officers made of them, kept with its history.

A template is text with ${placeholders} and nothing else; its first line is the title. It is filled once, so
that what a value holds is never looked at again.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from string import Template
from typing import Final

from dashboard.databases import Page, Store
from dashboard.decisions.settings import LETTER, change_setting
from dashboard.outputs.letters.kinds import NEEDED, AnyLetter, placeholders
from dashboard.text import N_
from dashboard.vocabulary import Actor, Permission, Refused, require

_FOLDER: Final = Path(__file__).parent / "templates"
_EMPTY: Final = N_("The template is empty. Write a title on its first line and the letter below it.")
_BROKEN: Final = N_("A $ in the template begins no placeholder. Write $$ for a dollar sign.")
_UNKNOWN: Final = N_("Nothing fills the placeholder {name}. Take it out, or use one of the list.")
_LACKING: Final = N_("This letter must say {name}, and the template does not. Put the placeholder back.")
_MISSING: Final = N_(
    "The letter must say {name}, and the case does not have it. Record it in the case first."
)


def default_template(kind: AnyLetter, language: str) -> str:
    """Return the template that comes with the program."""
    return (_FOLDER / f"{kind.value}.{language}.txt").read_text(encoding="utf-8")


def read_template(page: Page, kind: AnyLetter, language: str) -> str:
    """Return the template as officers have left it, else the default."""
    value = page.value("letters/template", name=_name(kind, language))
    edited = json.loads(str(value)) if value else None
    return str(edited) if edited else default_template(kind, language)


def change_template(
    store: Store,
    actor: Actor,
    kind: AnyLetter,
    language: str,
    template: str | None,
    *,
    reason: str,
    now: datetime,
) -> None:
    """Use `template` from now on, None the default again. Raises `Denied` and `Refused`."""
    require(actor, Permission.CONFIGURE)
    if template is not None:
        check_template(template, kind)
    change_setting(store, actor, _name(kind, language), template, reason=reason, now=now)


def check_template(template: str, kind: AnyLetter) -> None:
    """Raise `Refused` where a template is broken, asks for what nobody fills, or lacks what the law needs."""
    if not template.strip():
        raise Refused(_EMPTY)
    if not Template(template).is_valid():
        raise Refused(_BROKEN)
    found = set(Template(template).get_identifiers())
    for name in sorted(found - placeholders(kind)):
        raise Refused(_UNKNOWN, name=_written(name))
    for name in sorted(NEEDED[kind] - found):
        raise Refused(_LACKING, name=_written(name))


def fill(template: str, kind: AnyLetter, values: Mapping[str, str]) -> str:
    """Return the letter; raise `Refused` where something that it must say is not known."""
    check_template(template, kind)
    for name in sorted(NEEDED[kind]):
        if not values[name].strip():
            raise Refused(_MISSING, name=_written(name))
    return Template(template).substitute(values)


def _name(kind: AnyLetter, language: str) -> str:
    return f"{LETTER}{kind.value}.{language}"


def _written(name: str) -> str:
    return f"${{{name}}}"
