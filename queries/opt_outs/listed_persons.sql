-- What stands in the way of mailing each line of a list (`incoming`: line, address), by the persons of the register.
-- Every person who reads the address counts, whichever of their records has it; a line may have several reasons.
-- A row that could not be read at the import may hold an objection, so that it is a reason to look.
-- roles: officer
-- param today: date
with listed as (
    select line, email_word(address) as email
    from incoming
    where address is not null
),

reader as (
    select distinct listed.line, mail.person_no
    from listed
    join email_reader as mail on mail.email = listed.email
),

rejected as (
    select distinct email_word(unnest(regexp_extract_all(text, '[^@\s<>,;":]+@[^@\s<>,;":]+'))) as email
    from reject
    where contains(text, '@')
    union
    select email_word(email)
    from reject
)

select reader.line, barred.reason
from reader
join no_mail as barred on barred.person_no = reader.person_no
union
select
    reader.line,
    unnest(list_filter([
        if(
            email_opt_out is null or individual_opt_out is null or consent_opt_out is null,
            'unknown', null
        ),
        if(
            expires_on < $today
            and not coalesce(person_now.held or person_now.kept_until >= $today, false),
            'expired', null
        ),
        if(bounced, 'bounced', null),
        if(phone_opt_out or fax_opt_out, 'other_channel', null),
        'in_register'
    ], lambda reason: reason is not null))
from reader
join person_status as status on status.person_no = reader.person_no
left join person_now on person_now.person_no = reader.person_no
union
select listed.line, 'rejected_row'
from listed
join rejected on rejected.email = listed.email
union
select line, 'not_in_register'
from listed
where line not in (select line from reader)
