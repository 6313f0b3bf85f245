-- Every version of what stands under some settings, with the reason that was given for it.
-- The reason is case material: it may have been deleted by its rule.
-- roles: officer, system
-- param prefix: text
select
    setting.name,
    setting.version,
    setting.value,
    setting.changed_at,
    setting.changed_by,
    material.content::json ->> 'reason' as reason
from queue.setting as setting
left join queue.case_material as material
    on material.case_id = 'setting:' || setting.name || ':' || setting.version
    and material.material_kind = 'reason'
where starts_with(setting.name, $prefix)
order by
    setting.name,
    setting.version
