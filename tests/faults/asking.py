"""What a queue says of itself: whether its history is whole, and no case is there by half."""

from contextlib import closing

from dashboard.databases import Store
from dashboard.databases.connections import dictionaries, execute
from dashboard.vocabulary import SYSTEM

HALVES = {
    "cases without their first event": """
        select case_id from queue.request_queue
        where case_id not in (select case_id from queue.request_event where version = 1)""",
    "events without their case": """
        select case_id from queue.request_event
        where case_id is not null and case_id not in (select case_id from queue.request_queue)""",
    "cases with a gap in their versions": """
        select case_id from queue.request_event where case_id is not null
        group by case_id having count(*) <> max(version)""",
    "items without their case": """
        select case_id from queue.write_back_item
        where case_id not in (select case_id from queue.request_queue)""",
    "cases without their records": """
        select case_id from queue.request_queue
        where case_id not in (select case_id from queue.request_record)""",
}


def chain(store: Store) -> dict[str, object]:
    """Return how many events there are, and the first that does not fit."""
    with closing(store._cursor()) as cursor:
        return dictionaries(execute(cursor, "duckdb/chain"))[0]


def halves(store: Store) -> dict[str, int]:
    """Return how many cases are there by half, by what they lack; nothing where all is whole."""
    found = {what: len(rows(store, query)) for what, query in HALVES.items()}
    return {what: count for what, count in found.items() if count}


def standing(store: Store) -> dict[str, tuple[int, int]]:
    """Return of every case its version and how many items it has."""
    found = rows(
        store,
        """
        select case_id, max(version), any_value(items)
        from queue.request_event
        left join (
            select case_id, count(*) as items from queue.write_back_item group by case_id
        ) using (case_id)
        where case_id is not null
        group by case_id""",
    )
    return {case_id: (version, items or 0) for case_id, version, items in found}


def rows(store: Store, query: str) -> list[tuple]:
    with store.page(SYSTEM) as page:
        return page._cursor.execute(query).fetchall()
