-- Persons who have objected to marketing and whose objection is gone from the register.
-- Why: clause 13.7 and GDPR Art. 21(3): an objection holds until the person takes it back.
-- Remedy: open the case in the queue: confirm that it is the person, which sets the objection again, or cancel it.
-- roles: officer, system
select *
from open_alarm
where reason = 'opt_out_reset'
order by subject::integer
