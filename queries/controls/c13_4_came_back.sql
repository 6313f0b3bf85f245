-- Persons who were erased and who seem to be in the register again.
-- Why: clause 13.4 promises that they are forgotten; the erasure has to hold (GDPR Art. 17(1), 5(2)).
-- Remedy: open the case in the queue: confirm that it is the person, which deletes them again, or cancel it.
-- roles: officer, system
select *
from open_alarm
where reason = 'came_back'
order by subject::integer
