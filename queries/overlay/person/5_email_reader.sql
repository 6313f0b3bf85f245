-- Who reads which e-mail address, by email_word. The words of the search hold the addresses folded already.
-- roles: system
-- writes
create view email_reader as
select person_no, if(contains(token, '+'), email_word(token), token) as email
from search_token
where contains(token, '@')
union all
select person_no, email_word(email)
from other_email
where contains(email, '@')
