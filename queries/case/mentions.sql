-- Records of others in whose free text a case's persons are named: by address, or by first and last name.
-- Read row by row, so only when somebody asks for it. Their own records are in the plan already.
-- roles: officer, staff
-- param case_id: text
-- param rows: integer
with own as (
    select person_no
    from case_person
    where case_id = $case_id
),

word as (
    select distinct unnest([
        strip_accents(lower(trim(Email))),
        strip_accents(lower(FirstName || ' ' || LastName)),
        strip_accents(lower(LastName || ' ' || FirstName))
    ]) as word
    from contact
    where person_no in (from own)
),

text as (
    select
        object, Id, occurred_at, Subject as subject,
        concat_ws(' ', Subject, Description, TextBody, HtmlBody) as text
    from activity
    where IsDeleted is not true
        and Id not in (select record_id from person_activity where person_no in (from own))
    union all
    select object, Id, null, Name, Description
    from contact
    where IsDeleted is not true and coalesce(person_no, -1) not in (from own)
    union all
    select 'Opportunity', Id, null, Name, concat_ws(' ', Name, Description, NextStep)
    from opportunity
    where IsDeleted is not true
    union all
    select object, Id, null, null, data::varchar
    from other_record
    where IsDeleted is not true
        and Id not in (select record_id from person_other_record where person_no in (from own))
)

select
    object,
    Id as record_id,
    occurred_at,
    subject
from text
where exists (
    select 1
    from word
    where length(word.word) > 4 and contains(strip_accents(lower(text.text)), word.word)
)
order by object, Id
limit $rows
