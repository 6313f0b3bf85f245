-- A clause whose fact nobody attests today, with the reason; no row while an attestation stands.
-- An attested fact is the setting attestation.<clause>: {by, on, until, evidence}; its newest value counts.
-- roles: system
-- writes
create macro not_attested(clause, today) as table
with attested as (
    select arg_max(setting.value, setting.version) as fact
    from queue.setting as setting
    where setting.name = 'attestation.' || clause
)

select
    'setting' as object,
    null::varchar as record_id,
    null::integer as person_no,
    'attestation.' || clause as subject,
    case
        when fact is null or fact = 'null' then 'not_attested'
        when try_cast(fact::json ->> 'until' as date) >= today then null
        else 'attestation_ran_out'
    end as reason,
    1 as affected
from attested
where reason is not null
