"""What is kept is brought up to date: first all queries are made and work at once, then each is taken."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from dashboard.register.pull import planning
from dashboard.register.pull.fetching import Pulling, clear_uncounted
from dashboard.register.pull.order import ABSENT, NOT_FOUND, UNREADABLE, LeftOut, PullOrder
from dashboard.register.pull.source import Source
from dashboard.register.pull.state import Kept, load
from dashboard.salesforce.patience import patiently
from dashboard.settings import SalesforceAccess
from dashboard.text import N_
from dashboard.vocabulary import NotFound, Refused

ASKING: Final = N_("Asking Salesforce what it holds")
PULLING: Final = N_("Pulling the records from Salesforce")
_STEPS: Final = 100  # of progress, an object
_NOT_QUERYABLE: Final = "NOT_QUERYABLE"
# Salesforce's words for an object that this user, or the Bulk API, may not query.
_LEFT_OUT: Final = frozenset({
    NOT_FOUND, _NOT_QUERYABLE,
    "INVALID_TYPE", "INVALID_TYPE_FOR_OPERATION", "INSUFFICIENT_ACCESS", "INSUFFICIENT_ACCESS_OR_READONLY",
    "FUNCTIONALITY_NOT_ENABLED", "INVALIDENTITY", "OPERATION_NOT_ALLOWED",
})  # fmt: skip


def bring_up_to_date(
    folder: Path, access: SalesforceAccess, order: PullOrder, http: Any = None
) -> tuple[datetime, list[LeftOut]]:
    """Return as of when (naive UTC) what is kept holds, at least, and which objects were left out.

    The earliest job counts, by Salesforce's clock, or our own where that is behind it. Raises `Refused`.
    """
    begun = order.now()
    source = Source(access, http)
    state = load(folder, source.org)
    state.pulls += 1
    clear_uncounted(folder, state)
    pulling = Pulling(source, folder, state, order)
    left_out: list[LeftOut] = []
    going_on = _begin_all(pulling, left_out)
    created = [*_take_all(pulling, left_out, going_on, begun)]
    return min([begun, *created]), left_out


def _begin_all(pulling: Pulling, left_out: list[LeftOut]) -> dict[str, str]:
    """Make the queries; return the jobs by object that an earlier pull made, and that only go on."""
    going_on: dict[str, str] = {}
    names = planning.objects_of(pulling.order, pulling.state)
    for place, name in enumerate(names):
        pulling.order.progress(ASKING, place, len(names))
        with _leaving_out(pulling, name, left_out):
            job = _begin(pulling, name)
            if job:
                going_on[name] = job
    return going_on


def _begin(pulling: Pulling, name: str) -> str | None:
    """Make the query of an object, or return the job that goes on. Raises `Refused`."""
    described = _described(pulling, name)
    if not described["queryable"]:
        raise Refused(UNREADABLE, object=name, code=_NOT_QUERYABLE)
    fields = planning.queried_fields(described)
    kept = pulling.state.objects.setdefault(name, Kept())
    whole = planning.must_be_whole(name, kept, fields, pulling.folder, pulling.order)
    if kept.fetching and planning.may_go_on(kept.fetching, fields, pulling.folder, whole=whole):
        return kept.fetching.job
    pulling.begin(name, fields, whole=whole)
    return None


def _described(pulling: Pulling, name: str) -> Mapping[str, Any]:
    try:
        return patiently(lambda: pulling.source.describe(name), pulling.order.wait)
    except NotFound:
        raise Refused(ABSENT, object=name, code=NOT_FOUND) from None


def _take_all(
    pulling: Pulling, left_out: list[LeftOut], going_on: dict[str, str], begun: datetime
) -> Iterator[datetime]:
    """Take what the queries found; yield when (naive UTC) each object's last query was made.

    Where a query only went on, what has changed since it was made is asked for as well.
    """
    names = list(pulling.state.objects)
    for place, name in enumerate(names):
        tell = _teller(pulling.order, place, len(names))
        with _leaving_out(pulling, name, left_out):
            created, job = pulling.fetch(name, tell)
            fields = pulling.state.objects[name].fields
            whole = not planning.tells_changes(name, fields)
            if job == going_on.get(name) and (not whole or begun - created > planning.OVERLAP):
                pulling.begin(name, fields, whole=whole)
                created, _ = pulling.fetch(name, tell)
            yield created


def _teller(order: PullOrder, place: int, count: int) -> Callable[[float], None]:
    return lambda share: order.progress(PULLING, int((place + share) * _STEPS), count * _STEPS)


@contextmanager
def _leaving_out(pulling: Pulling, name: str, left_out: list[LeftOut]) -> Iterator[None]:
    """Leave out an object that is not there or may not be read; what was kept of it says nothing any more."""
    try:
        yield
    except Refused as error:
        code = str(error.values.get("code", ""))
        if code not in _LEFT_OUT:
            raise
        left_out.append(LeftOut(name, code))
    else:
        return
    pulling.state.objects.pop(name, None)
    pulling.save()
    clear_uncounted(pulling.folder, pulling.state)
