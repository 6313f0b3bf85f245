-- Words to find a person by, whichever of their records has them.
-- Names, addresses (whole, and both sides of the @), companies, telephone numbers (with country code and
-- without), record ids: in small letters, without marks, cut where no letter and no digit stands.
-- roles: import
-- writes
create or replace table search_token as
with text as (
    select
        contact.person_no,
        folded(concat_ws(
            ' ', contact.FirstName, contact.MiddleName, contact.LastName, contact.Name, account.Name,
            case when contact.Company <> coalesce(account.Id, '') then contact.Company end
        )) as words,
        folded(contact.Email) as email,
        [
            regexp_replace(number, '[^0-9]', '', 'g')
            for number in [contact.Phone, contact.MobilePhone, contact.HomePhone, contact.OtherPhone, contact.Fax]
            if number is not null
        ] as numbers,
        lower(contact.Id) as id
    from contact
    left join account on account.Id = coalesce(contact.AccountId, contact.Company)
    union all
    select person_no, folded(concat_ws(' ', FirstName, LastName, Name)), null, [], lower(Id)
    from individual
    where person_no is not null
    union all
    select person_no, folded(Name), folded(Email), [], null
    from campaign_member
    where person_no is not null
),

token as (
    select
        person_no,
        unnest(list_distinct(list_concat(
            regexp_extract_all(words, '[\p{L}\p{N}'']+'),
            regexp_extract_all(email, '[^@]+'),
            [email, id],
            numbers,
            [regexp_replace(number, '^(00)?358', '0') for number in numbers]
        ))) as token
    from text
)

select distinct token, person_no
from token
where length(token) > 0
order by token, person_no
