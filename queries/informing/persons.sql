-- Persons behind a figure of informing, by person number: a page of them, with who waits in a round already.
-- which: told of the version, owed the change (clause 13.1), or by Art. 14 overdue, due_soon or due later.
-- A source, if it is given, leaves only its persons.
-- roles: officer
-- param which: text
-- param source: text?
-- param changed_on: date?
-- param today: date
-- param soon: date
-- param after: integer
-- param rows: integer
with member as (
    select
        person_no,
        source,
        due_on,
        reach,
        false as under_way,
        false as informed,
        coalesce(created_on < $changed_on, $changed_on::date is not null) as owed_change,
        true as owed_first
    from informing_person
    where person_no > $after and person_no not in (select person_no from notice_standing)
    union all
    select person_no, source, due_on, reach, under_way, informed, owed_change, owed_first
    from notice_standing
    where person_no > $after
),

listed as materialized (
    select person_no, source, due_on, reach, under_way
    from member
    where ($source::varchar is null or source = $source)
        and case $which
            when 'told' then informed
            when 'change' then owed_change
            when 'overdue' then owed_first and due_on < $today
            when 'due_soon' then owed_first and due_on between $today and $soon
            when 'later' then owed_first and due_on > $soon
        end
    order by person_no
    limit $rows
)

select
    listed.*,
    person.name,
    person.company
from listed
join person on person.person_no = listed.person_no
order by listed.person_no
