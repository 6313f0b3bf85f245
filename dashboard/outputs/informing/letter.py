"""What a person is told by a version of the notice: one letter in one language, or one in each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.databases import Page
from dashboard.decisions.notice_versions import changed_clauses, read_versions
from dashboard.outputs.labels import Labels
from dashboard.outputs.letters import Letter, NoticeLetter, as_letter, fill, read_template
from dashboard.outputs.letters.facts import COMPLAINT, of_company
from dashboard.outputs.report.told import RIGHTS, sources, told
from dashboard.policy import NoticeVersion, Policy
from dashboard.settings import Settings
from dashboard.text import LANGUAGES, N_, Text, text
from dashboard.vocabulary import Audience, Refused

BOTH: Final = "both"
LANGUAGES_OF: Final[Mapping[str, tuple[str, ...]]] = {
    **{language: (language,) for language in LANGUAGES},
    BOTH: ("fi", "en"),
}
_UNKNOWN: Final = N_(
    "There is no text of version {version} of the notice. Publish it on the notice board first."
)

Row = Mapping[str, object]
LabelsOf = Callable[[str], Labels]


@dataclass(frozen=True)
class Writer:
    """Everything that is the same in all letters of a round; `templates` and the letters go by language."""

    policy: Policy
    version: NoticeVersion
    previous: NoticeVersion | None
    kind: NoticeLetter
    templates: Mapping[str, str]
    labels: LabelsOf

    def letters(self, person: Row, today: date) -> list[Letter]:
        """Return the letter in each language, for a row of `informing/pending`, on a Helsinki date."""
        return [self._letter(language, person, today) for language in self.templates]

    def _letter(self, language: str, person: Row, today: date) -> Letter:
        known = self._values(text(language), person, today)
        return as_letter(fill(self.templates[language], self.kind, known), language, self.policy)

    def _values(self, _: Text, person: Row, today: date) -> dict[str, str]:
        labels, name = self.labels(_.language), person["name"]
        parts = told(_, self.policy, [person], labels)
        return {
            **of_company(_, self.policy),
            "date": _.date(today),
            "greeting": _("Dear {name},", name=str(name)) if name else _("Hello,"),
            "version": _version(_, self.version),
            "changed": _changed(_, self.previous, self.version),
            "text": _text(_, self.version),
            "sources": "; ".join(sources(_, [person], labels)),
            "rights": _(RIGHTS),
            "complaint": _(COMPLAINT),
            "told": "\n\n".join("\n".join((f"{part.heading}:", *part.lines)) for part in parts),
        }


def read_writer(
    page: Page,
    settings: Settings,
    policy: Policy,
    *,
    version: str,
    audience: Audience,
    language: str,
    labels: LabelsOf,
) -> Writer:
    """Return who writes the letters of a round; raise `Refused` where the version has no text."""
    versions = read_versions(page, settings)
    place = next((n for n, each in enumerate(versions) if each.version == version), None)
    if place is None:
        raise Refused(_UNKNOWN, version=version)
    previous = versions[place - 1] if place else None
    kind = letter_of(audience, first=previous is None)
    templates = {each: read_template(page, kind, each) for each in LANGUAGES_OF[language]}
    return Writer(policy, versions[place], previous, kind, templates, labels)


def letter_of(audience: Audience, *, first: bool) -> NoticeLetter:
    """Return which letter an audience gets; the first version changes nothing."""
    return NoticeLetter.FIRST if first or audience is Audience.FIRST else NoticeLetter.CHANGE


def _version(_: Text, version: NoticeVersion) -> str:
    if version.date is None:
        return version.version
    return _("{version} (in force from {day})", version=version.version, day=version.date)


def _changed(_: Text, previous: NoticeVersion | None, version: NoticeVersion) -> str:
    numbers = changed_clauses(previous, version) if previous else []
    return "\n".join(_heading(_, version, number) for number in numbers)


def _text(_: Text, version: NoticeVersion) -> str:
    return "\n\n".join(
        f"{_heading(_, version, number)}\n{clause.text.in_language(_.language).strip()}"
        for number, clause in version.clauses.items()
    )


def _heading(_: Text, version: NoticeVersion, number: str) -> str:
    return f"{number}. {version.clauses[number].title.in_language(_.language)}"
