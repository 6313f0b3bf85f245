-- Whether the last contact is known: every activity is in the export, or attested not to be used.
-- roles: officer, staff, system
select known
from coverage
where fact = 'last_contact'
