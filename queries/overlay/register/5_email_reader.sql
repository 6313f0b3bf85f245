-- Who reads which e-mail address, by email_word. The words of the search hold the addresses folded already.
-- A cell that is more than an address counts as it stands and as every address in it.
-- roles: system
-- writes
create view email_reader as
with cell as (
    select person_no, token as email
    from search_token
    where contains(token, '@') and regexp_matches(token, '[^a-z0-9@._-]|[.]$')
    union all
    select person_no, email
    from other_email
    where contains(email, '@')
)

select person_no, token as email
from search_token
where contains(token, '@')
union all
select person_no, email_word(email)
from cell
union all
select person_no, email_word(unnest(email_addresses(email)))
from cell
