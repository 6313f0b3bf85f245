-- Persons whom mail reaches at an address that another of them has, too; addresses are numbered.
-- roles: import
-- writes
create or replace table shared_address as
with reached as (
    select told.person_no, told.created_on, told.due_on, person.email
    from informing_person as told
    join person on person.person_no = told.person_no
    where told.reach = 'email'
),

shared as (
    select email, row_number() over (order by email)::integer as address_no
    from reached
    group by email
    having count(*) > 1
)

select
    shared.address_no,
    reached.person_no,
    reached.created_on,
    reached.due_on
from reached
join shared on shared.email = reached.email
order by shared.address_no, reached.person_no
