-- What screens have changed over policy.toml: the newest value of every name, as JSON.
-- roles: system, officer
select
    setting.name,
    setting.version,
    setting.value,
    setting.changed_at,
    setting.changed_by
from queue.setting as setting
where setting.version = (
    select max(newer.version)
    from queue.setting as newer
    where newer.name = setting.name
)
order by setting.name
