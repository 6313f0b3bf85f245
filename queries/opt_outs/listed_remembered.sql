-- Which lines of a list (`incoming`: line, address, name) are remembered by a keyed hash: erased, or objected.
-- All lines are hashed in one go. A case that was cancelled counts no more; a consent that every reader of the
-- address has given since ends an objection. An address that several read was remembered with the name only:
-- without a name nobody can tell, and where hashes of another key are kept nobody can tell of any line.
-- roles: officer
-- param key_name: text
-- param inner_block: blob
-- param outer_block: blob
-- param mailboxes: text[]
with listed as (
    select
        line,
        lower(strip_accents(trim(nfc_normalize(address)))) as email,
        email_word(address) as short,
        nullif(person_word(name), '') as name
    from incoming
    where address is not null
),

reader as (
    select distinct listed.line, mail.person_no
    from listed
    join email_reader as mail on mail.email = listed.short
),

word as (
    select distinct line, 'email' as identifier, unnest([email, short]) as word
    from listed
    union
    select line, 'email_with_name', unnest([email, short]) || ' ' || name
    from listed
    where name is not null
),

known as (
    select hash, identifier, reason, since
    from queue.suppression
    where key_name = $key_name
        and (
            case_id = '' or starts_with(case_id, '@')
            or case_id in (
                select case_id from case_now
                where state not in ('cancelled', 'superseded', 'withdrawn', 'duplicate', 'rejected')
            )
        )
),

hit as (
    select word.line, known.reason, max(known.since) as since
    from word
    join known
        on known.identifier = word.identifier
        and known.hash = keyed_hash($inner_block, $outer_block, word.identifier || ' ' || word.word)
    group by word.line, known.reason
),

agreed as (
    select hit.line
    from hit
    join reader on reader.line = hit.line
    left join consented as newer on newer.person_no = reader.person_no
    group by hit.line
    having bool_and(coalesce(newer.consented_at > hit.since, false))
)

select line, 'remembered_' || reason as reason
from hit
where reason = 'erased' or line not in (from agreed)
union
select line, 'shared_mailbox'
from listed
where name is null
    and exists (from known where identifier = 'email_with_name')
    and (
        split_part(email, '@', 1) in (select unnest($mailboxes::varchar[]))
        or line in (select line from reader group by line having count(*) > 1)
    )
union
select line, 'key_lost'
from listed
where exists (from queue.suppression where key_name <> $key_name)
