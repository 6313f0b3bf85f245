"""To whom it is told: whose case it is, and every compliance officer; each gets one mail a day at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from dashboard.databases import Page
from dashboard.decisions.account import Account, everybody
from dashboard.outputs.reminders.lines import Line, find_lines, without_repeats
from dashboard.policy import Policy
from dashboard.vocabulary import Permission, Role, allows


@dataclass(frozen=True)
class Standing:
    """What is known of earlier reminders: the last day, and whether one of today may or may not have left."""

    last_day: date | None = None
    unsure: bool = False


@dataclass(frozen=True)
class Letter:
    """What one person is told today; `told_today` where that has been done already."""

    user_name: str
    email: str
    language: str
    lines: Sequence[Line]
    standing: Standing
    told_today: bool

    def by_matter(self) -> list[list[Line]]:
        """Return the lines of each matter, the most urgent matter first."""
        found: dict[int, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.matter.first, []).append(line)
        return list(found.values())

    @property
    def cases(self) -> int:
        """How many cases it is about."""
        return sum(lines[0].matter.cases for lines in self.by_matter())


def find_letters(page: Page, policy: Policy, today: date) -> list[Letter]:
    """Return a letter for everybody who gets any today, by user name; a page of the system, Helsinki date.

    Nobody without an address, disabled, or without a part in the queue gets one.
    """
    lines, standings = find_lines(page, policy, today), _standings(page, today)
    readers = [each for each in everybody(page) if each.active and each.email]
    letters = [_letter(each, lines, standings.get(each.user_name, Standing()), today) for each in readers]
    return [letter for letter in letters if letter.lines or letter.told_today]


def _letter(account: Account, lines: Sequence[Line], standing: Standing, today: date) -> Letter:
    own = [line for line in lines if _concerns(account, line) and line.is_news(standing.last_day, today)]
    return Letter(
        user_name=account.user_name,
        email=account.email or "",
        language=account.language or "fi",
        lines=without_repeats(own),
        standing=standing,
        told_today=standing.last_day == today,
    )


def _concerns(account: Account, line: Line) -> bool:
    """Tell whether a line goes to an account; whoever lost the role hears no more of it."""
    is_owner = line.matter.owner == account.user_name and allows(account.role, Permission.SEE_QUEUE)
    return account.role is Role.OFFICER or is_owner


def _standings(page: Page, today: date) -> Mapping[str, Standing]:
    return {
        str(row["user_name"]): Standing(
            last_day=cast("date | None", row["last_day"]),
            unsure=cast("int", row["begun"]) > cast("int", row["ended"]),
        )
        for row in page.rows("reminders/told", today=today)
    }
