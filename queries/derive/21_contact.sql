-- Contacts and leads again, each with its person and sorted by it: a person's records are one range.
-- roles: import
-- writes
create or replace table contact as
select member.person_no, contact.*
from contact
join member on member.row_id = contact.rowid and member.object <> 'Individual'
order by member.person_no, member.main desc, contact.Id
