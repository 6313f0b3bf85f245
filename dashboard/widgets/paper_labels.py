"""The words of the screens lent to papers, in the language of the paper."""

from collections.abc import Mapping
from typing import Final

from dashboard.outputs.labels import Labels
from dashboard.outputs.letters import LetterKind
from dashboard.text import N_, text
from dashboard.vocabulary import ObjectName, Source
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.reason_labels import reason_of

LETTERS: Final[Mapping[LetterKind, str]] = {
    LetterKind.ACKNOWLEDGEMENT: N_("Acknowledgement"),
    LetterKind.IDENTITY_QUESTION: N_("Question about identity"),
    LetterKind.EXTENSION: N_("Notice of extension"),
    LetterKind.REPLY: N_("Reply"),
    LetterKind.REFUSAL: N_("Letter of refusal"),
    LetterKind.ERASURE_CONFIRMATION: N_("Confirmation of erasure"),
}


def paper_labels(language: str) -> Labels:
    """Return the words for codes in `language`."""
    _ = text(language)
    return Labels(
        reason=lambda code: reason_of(_, code),
        object_name=lambda name: label_of(_, ObjectName, name),
        source=lambda code: label_of(_, Source, code),
    )
