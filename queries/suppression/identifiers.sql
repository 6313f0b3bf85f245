-- What the persons of some records are recognised by: ids, e-mail addresses, telephone numbers, and their name.
-- Given as pairs: the case, and a record of its person. The name is its words in alphabetical order, so that
-- it does not matter which comes first. What a case leaves out or keeps is not remembered.
-- roles: system
-- param case_ids: text[]
-- param record_ids: text[]
with asked as (
    select
        unnest($case_ids::varchar[]) as case_id,
        unnest($record_ids::varchar[]) as record_id
),

own as (
    select distinct asked.case_id, owner.person_no
    from asked
    join record_owner as owner
        on owner.id_high = id_high(asked.record_id) and owner.id_low = id_low(asked.record_id)
)

select
    own.case_id,
    own.person_no,
    contact.Id as record_id,
    strip_accents(lower(trim(nfc_normalize(contact.Email)))) as email,
    list_filter(
        [contact.Phone, contact.MobilePhone, contact.HomePhone, contact.OtherPhone],
        lambda number: number is not null
    ) as numbers,
    person_word(concat_ws(' ', contact.FirstName, contact.LastName)) as name
from own
join contact on contact.person_no = own.person_no
anti join left_out
    on left_out.case_id = own.case_id
    and left_out.object = contact.object
    and coalesce(left_out.record_id, contact.Id) = contact.Id
union all
select own.case_id, own.person_no, individual.Id, null, [], null
from own
join individual on individual.person_no = own.person_no
anti join left_out
    on left_out.case_id = own.case_id
    and left_out.object = 'Individual'
    and coalesce(left_out.record_id, individual.Id) = individual.Id
