"""The figures of requests as managers see them: nothing from one to four, and nothing that would tell it."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import TypeVar

from dashboard.databases.masking import MASKED, hide
from dashboard.databases.worked_out import LEAST, is_small
from dashboard.outputs.request_figures.figures import OTHER, Answers, Count, Pauses, RequestFigures
from dashboard.outputs.request_figures.parts import ALL, CLOSED, DROPPED, LATE, OPEN, SOON, Name, parts_of
from dashboard.vocabulary import Right

Shown = Mapping[Name, Count]
Key = TypeVar("Key", bound=Hashable)


def hide_few(exact: RequestFigures) -> RequestFigures:
    """Return exact figures as managers may see them.

    A median or a longest of fewer than five is hidden, too, and a share where it would tell a hidden count.
    """
    exact = replace(exact, refusals=_together(exact.refusals), partial=_together(exact.partial))
    parts = parts_of(exact)
    shown = hide(parts.counts, parts.ties, last=parts.last, unseen=parts.unseen)
    in_all = seen_answers(shown, ALL, exact.in_all)
    return replace(
        _of_today(shown, exact),
        by_month={month: (shown["received", month], shown["closed", month]) for month in exact.by_month},
        in_all=in_all if is_whole(in_all) else without_share(in_all),
        by_right=seen_rights(shown, exact.by_right, in_all),
        dropped=shown[DROPPED],
        pauses=_pauses(shown, exact.pauses),
        extensions=_of("extension", shown, exact.extensions),
        refused=shown["refused", ALL],
        refusals=_of("refused", shown, exact.refusals),
        partly=shown["partly", ALL],
        partial=_of("partly", shown, exact.partial),
    )


def _together(grounds: Mapping[str, Count]) -> dict[str, Count]:
    """Put grounds that were given too seldom into one, without their names."""
    few = [count for count in grounds.values() if isinstance(count, int) and is_small(count)]
    many: dict[str, Count] = {ground: count for ground, count in grounds.items() if not is_small(count)}
    return {**many, OTHER: sum(few)} if few else many


def _of_today(shown: Shown, exact: RequestFigures) -> RequestFigures:
    return replace(
        exact,
        open=shown[OPEN],
        late=shown[LATE],
        soon=shown[SOON],
        closed=shown[CLOSED],
        # Four ages of few open requests: "<5" four times in a sum below five would be one in each.
        by_age={} if is_small(exact.open) else _of("age", shown, exact.by_age),
    )


def _of(group: str, shown: Shown, counts: Mapping[Key, Count]) -> dict[Key, Count]:
    return {key: shown[group, key] for key in counts}


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


def _pauses(shown: Shown, exact: Pauses) -> Pauses:
    counted = shown["pause", True]
    enough = isinstance(counted, int) and counted >= LEAST
    return Pauses(
        counted,
        shown["pause", False],
        exact.days if enough else None,
        exact.median_days if enough else None,
    )
