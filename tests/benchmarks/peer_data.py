"""What every engine is given: the same persons, moments of contact and words, linked already.

Working out who is one person, whose an activity is and which rule holds is left out: it is done at import
here and would cost the others at each question. What remains is what a dashboard without prepared tables
does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import duckdb

from dashboard.databases import current_snapshot_name, snapshot_path
from dashboard.settings import Settings

# A moment of contact is what took place, an answer to a campaign, or the making of a record.
TABLES: Final[Mapping[str, str]] = {
    "person": """
        select
            status.person_no, person.name, person.company, person.email, status.relationship, status.source,
            status.rule, status.counted_from, rule.months, rule.days, status.created_on, status.last_deal_on,
            status.bounced_on, status.left_on,
            coalesce(status.email_opt_out, false)::integer as email_opt_out,
            coalesce(status.phone_opt_out, false)::integer as phone_opt_out
        from person_status as status
        join person on person.person_no = status.person_no
        left join retention_rule as rule on rule.rule = status.rule
        order by status.person_no
    """,
    "contact": """
        with moment as (
            select person_no, occurred_at, is_contact
            from person_activity
            union all
            select person_no, FirstRespondedDate::timestamp, not coalesce(IsDeleted, false)
            from campaign_member
            where person_no is not null and FirstRespondedDate is not null
            union all
            select person_no, CreatedDate, true from contact
        )
        select
            person_no,
            timezone('Europe/Helsinki', timezone('UTC', occurred_at))::date as happened_on,
            coalesce(is_contact, false)::integer as is_contact
        from moment
        where occurred_at is not null
        order by person_no, happened_on
    """,
    "activity": """
        select
            part.person_no, part.record_id, part.occurred_at::varchar as occurred_at,
            activity.Subject as subject
        from person_activity as part
        join activity on activity.person_no = part.activity_person_no and activity.Id = part.record_id
        order by part.person_no, part.occurred_at desc
    """,
    "word": "select token as word, person_no from search_token order by token, person_no",
}


@dataclass(frozen=True)
class Asked:
    """What is asked about: the day, a relationship, another time for a rule, a person, a word, and nobody."""

    today: date
    soon: date
    person_no: int
    prefix: str
    relationship: str = "former"
    rule: str = "RET-2"
    months: int = 12
    nobody: str = "xqzwvy"


def opened(settings: Settings) -> duckdb.DuckDBPyConnection:
    """Open the snapshot for reading the tables out of it."""
    name = current_snapshot_name(settings)
    assert name
    return duckdb.connect(str(snapshot_path(settings, name)), read_only=True)
