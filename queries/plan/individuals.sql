-- What an action does to the individuals and consents of some persons.
-- An opt-out turns every consent into a refusal; with the person goes its privacy record.
-- roles: officer, staff, system
-- param owners: integer[]
-- param person_nos: integer[]
-- param action: text
with own as (
    select
        unnest($owners::integer[]) as owner,
        unnest($person_nos::integer[]) as person_no
),

found as (
    select
        own.owner,
        'Individual' as object,
        individual.Id as record_id,
        individual.IsDeleted as in_bin,
        individual.HasOptedOutSolicit and individual.HasOptedOutTracking as opted_out
    from own
    join individual on individual.person_no = own.person_no
    union all
    select
        own.owner,
        consent.object,
        consent.Id,
        consent.IsDeleted,
        consent.PrivacyConsentStatus = 'OptOut'
    from own
    join consent on consent.person_no = own.person_no
)

select
    owner,
    object,
    record_id,
    case
        when in_bin then null
        when $action <> 'opt_out' then 'delete'
        when opted_out is not true then 'opt_out'
    end as act,
    case when in_bin then 'in_bin' end as hindrance
from found
