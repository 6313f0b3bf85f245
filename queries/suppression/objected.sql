-- The ids and addresses of those who have objected to marketing by this copy, hashed: those not remembered yet.
-- Set by set, without anybody's words leaving the database. A shared address is left out: it is nobody's own,
-- whether others who read it have objected or not, and so is one whose part before @ is a role.
-- Whoever has consented since and objects again is remembered anew: there is no case, so '@' and the moment.
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

-- One mailbox has the address with and without what stands behind its plus.
untagged as (
    select person_no, regexp_replace(email, '\+[^@]*@', '@') as email
    from objected
    where email in (select email from own_address) and contains(email, '+')
),

word as (
    select person_no, 'salesforce_id' as identifier, lower(record_id) as word
    from objected
    union
    select person_no, 'email', email
    from objected
    where email in (select email from own_address)
    union
    select untagged.person_no, 'email', untagged.email
    from untagged
    anti join search_token as used
        on used.token = untagged.email
        and used.person_no <> untagged.person_no
    where split_part(untagged.email, '@', 1) not in (select unnest($mailboxes::varchar[]))
),

hashed as (
    select
        keyed_hash($inner_block, $outer_block, word.identifier || ' ' || word.word) as hash,
        word.identifier,
        consented.consented_at
    from word
    left join consented on consented.person_no = word.person_no
),

known as (
    select hash, identifier, max(since) as since
    from queue.suppression
    where reason = 'opted_out' and (case_id = '' or starts_with(case_id, '@'))
    group by hash, identifier
),

fresh as (
    select
        hashed.hash,
        hashed.identifier,
        'opted_out' as reason,
        if(known.hash is null, '', '@' || strftime($since::timestamp, '%Y-%m-%dT%H:%M:%S')) as case_id,
        $since::timestamp as since,
        $key_name as key_name,
        left(md5(uuid()::varchar), 16) as salt
    from hashed
    left join known on known.identifier = hashed.identifier and known.hash = hashed.hash
    where known.hash is null or (known.since < $since and known.since < hashed.consented_at)
)

-- The seal lacks the number of its event: see decisions/sealing.
select * exclude (salt),
    salt || left(
        sha256(salt || concat_ws(chr(31), hash, identifier, reason, case_id, epoch_us(since), key_name)), 32
    ) as seal
from fresh
