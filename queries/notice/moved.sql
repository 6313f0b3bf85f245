-- The persons who have been worked out anew after a number of renewals of the overlay.
-- roles: officer, system
-- param since: integer
select distinct person_no
from moved_person
where move > $since
