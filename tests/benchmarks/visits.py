"""What people do on the screens, as data: every screen, section, filter and search that asks a query."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from dashboard.databases import Page
from dashboard.policy.notice_text import CLAUSES
from dashboard.vocabulary import Audience, Relationship
from dashboard.widgets import list_pages
from dashboard.widgets.list_narrowing import Filters


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A screen opened by somebody, with what stands in its address and fields, and buttons to click."""

    name: str
    screen: str
    user: str = "officer"
    address: Mapping[str, str] = field(default_factory=dict)
    state: Mapping[str, object] = field(default_factory=dict)
    clicks: tuple[str, ...] = ()


SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "retention": ("forecast", "rules", "what_if"),
    "sources": ("periods", "open", "mapping"),
    "opt_outs": ("now", "persons", "over_time", "conflicts", "record", "suppression_list", "mailing_list"),
    "requests": ("open", "closed", "new", "reminders"),
    "breaches": ("open", "register", "new"),
    "informing": ("due", "persons", "round", "rounds", "unreachable"),
    "imports": ("files", "rejects", "difference", "new", "copies", "baselines"),
    "notice": ("clauses", "versions"),
}
_PARTS: Final = ("awaiting_second_approval", "approved", "claimed", "executed", "failed", "verified")
_DATA: Final = ("fields", "activities", "campaigns", "deals", "consents", "others", "rejects", "hits")
# A word, a prefix of many, a rare prefix, two words, a part, an address, a number, and nobody at all.
SEARCHES: Final = ("virtanen", "ma", "kor", "anna virtanen", "irtane", "anna.virtanen", "0401234", "xqzwvy")


def visits(page: Page) -> Iterator[Visit]:
    """Yield all of them, for the register and the queue of an officer's page."""
    for screen in ("overview", "history", "users", "account"):
        user = "admin" if screen in {"users", "account"} else "officer"
        yield Visit(name=screen, screen=screen, user=user)
    for user in ("officer", "manager"):
        yield Visit(name=f"figures, {user}", screen="figures", user=user)
    for screen, sections in SECTIONS.items():
        for section in sections:
            yield Visit(name=f"{screen}: {section}", screen=screen, state={"section": section})
    for clause in CLAUSES:
        yield Visit(name=f"notice, clause {clause}", screen="notice", address={"clause": clause})
    for user in ("officer", "staff"):
        for part in _PARTS:
            yield Visit(name=f"queue: {part}, {user}", screen="queue", user=user, address={"part": part})
    yield from _list(page)
    yield from _searches()
    yield from _informing()
    yield from _cases(page)


def _list(page: Page) -> Iterator[Visit]:
    for status in (*list_pages.STATUSES, "all"):
        yield Visit(name=f"list: {status}", screen="retention", state={"status": status})
    total = page.rows("retention/dates", today=_day(page), soon=_day(page))[0]
    last = list_pages.pages(sum(int(str(count)) for count in total.values()))
    paging = f"list_page_{hash(Filters())}"
    for place, number in (("middle", last // 2), ("last", last)):
        yield Visit(
            name=f"list: the {place} page", screen="retention", state={"status": "all", paging: number}
        )
    for sorting in list_pages.SORTINGS:
        for descending in (False, True):
            state = {"status": "all", "order": sorting, "turned": descending}
            name = f"list: by {sorting}{', turned round' if descending else ''}"
            yield Visit(name=name, screen="retention", state=state)
            if not descending:
                filters = Filters(sorting=sorting)
                yield Visit(
                    name=f"{name}, the middle page",
                    screen="retention",
                    state={**state, f"list_page_{hash(filters)}": last // 2},
                )
    for name, state in {
        "one relationship": {"relationship": [Relationship.FORMER.value]},
        "two relationships": {"relationship": [Relationship.FORMER.value, Relationship.CURRENT.value]},
        "a source": {"source": ["unknown"]},
        "two filters": {"relationship": [Relationship.FORMER.value], "source": ["staff"]},
        "decided": {"decision": ["kept_until"]},
        "not decided": {"decision": ["none"]},
    }.items():
        yield Visit(name=f"list: {name}", screen="retention", state={"status": "all", **state})
        sorted_too = {"status": "all", "order": "name", **state}
        yield Visit(name=f"list: {name}, by name", screen="retention", state=sorted_too)
    yield Visit(
        name="list: a decision about a whole list",
        screen="retention",
        state={"status": "due_soon", "list_everybody": True},
        clicks=("decide_hold",),
    )


def _day(page: Page) -> object:
    assert page.snapshot is not None
    return page.snapshot.imported_at.date()


def _searches() -> Iterator[Visit]:
    for text in SEARCHES:
        yield Visit(
            name=f"list: search {text}", screen="retention", state={"status": "all", "list_search": text}
        )
        for user in ("officer", "staff"):
            state = {"section": "new", "new_request_search": text}
            yield Visit(name=f"new request: search {text}, {user}", screen="requests", user=user, state=state)
        yield Visit(
            name=f"contradictions: search {text}",
            screen="opt_outs",
            state={"section": "conflicts", "opt_out_conflicts_search": text},
        )


def _informing() -> Iterator[Visit]:
    yield Visit(
        name="informing: persons of a round",
        screen="informing",
        address={"section": "rounds", "stand": "queued"},
    )
    for audience in Audience:
        for by_email in (True, False):
            yield Visit(
                name=f"informing: a round, {audience}, {'mail' if by_email else 'letter'}",
                screen="informing",
                state={
                    "section": "round",
                    "audience": audience.value,
                    "informing_way": by_email,
                    "informing_real": True,
                },
            )
        yield Visit(
            name=f"informing: not reached, {audience}",
            screen="informing",
            state={"section": "unreachable", "audience": audience.value},
        )


def _cases(page: Page) -> Iterator[Visit]:
    kinds = page._cursor.execute(
        "select min(case_number), max(case_number) filter (where action = 'access')"
        " from case_now where action <> 'inform' and kind <> 'breach' group by kind, action, state order by 1"
    ).fetchall()
    longest = max(last for _first, last in kinds if last)  # the access request of the busiest person
    for number in sorted({first for first, _last in kinds} | {longest}):
        yield Visit(name=f"case {number}", screen="case", address={"case": str(number)})
    for part in _DATA:
        for name, number in (("a usual file", kinds[0][0]), ("the longest file", longest)):
            yield Visit(
                name=f"case of {name}: {part}",
                screen="case",
                address={"case": str(number)},
                state={"case_data": part},
            )
    yield Visit(name="case, staff", screen="case", user="staff", address={"case": str(longest)})
    breaches = page._cursor.execute(
        "select case_number, case_id from case_now where kind = 'breach'"
    ).fetchall()
    for number, case_id in breaches:
        for way in ("ids", "search", "group"):
            state = {f"affected_{case_id}_way": way, f"affected_{case_id}_search": "virtanen"}
            address = {"case": str(number)}
            yield Visit(name=f"breach {number}: {way}", screen="breaches", address=address, state=state)
