-- Until when facts are attested that no export can prove: the clause, and the last day (a Helsinki date).
-- The setting attestation.<clause> holds {by, on, until, evidence}; its newest value counts.
-- roles: system, officer
with newest as (
    select
        setting.name,
        arg_max(setting.value, setting.version) as fact
    from queue.setting as setting
    where starts_with(setting.name, 'attestation.')
    group by setting.name
),

dated as (
    select
        replace(name, 'attestation.', '') as clause,
        try_cast(try_cast(fact as json) ->> 'until' as date) as until
    from newest
)

select clause, until
from dated
where until is not null
order by until, clause
