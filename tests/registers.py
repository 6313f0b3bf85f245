"""Real snapshots from Python rows: the derived tables hand-made, so that a test names its dates itself.

    snapshot_of(settings, people=[person(1, expires_on=date(2026, 1, 1))], today=date(2026, 11, 23))

builds a snapshot file with every table, the cubes and lists worked out from the people, and points at it.
Rows of any other table go in by name: `import_file=[…]`, `coverage=[…]`, `figure_history=[…]`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from dashboard import sql
from dashboard.databases import build_snapshot, execute, point_at, snapshot_path
from dashboard.register.derive.deriving import run_step
from dashboard.widgets.people_search import folded

Row = Mapping[str, object]

DERIVED = {
    "person_record": """person_no integer, object varchar, record_id varchar, link_reason varchar,
        linked_to varchar""",
    "person": """person_no integer, name varchar, first_name varchar, last_name varchar, title varchar,
        company varchar, account_id varchar, email varchar, phone varchar, city varchar, main_object varchar,
        main_id varchar, created_on date, owner_name varchar, records integer, deleted boolean""",
    "person_status": """person_no integer, relationship varchar, relationship_reason varchar, source varchar,
        source_value varchar, created_on date, last_contact_on date, last_contact_object varchar,
        rule varchar, counted_from varchar, reference_on date, expires_on date, at_end varchar,
        bounced boolean, bounced_on date, email_opt_out boolean, phone_opt_out boolean, fax_opt_out boolean,
        individual_opt_out boolean, consent_opt_out boolean,
        opted_out boolean, opt_out_conflict boolean, list_position integer""",
    "retention_list": """list_position integer, person_no integer, name varchar, company varchar,
        email varchar, relationship varchar, source varchar, rule varchar, at_end varchar,
        last_contact_on date, expires_on date""",
    "retention_cube": """rule varchar, relationship varchar, source varchar, at_end varchar,
        counted_from varchar, reference_on date, expires_on date, persons bigint""",
    "source_cube": """created_on date, source varchar, source_value varchar, relationship varchar,
        persons bigint""",
    "opt_out_cube": "channel varchar, since date, relationship varchar, source varchar, persons bigint",
    "figure_history": """snapshot_id varchar, taken_on date, figure varchar, dimension varchar,
        value bigint""",
    "search_token": "token varchar, person_no integer, is_word boolean, list_position integer",
    "person_other_record": "person_no integer, object varchar, record_id varchar",
    "notice_due": "person_no integer, source varchar, obtained_on date, contact_on date, due_on date",
    "retention_rule": """rule varchar, list_position integer, applies_to varchar, relationship varchar[],
        condition varchar, counted_from varchar, months integer, days integer, at_end varchar, ground varchar,
        article varchar""",
    "source_mapping": "source_value varchar, source varchar",
    "coverage": "fact varchar, known boolean, reason varchar, missing varchar",
}

# Raw tables to which the derivation adds whose row it is.
# Steps of the derivation that need no more than these tables.
WORKED_OUT = (
    "derive/19_record_owner",
    "derive/90_expiry_cube",
    "derive/90_search_part",
    "derive/90_source_day_cube",
    "derive/90_source_value_cube",
    "derive/91_declined",
    "derive/91_opt_out_conflict",
    "derive/91_person_card",
    "derive/92_informing_person",
    "derive/92_person_card_text",
    "derive/93_informing_cube",
    "derive/94_unreachable_person",
    "derive/95_shared_address",
    "derive/96_retention_order",
    "derive/96_retention_order_of_next",
    "derive/97_retention_place",
    "derive/98_retention_block",
    "derive/99_retention_bound",
)

OF_PERSONS = ("contact", "individual", "consent", "campaign_member")

RULES = (
    {"rule": "customer", "months": 36, "counted_from": "last_contact", "at_end": "anonymise"},
    {"rule": "prospect", "months": 24, "counted_from": "last_contact", "at_end": "delete"},
)

_LISTED = """
    insert into retention_list
    select
        row_number() over (order by status.expires_on nulls last, person.name, person.person_no),
        person.person_no, person.name, person.company, person.email, status.relationship, status.source,
        status.rule, status.at_end, status.last_contact_on, status.expires_on
    from person
    join person_status as status on status.person_no = person.person_no
    order by 1
"""
_RETENTION_CUBE = """
    insert into retention_cube
    select rule, relationship, source, at_end, counted_from, reference_on, expires_on, count(*)
    from person_status
    group by all
"""
_SOURCE_CUBE = """
    insert into source_cube
    select created_on, source, source_value, relationship, count(*)
    from person_status
    group by all
