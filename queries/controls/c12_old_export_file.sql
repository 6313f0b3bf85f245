-- Files of exports, in the inbox or pulled, that lie on the server longer than their rule allows.
-- Why: clause 12; an old export is a copy of the register that nobody needs any more (GDPR Art. 5(1)(e), 32).
-- Remedy: delete the file from the inbox of the server; what was pulled goes with the next pull of everything.
-- roles: officer, system
-- param today: date
-- param export_files: text
with file as (
    select unnest(
        from_json($export_files::json, '[{"name": "varchar", "day": "date"}]'), recursive := true
    )
)

select
    'file' as object,
    null::varchar as record_id,
    null::integer as person_no,
    file.name as subject,
    'export_file_past_rule' as reason,
    1 as affected
from file
cross join retention_rule as rule
where rule.applies_to = 'export_file'
    and file.day + to_months(rule.months) + to_days(rule.days) < $today
order by file.name
