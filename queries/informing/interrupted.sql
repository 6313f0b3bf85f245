-- Rounds whose sending was begun and neither stopped nor ended.
-- roles: system
select case_number
from case_now
where kind = 'notice' and action = 'inform' and state = 'queued' and last_step = 'start_informing'
order by case_number
