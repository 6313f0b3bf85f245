-- Of some cases: in how many free texts of this copy an address of the person still stands, by object.
-- The receivers of messages are such a text, too: a message to several stays when one of them is erased.
-- The person is gone, so every address in the texts is hashed and held against what the case has left. Marks
-- that an address may begin with also quote it, stress it or end a link's words before it, and a sentence may begin
-- right after its full stop: then the address is hashed without them, too. What the case leaves out or keeps may
-- have the address.
-- roles: system
-- param case_ids: text[]
-- param key_name: text
-- param inner_block: blob
-- param outer_block: blob
with known as (
    select case_id, hash
    from queue.suppression
    where identifier = 'email'
        and key_name = $key_name
        and case_id in (select unnest($case_ids::varchar[]))
),

text as (
    select
        object,
        Id,
        concat_ws(
            ' ', Subject, Description, TextBody, HtmlBody,
            FromAddress, ValidatedFromAddress, ToAddress, CcAddress, BccAddress
        ) as text
    from activity
    where IsDeleted is not true and exists (from known)
    union all
    select object, Id, Description
    from contact
    where IsDeleted is not true and exists (from known)
    union all
    select 'Opportunity', Id, concat_ws(' ', Name, Description, NextStep)
    from opportunity
    where IsDeleted is not true and exists (from known)
    union all
    select object, Id, data::varchar
    from other_record
    where IsDeleted is not true and exists (from known)
),

written as (
    select
        object,
        Id,
        unnest(list_distinct(regexp_extract_all(
            strip_accents(lower(text)), '[a-z0-9.!#$%&''*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+'
        ))) as address
    from text
    where contains(text, '@')
),

begun as (
    select
        object,
        Id,
        unnest(list_distinct([
            address, regexp_replace(address, '^[^a-z0-9]+', ''), regexp_replace(address, '^.*[=/?&|]', '')
        ])) as address
    from written
),

address as (
    select object, Id, unnest([address, regexp_replace(address, '\.[a-z0-9-]+$', '')]) as address
    from begun
)

select
    known.case_id,
    address.object,
    count(distinct address.Id)::integer as records
from address
join known on known.hash = keyed_hash($inner_block, $outer_block, 'email ' || address.address)
anti join left_out
    on left_out.case_id = known.case_id
    and left_out.object = address.object
    and coalesce(left_out.record_id, address.Id) = address.Id
group by known.case_id, address.object
order by known.case_id, address.object