"""
_OPT_OUT_CUBE = """
    insert into opt_out_cube by name
    select channel, since, relationship, source, sum(opted_out)::integer as persons
    from (
        unpivot (
            select
                relationship, source, null::date as since,
                email_opt_out::integer as email, phone_opt_out::integer as phone, fax_opt_out::integer as fax,
                individual_opt_out::integer as individual, consent_opt_out::integer as consent
            from person_status
        ) on email, phone, fax, individual, consent into name channel value opted_out
    )
    group by all
    having sum(opted_out) > 0
"""
_CARDS_IN_PLACE = """
    create or replace table person_card as
    select number::integer as person_no, card.deleted, card.card
    from range(1, (select coalesce(max(person_no), 0) from person) + 1) as place (number)
    left join person_card as card on card.person_no = place.number
    order by number
"""


def contact_id(number: int) -> str:
    """Return an 18-character contact id."""
    return f"0035g{number:010d}AAA"


def person(number: int, **known: object) -> dict[str, object]:
    """Return one human: columns of `person` and `person_status`, sensible where the test does not care.

    `record_ids` lists its Salesforce ids (contacts); `expires_on` is a date or None.
    """
    return {
        "person_no": number,
        "name": f"Person {number:03d}",
        "company": "Example Oy",
        "email": f"person{number}@example.com",
        "records": 1,
        "deleted": False,
        "main_object": "Contact",
        "record_ids": [contact_id(number)],
        "relationship": "potential",
        "source": "staff",
        "source_value": "Web",
        "created_on": date(2023, 1, 1),
        "last_contact_on": date(2024, 1, 1),
        "rule": "prospect",
        "counted_from": "last_contact",
        "reference_on": date(2024, 1, 1),
        "expires_on": date(2026, 1, 1),
        "at_end": "delete",
        "email_opt_out": False,
        "opted_out": False,
        "opt_out_conflict": False,
        **known,
    }


def snapshot_of(
    settings,
    *,
    people: Iterable[Row] = (),
    today: date = date(2026, 11, 23),
    number: int = 1,
    exported_at: datetime | None = None,
    demo: bool = False,
    **tables: Iterable[Row],
) -> str:
    """Build a snapshot with its derived tables, point at it, and return its id."""
    people = list(people)
    moment = datetime.combine(today, time(6)) + timedelta(minutes=number)
    snapshot_id = f"{moment:%Y%m%dT%H%M%SZ}-{number:04x}"
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    with build_snapshot(snapshot_path(settings, snapshot_id)) as connection:
        for name in sql.names("import/schema"):
            execute(connection, name)
        for table, columns in DERIVED.items():
            connection.execute(f"create table {table} ({columns})")
        for table in OF_PERSONS:
            connection.execute(f"alter table {table} add column person_no integer")
        connection.execute(
            "insert into snapshot values (?, ?, ?, ?, 'hash', ?, null)",
            [snapshot_id, moment, exported_at or moment, today, demo],
        )
        _fill(connection, people)
        for table, rows in {"retention_rule": RULES, **tables}.items():
            insert(connection, table, rows)
        _work_out(connection, today)
    point_at(settings, snapshot_id)
    return snapshot_id


def insert(connection, table: str, rows: Iterable[Row]) -> None:
    """Add rows by name; keys that the table does not have are left out, columns not given are NULL."""
    known = {row[0] for row in connection.execute(f"describe {table}").fetchall()}
    for row in rows:
        given = {name: value for name, value in row.items() if name in known}
        names = ", ".join(f'"{name}"' for name in given)
        marks = ", ".join("?" for _ in given)
        connection.execute(f"insert into {table} ({names}) values ({marks})", list(given.values()))


def _fill(connection, people: list[Row]) -> None:
    insert(connection, "person", people)
    insert(connection, "person_status", people)
    insert(connection, "person_record", _records(people))
    insert(connection, "search_token", _tokens(people))
    for statement in (_LISTED, _RETENTION_CUBE, _SOURCE_CUBE, _OPT_OUT_CUBE):
        connection.execute(statement)


def _work_out(connection, today: date) -> None:
    for table in ("person_status", "search_token"):
        connection.execute(
            f"update {table} set list_position = list.list_position from retention_list as list "
            f"where list.person_no = {table}.person_no"
        )
    given = {"today": today, "due_soon_days": 90}
    for name in WORKED_OUT:
        run_step(connection, name, given)
    # Numbers may have gaps here, and a card is found by its place.
    connection.execute(_CARDS_IN_PLACE)


def _records(people: list[Row]) -> list[Row]:
    return [
        {
            "person_no": each["person_no"],
            "object": each["main_object"],
            "record_id": record_id,
            "link_reason": "itself",
            "linked_to": record_id,
        }
        for each in people
        for record_id in each["record_ids"]
    ]


def _tokens(people: list[Row]) -> list[Row]:
    words = {
        (word, each["person_no"])
        for each in people
        for word in folded(f"{each['name']} {each['company']} {each['email']}").split()
    }
    return [{"token": token, "person_no": number, "is_word": True} for token, number in sorted(words)]
