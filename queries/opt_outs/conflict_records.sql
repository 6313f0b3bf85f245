-- What every record of some persons says of marketing: field, out or in, and since which Helsinki day if it tells.
-- In is listed where it contradicts: the same field is out in another record, or e-mail is stopped by another.
-- Of consents the latest of each kind counts. What waits in the queue says out, too.
-- roles: officer
-- param person_nos: integer[]
with flag as (
    select
        person_no,
        object,
        Id as record_id,
        unnest([
            {'field': 'HasOptedOutOfEmail', 'is_out': HasOptedOutOfEmail},
            {'field': 'HasOptedOutOfFax', 'is_out': HasOptedOutOfFax},
            {'field': 'DoNotCall', 'is_out': DoNotCall}
        ], recursive := true)
    from contact
    where person_no in (select unnest($person_nos::integer[]))
    union all
    select
        person_no,
        'Individual',
        Id,
        unnest([
            {'field': 'HasOptedOutSolicit', 'is_out': HasOptedOutSolicit},
            {'field': 'HasOptedOutProcessing', 'is_out': HasOptedOutProcessing}
        ], recursive := true)
    from individual
    where person_no in (select unnest($person_nos::integer[]))
),

dated as (
    select
        *,
        coalesce(
            CaptureDate, ConsentCapturedDateTime, EffectiveFrom, EffectiveFromDate, CreatedDate
        ) as moment
    from consent
    where not coalesce(IsDeleted, false) and person_no in (select unnest($person_nos::integer[]))
),

said as (
    select person_no, object, record_id, field, is_out, null::date as since
    from flag
    union all
    select
        person_no,
        object,
        Id,
        'PrivacyConsentStatus',
        PrivacyConsentStatus = 'OptOut',
        timezone('Europe/Helsinki', timezone('UTC', moment))::date
    from dated
    qualify row_number() over (
        partition by person_no, object, ContactPointType, CommSubscriptionChannelTypeId, DataUsePurposeId
        order by moment desc nulls last, PrivacyConsentStatus = 'OptOut' desc
    ) = 1
    union all
    select case_person.person_no, 'queue', case_number::varchar, case_now.action, true, case_now.received_on
    from case_now
    join case_person on case_person.case_id = case_now.case_id
    where case_now.action in ('opt_out', 'opt_out_email')
        and case_now.state not in ('verified', 'cancelled', 'superseded')
)

select *
from said
where person_no in (select unnest($person_nos::integer[])) and is_out is not null
qualify is_out or field = 'HasOptedOutOfEmail' or bool_or(is_out) over (partition by person_no, field)
order by person_no, not is_out, object, record_id, field
