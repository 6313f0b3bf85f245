"""What the retention list is narrowed by and how it is ordered."""

from dataclasses import dataclass

from dashboard.widgets.people_search import search_words


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which part of the list is asked for, and in which order. Empty lets everything through."""

    status: str | None = None
    search: str = ""
    relationships: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    sorting: str = "expires_on"
    descending: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether positions alone do not tell which rows are meant."""
        return self.filtered or bool(search_words(self.search)) or self.reordered

    @property
    def filtered(self) -> bool:
        """Whether some relationships, rules, sources or decisions were chosen."""
        return any((self.relationships, self.rules, self.sources, self.decisions))

    @property
    def reordered(self) -> bool:
        """Whether the order is another than the stored one."""
        return self.sorting != "expires_on" or self.descending
