-- Versions of the notice that officers published, in the order of publication.
-- A version is written once, so each name has one row.
-- roles: officer, staff, system
select
    setting.name,
    setting.value
from queue.setting as setting
where starts_with(setting.name, 'notice_text.')
order by
    setting.changed_at,
    setting.name
