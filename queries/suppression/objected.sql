-- The ids and addresses of those who have objected to marketing by this copy, hashed: those not remembered yet.
-- Set by set, without anybody's words leaving the database. A shared address is left out: it is nobody's own,
-- whether others who read it have objected or not, and so is one whose part before @ is a role.
-- roles: system
-- param key_name: text
-- param inner_block: blob
-- param outer_block: blob
-- param since: timestamp
-- param mailboxes: text[]
with objected as (
    select
        person_record.person_no,
        person_record.record_id,
        strip_accents(lower(person.email)) as email
    from person_status
    join person on person.person_no = person_status.person_no
    join person_record on person_record.person_no = person_status.person_no
    where person_status.opted_out
        and not starts_with(person_record.record_id, '@')
),

own_address as (
    select search_token.token as email
    from search_token
    where token in (select email from objected)
        and split_part(token, '@', 1) not in (select unnest($mailboxes::varchar[]))
    group by search_token.token
    having count(distinct search_token.person_no) = 1
),

word as (
    select 'salesforce_id' as identifier, lower(record_id) as word from objected
    union
    select 'email', email from own_address
)

select
    keyed_hash($inner_block, $outer_block, word.identifier || ' ' || word.word) as hash,
    word.identifier,
    'opted_out' as reason,
    '' as case_id,
    $since::timestamp as since,
    $key_name as key_name
from word
anti join queue.suppression as known
    on known.identifier = word.identifier
    and known.reason = 'opted_out'
    and known.case_id = ''
    and known.hash = keyed_hash($inner_block, $outer_block, word.identifier || ' ' || word.word)
