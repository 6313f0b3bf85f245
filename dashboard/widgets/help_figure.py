"""One figure of a screen in its help: what it counts, by what clause and article, from which query."""

from dataclasses import dataclass
from string import Formatter

from dashboard.text import N_, Text
from dashboard.vocabulary import Role


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What stands beside a figure in the help.

    `name`: its title on the screen, an English sentence that may have {blanks}. `picture`: the key of a
    chart, where it is one. `clause`: of the notice, as 12 or 13.2–13.9; `article`: of the GDPR, as 5(1)(e).
    `queries`: what the screen asks for it; `made_by`: what the import works out for it beforehand.
    `role`: the only one that sees it, where that is so.
    """

    name: str
    means: str
    clause: str
    article: str
    queries: tuple[str, ...]
    made_by: tuple[str, ...] = ()
    picture: str | None = None
    role: Role | None = None

    def title(self, _: Text) -> str:
        """Return the name in the language, with dots where the screen fills something in."""
        return _(self.name, **dict.fromkeys(_blanks(self.name), "…"))

    def law(self, _: Text) -> str:
        """Return clause and article in the language."""
        words = N_("Clauses {clause}") if "–" in self.clause else N_("Clause {clause}")
        return f"{_(words, clause=self.clause)}  ·  {_('Art. {code}', code=self.article)}"


@dataclass(frozen=True)
class Help:
    """What a screen is for, in a sentence or two, and its figures in the order in which they stand."""

    about: str
    figures: tuple[Figure, ...] = ()


def _blanks(message: str) -> list[str]:
    return [name for _text, name, _spec, _conversion in Formatter().parse(message) if name]
