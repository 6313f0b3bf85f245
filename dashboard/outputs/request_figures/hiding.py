"""The figures of each right as managers may see them: no share, no median that would tell a hidden count."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.databases.masking import MASKED
from dashboard.databases.worked_out import is_small
from dashboard.outputs.request_figures.figures import Answers, Count
from dashboard.outputs.request_figures.parts import Name
from dashboard.vocabulary import Right

Shown = Mapping[Name, Count]


def seen_answers(shown: Shown, key: object, exact: Answers) -> Answers:
    """Return the figures of one right, or of all, as far as their counts are shown."""
    answered = shown["answered", key]
    enough = answered != MASKED
    return Answers(
        received=shown["received", key],
        answered=answered,
        in_time=shown.get(("in time", key), exact.in_time) if enough else MASKED,
        late=shown.get(("late", key), exact.late) if enough else MASKED,
        median_days=exact.median_days if enough else None,
        longest_days=exact.longest_days if enough else None,
    )


def is_whole(answers: Answers) -> bool:
    """Tell whether neither part of a share is hidden, or would have to be."""
    parts = answers.in_time, answers.late
    return MASKED not in parts and not any(is_small(part) for part in parts)


def without_share(answers: Answers) -> Answers:
    """Return the figures without what a share is made of."""
    return replace(answers, in_time=MASKED, late=MASKED)


def seen_rights(shown: Shown, exact: Mapping[Right, Answers], in_all: Answers) -> dict[Right, Answers]:
    """Return the figures of each right, the shares of those that tell nothing about the rights left out.

    With the share of all, the shares shown tell that of the rest together: a right more is left out until the
    rest has no small part.
    """
    answers = {right: seen_answers(shown, right, each) for right, each in exact.items()}
    whole = sorted(
        (right for right, each in answers.items() if is_whole(each)), key=lambda right: _size(exact[right])
    )
    while whole and is_whole(in_all) and not is_whole(_rest(in_all, [exact[right] for right in whole])):
        whole.pop(0)
    return {right: each if right in whole else without_share(each) for right, each in answers.items()}


def _size(answers: Answers) -> int:
    return answers.answered if isinstance(answers.answered, int) else 0


def _rest(in_all: Answers, shown: list[Answers]) -> Answers:
    """Return what the parts of all leave to those that are not shown."""
    parts = [(int(each.in_time), int(each.late)) for each in shown]
    return replace(
        in_all,
        in_time=int(in_all.in_time) - sum(in_time for in_time, _late in parts),
        late=int(in_all.late) - sum(late for _in_time, late in parts),
    )
