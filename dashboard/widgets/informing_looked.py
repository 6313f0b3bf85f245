"""What was worked out of a whole register, kept until anything moves: no click counts millions again."""

from collections.abc import Callable
from typing import Final, TypeVar, cast

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.informing import stand
from dashboard.policy import NoticeVersion

KEPT: Final = "informing_looked"
Answer = TypeVar("Answer")


class Looked:
    """The figures of one version on one page; the register is looked at where they are not known yet."""

    def __init__(self, page: Page, version: NoticeVersion) -> None:
        """Take a page that has a copy of the register."""
        assert page.snapshot is not None
        self.page = page
        self.version = version
        moved = page.row("informing/moved") or {}
        self._key = (page.snapshot.snapshot_id, version.version, session.today(), *moved.values())
        self._stood = False

    def now(self) -> Page:
        """Return the page, on which the version has been looked at by now."""
        if not self._stood:
            stand(self.page, self.version.version, self.version.date)
            self._stood = True
        return self.page

    def kept(self, name: str, answer: Callable[[Page], Answer]) -> Answer:
        """Return what `answer` makes of the page, worked out once until anything moves."""
        state = streamlit.session_state
        if state.get(KEPT, {}).get("key") != self._key:
            state[KEPT] = {"key": self._key}
        if name not in state[KEPT]:
            state[KEPT][name] = answer(self.now())
        return cast("Answer", state[KEPT][name])
