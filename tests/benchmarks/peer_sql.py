"""The questions in SQL, for SQLite and PostgreSQL: what differs are three words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# {later}, {expires}, {would}, {month} and {year} stand for what the two write in different words.
_DUE: Final = """
    with last as materialized (
        select person_no, max(happened_on) as day
        from contact
        where is_contact = 1 and happened_on <= {today}
        group by person_no
    ),
    counted as (
        select
            person.*,
            case person.counted_from
                when 'last_contact' then last.day
                when 'last_contact_or_deal' then {later}
                when 'bounced' then person.bounced_on
                else person.left_on
            end as reference_on
        from person
        left join last on last.person_no = person.person_no
    ),
    due as materialized (select counted.*, {expires} as expires_on from counted)
"""
_QUESTIONS: Final[Mapping[str, str]] = {
    "counts": _DUE
    + """
    select
        relationship, rule,
        case
            when expires_on is null then 'unknown' when expires_on < {today} then 'expired'
            when expires_on <= {soon} then 'due_soon' else 'later'
        end as status,
        count(*)
    from due
    group by 1, 2, 3
    """,
    "list": _DUE
    + """
    select person_no, count(*) over () as total
    from due
    where expires_on < {today} and relationship = {relationship}
    order by expires_on, name {binary}, person_no
    limit 50
    """,
    "sources": """
    select {year} as year, source, count(*)
    from person
    where created_on is not null
    group by 1, 2
    """,
    "forecast": _DUE
    + """
    select {month} as month, relationship, count(*)
    from due
    where expires_on >= {today} and {month} < {end}
    group by 1, 2
    """,
    "what_if": _DUE
    + """
    , would as materialized (
        select
            rule, case when rule = {rule} then {would} else expires_on end as would_be_on,
            count(*) as persons
        from due
        where expires_on is not null
        group by 1, 2
    )
    select rule, day.day, sum(case when would_be_on < day.day then persons else 0 end)
    from would
    cross join ({days}) as day
    group by 1, 2
    """,
    "opt_outs": "select relationship, sum(email_opt_out), sum(phone_opt_out) from person group by 1",
    "file": """
    select record_id
    from activity
    where person_no = {person_no}
    order by occurred_at desc
    limit 200
    """,
    "word": "select distinct person_no from word where word >= {prefix} and word < {prefix_end}",
    "part": """
    select person_no
    from person
    where name like {nobody} or email like {nobody} or company like {nobody}
    """,
}


@dataclass(frozen=True)
class Dialect:
    """The words in which the two differ; `place` makes a placeholder of a name."""

    place: str
    words: Mapping[str, str]


_NAMES: Final = (
    *("today", "soon", "relationship", "end", "rule", "person_no", "prefix", "prefix_end", "nobody"),
)
SQLITE: Final = Dialect(
    ":{}",
    {
        "later": "case when last.day is not null then max(last.day, coalesce(person.last_deal_on, '')) end",
        # SQLite lets the 31st of a shorter month run into the next one: the earlier of two days is meant.
        "expires": "date(min(date(reference_on, '+' || months || ' months'),"
        " date(reference_on, 'start of month',"
        " '+' || (months + 1) || ' months', '-1 day')), '+' || days || ' days')",
        "would": "date(min(date(reference_on, '+' || :months || ' months'),"
        " date(reference_on, 'start of month',"
        " '+' || (:months + 1) || ' months', '-1 day')), '+' || days || ' days')",
        "year": "cast(strftime('%Y', created_on) as integer)",
        "month": "date(expires_on, '+1 day', 'start of month')",
        "binary": "",
    },
)
POSTGRES: Final = Dialect(
    "%({})s",
    {
        "later": "case when last.day is not null then greatest(last.day, person.last_deal_on) end",
        "expires": "(reference_on + make_interval(months => months))::date + days",
        "would": "(reference_on + make_interval(months => %(months)s))::date + days",
        "year": "extract(year from created_on)::integer",
        "month": "date_trunc('month', expires_on + 1)::date",
        "binary": 'collate "C"',
    },
)


def questions(dialect: Dialect, days: int) -> dict[str, str]:
    """Return every question in a dialect; `days` is how many days the what-if looks at (:day_0 and so on)."""
    places = {name: dialect.place.format(name) for name in _NAMES}
    listed = " union all ".join(f"select {dialect.place.format(f'day_{n}')} as day" for n in range(days))
    if dialect is POSTGRES:
        listed = listed.replace(" as day", "::date as day")
    return {name: text.format(**places, **dialect.words, days=listed) for name, text in _QUESTIONS.items()}
