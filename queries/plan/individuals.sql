-- What an action does to the individuals and consents of some persons.
-- An opt-out turns every consent into a refusal, one of e-mail only those of e-mail and newsletters; a restriction
-- and its lifting leave consents alone (Art. 18(2)). With the person goes its privacy record.
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
        case $action
            when 'opt_out' then HasOptedOutSolicit and HasOptedOutTracking
            when 'restrict' then HasOptedOutSolicit and HasOptedOutProcessing
            when 'lift_restriction' then HasOptedOutProcessing is false
            when 'opt_out_email' then true
        end as done,
        if($action in ('restrict', 'lift_restriction'), $action, 'opt_out') as flagged
    from own
    join individual on individual.person_no = own.person_no
    union all
    select
        own.owner,
        consent.object,
        consent.Id,
        consent.IsDeleted,
        case $action
            when 'opt_out' then PrivacyConsentStatus = 'OptOut'
            when 'restrict' then true
            when 'lift_restriction' then true
            when 'opt_out_email' then
                PrivacyConsentStatus = 'OptOut'
                or ContactPointType <> 'Email'
                or (consent.object = 'ContactPointConsent' and address.Id is null)
        end,
        'opt_out'
    from own
    join consent on consent.person_no = own.person_no
    left join other_record as address
        on address.object = 'ContactPointEmail'
        and address.Id = consent.ContactPointId
)

select
    owner,
    object,
    record_id,
    case
        when in_bin then null
        when $action in ('delete', 'anonymise') then 'delete'
        when done is not true then flagged
    end as act,
    case when in_bin then 'in_bin' end as hindrance
from found
