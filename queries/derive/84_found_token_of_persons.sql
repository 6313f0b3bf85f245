-- Words to find the next persons by, whichever of their records has them; answers how many, none at the end.
-- Names, addresses (whole, both sides of the @, and word by word), companies, telephone numbers (with country
-- code and without), record ids: in small letters, without marks, cut where no letter and no digit stands.
-- Some persons at a time, for the memory: their numbers have no gaps, and everybody has an id at least.
-- is_word: it stands in a name or an address, where a part of it is looked for, too. list_position: where the person
-- stands in the retention list, so that a search of the list reads nothing else.
-- roles: import
-- writes
-- param persons_at_once: integer
insert into found_token
with next_persons as (
    select coalesce((max(person_no) - 1) // $persons_at_once + 1, 0) * $persons_at_once as before
    from found_token
),

text as (
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
    where contact.person_no > (from next_persons)
        and contact.person_no <= (from next_persons) + $persons_at_once
    union all
    select person_no, folded(concat_ws(' ', FirstName, LastName, Name)), null, [], lower(Id)
    from individual
    where person_no > (from next_persons) and person_no <= (from next_persons) + $persons_at_once
    union all
    select person_no, folded(Name), folded(Email), [], null
    from campaign_member
    where person_no > (from next_persons) and person_no <= (from next_persons) + $persons_at_once
),

token as (
    select
        person_no,
        true as is_word,
        unnest(list_distinct(regexp_extract_all(concat_ws(' ', words, email), '[\p{L}\p{N}'']+'))) as token
    from text
    union all
    select
        person_no,
        false,
        unnest(list_distinct(list_concat(
            regexp_extract_all(email, '[^@]+'),
            [email, id],
            numbers,
            [regexp_replace(number, '^(00)?358', '0') for number in numbers]
        )))
    from text
),

found as (
    select token, person_no, bool_or(is_word) as is_word
    from token
    where length(token) > 0
    group by token, person_no
)

select
    found.token,
    found.person_no,
    found.is_word,
    status.list_position
from found
left join person_status as status on status.person_no = found.person_no
