"""The words of informing: audiences, ways to reach somebody, how persons were told, grounds of exemption."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashboard.text import N_, Text
from dashboard.vocabulary import Audience, Exemption, Means, Reach

_AUDIENCES: Final[Mapping[StrEnum, str]] = {
    Audience.CHANGE: N_("Not told of the change"),
    Audience.FIRST: N_("Data from elsewhere, not informed"),
    Audience.EVERYBODY: N_("Everybody not told of this version"),
}
_EXPLAINED: Final[Mapping[StrEnum, str]] = {
    Audience.CHANGE: N_("Clause 13.1: in the register before the version came into force."),
    Audience.FIRST: N_("Article 14: within a month, or at the first contact, whichever comes first."),
    Audience.EVERYBODY: N_("Also those who were added after the version came into force."),
}
_REACHES: Final[Mapping[StrEnum, str]] = {
    Reach.EMAIL: N_("By e-mail"),
    Reach.NO_ADDRESS: N_("No e-mail address"),
    Reach.UNUSABLE: N_("What stands in the register is no address"),
    Reach.BOUNCED: N_("Salesforce says that mail bounces"),
    Reach.RETURNED: N_("The notice came back"),
}
_MEANS: Final[Mapping[StrEnum, str]] = {
    Means.EMAIL: N_("By e-mail, with another program"),
    Means.LETTER: N_("By letter"),
    Means.TELEPHONE: N_("By telephone"),
}
_EXEMPTIONS: Final[Mapping[StrEnum, str]] = {
    Exemption.HAS_IT: N_("The person has the information already"),
    Exemption.IMPOSSIBLE: N_("Informing is impossible or takes a disproportionate effort"),
    Exemption.BY_LAW: N_("A law lays the obtaining down"),
}
_WORDS: Final = {**_AUDIENCES, **_REACHES, **_MEANS}


def word(_: Text, code: Audience | Reach | Means) -> str:
    """Return the words of a code."""
    return _(_WORDS[code])


def explained(_: Text, audience: Audience) -> str:
    """Return who an audience is."""
    return _(_EXPLAINED[audience])


def exemption(_: Text, ground: Exemption) -> str:
    """Return a ground with its article."""
    return f"{_(_EXEMPTIONS[ground])} ({ground.value})"
