-- Columns that hold data which the notice does not declare.
-- Why: clause 6 lists the data content; anything beyond it is more than is needed (GDPR Art. 5(1)(c)).
-- Remedy: empty the column in Salesforce and stop exporting it, or declare it in policy.toml with its reason.
-- roles: officer, system
select
    undeclared.object,
    null::varchar as record_id,
    null::integer as person_no,
    undeclared.column_name as subject,
    'undeclared_column' as reason,
    undeclared.filled as affected
from undeclared_column as undeclared
order by undeclared.object, undeclared.column_name
