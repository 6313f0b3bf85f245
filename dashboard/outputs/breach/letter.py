"""What the persons are told (Art. 34(2)): what happened, whom to ask, what may follow, what is done."""

from datetime import date
from typing import Final

from dashboard.outputs.breach.file import BreachFile
from dashboard.outputs.letters import Letter
from dashboard.outputs.letters.facts import COMPLAINT, contact_point
from dashboard.outputs.plain import plain
from dashboard.policy import Policy
from dashboard.text import N_, text
from dashboard.vocabulary import Refused

_NEEDED: Final = ("description", "consequences", "measures")
_MISSING: Final = N_(
    "The letter must tell what happened, its consequences and the measures (Art. 34(2)): write them down."
)


def letter_to_persons(file: BreachFile, policy: Policy, *, language: str, today: date) -> Letter:
    """Return the letter; raise `Refused` where something that it must say is not written down yet."""
    _, breach, controller = text(language), file.breach, policy.controller
    if not all(getattr(breach, name).strip() for name in _NEEDED):
        raise Refused(_MISSING)
    paragraphs = [
        _.date(today),
        _("Hello,"),
        _(
            "Your personal data have been part of a personal data breach at {controller}.",
            controller=controller.name,
        ),
        f"{_('What happened')}\n{breach.description}",
        f"{_('What may follow for you')}\n{breach.consequences}",
        f"{_('What we have done, and what you can do')}\n{breach.measures}",
        f"{_('Whom you can ask')}\n{contact_point(controller)}",
        _(COMPLAINT),
        "\n".join(part for part in (controller.contact_person, controller.name) if part),
    ]
    title = _("Your personal data: notice of a personal data breach")
    return Letter(title, tuple(plain(each) for each in paragraphs), language, plain(controller.name))
