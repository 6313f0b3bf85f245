-- Persons of this copy whose id, address or number has the hash of somebody who was erased or has objected.
-- `case_ids` are the cases whose hashes count: see `suppression/counting`.
-- phone_end (the last seven figures) only says who has to be looked at: the caller compares whole numbers.
-- roles: system
-- param case_ids: text[]
-- param key_name: text
-- param inner_block: blob
-- param outer_block: blob
with known as (
    select hash, identifier, reason, case_id, since
    from queue.suppression
    where key_name = $key_name
        and case_id in (select unnest($case_ids::varchar[]))
),

told_apart as (
    select
        person_no,
        token,
        case
            when contains(token, '@') then 'email'
            when length(token) = 18 and left(token, 3) in ('003', '00q', '0pk') then 'salesforce_id'
            when regexp_full_match(token, '[0-9]{7,15}') then 'phone_end'
        end as identifier
    from search_token
    where exists (from known)
),

word as (
    select person_no, token, identifier, if(identifier = 'phone_end', right(token, 7), token) as word
    from told_apart
    where identifier is not null
    union all
    select
        told_apart.person_no,
        told_apart.token,
        'email_with_name',
        told_apart.token || ' ' || person_word(concat_ws(' ', person.first_name, person.last_name))
    from told_apart
    join person on person.person_no = told_apart.person_no
    where told_apart.identifier = 'email'
)

select
    word.person_no,
    word.identifier,
    word.token,
    known.reason,
    known.case_id,
    coalesce(request.case_number, 0) as case_number,
    request.action,
    known.since
from word
join known
    on known.identifier = word.identifier
    and known.hash = keyed_hash($inner_block, $outer_block, word.identifier || ' ' || word.word)
left join queue.request_queue as request on request.case_id = known.case_id
join person_status on person_status.person_no = word.person_no
order by word.person_no, word.identifier
