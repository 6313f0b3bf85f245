-- The newest text of a letter's template as JSON; null where the default was taken back.
-- roles: officer, staff, system
-- param name: text
select arg_max(setting.value, setting.version) as value
from queue.setting as setting
where setting.name = $name and setting.name like 'letter.%'
