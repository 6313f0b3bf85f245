"""The words of the screens lent to the monthly report."""

from dashboard.outputs.monthly_report import Words
from dashboard.outputs.request_figures import Age
from dashboard.text import text
from dashboard.vocabulary import ExtensionReason, OptOutChannel, Relationship, Right, Role, Source
from dashboard.widgets.case_labels import action_label, label_of
from dashboard.widgets.decision_labels import STATUS_WORDS
from dashboard.widgets.reason_labels import reason_label
from dashboard.widgets.request_charts import AGES
from dashboard.widgets.request_figures import ground_label
from dashboard.widgets.role_labels import role_label


def monthly_words(language: str) -> Words:
    """Return the words for codes in `language`."""
    _ = text(language)
    return Words(
        text=_,
        right=lambda code: label_of(_, Right, code),
        source=lambda code: label_of(_, Source, code),
        channel=lambda code: label_of(_, OptOutChannel, code),
        relationship=lambda code: label_of(_, Relationship, code),
        status=lambda code: _(STATUS_WORDS[str(code)]),
        age=lambda code: _(AGES[Age(str(code))]).lower(),
        ground=lambda code: ground_label(_, str(code)),
        extension=lambda code: reason_label(_, ExtensionReason(str(code))),
        role=lambda code: role_label(_, Role(str(code))),
        act=lambda kind, action: action_label(_, kind, action),
    )
