-- Controls of which something has ever been accepted or queued: what was counted at the import may not hold any more.
-- roles: officer, system
select distinct substr(name, length('accepted.') + 1) as control
from queue.setting
where starts_with(name, 'accepted.')
union
select distinct parameters ->> 'control'
from case_now
where action = 'correct_by_hand'
order by control
