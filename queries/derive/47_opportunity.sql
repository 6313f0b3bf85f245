-- Opportunities again, with the number of their account and their primary contact's person, sorted by account.
-- roles: import
-- writes
create or replace table opportunity as
select
    account.account_no,
    person_of_id.person_no,
    opportunity.*
from opportunity
left join account on account.Id = opportunity.AccountId
left join person_of_id on person_of_id.record_id = opportunity.ContactId
order by account.account_no nulls last, opportunity.Id
