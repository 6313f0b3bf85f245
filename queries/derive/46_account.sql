-- Accounts again, numbered and sorted by number: an account is found by an integer, not by its text id.
-- roles: import
-- writes
create or replace table account as
select
    row_number() over (order by Id)::integer as account_no,
    account.*
from account
order by account_no
