"""The words of the screens lent to reminders and to the calendar."""

from typing import Final

from dashboard.outputs.wording import Wording
from dashboard.widgets.case_labels import action_label
from dashboard.widgets.due_words import due_words

WORDING: Final = Wording(matter=action_label, near=due_words)
