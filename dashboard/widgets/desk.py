"""What a piece of screen needs of the session, asked afresh at every use.

Widgets may not import the session (layers); a screen hands them the module itself: `draw(session, …)`.
"""

from datetime import date, datetime
from typing import Protocol

from dashboard.databases import Store
from dashboard.text import Text
from dashboard.vocabulary import Actor, Permission


class Desk(Protocol):
    """The functions of `dashboard.session` that widgets use."""

    def store(self) -> Store: ...

    def actor(self, permission: Permission | None = None) -> Actor: ...

    def text(self) -> Text: ...

    def now(self) -> datetime: ...

    def today(self) -> date: ...
