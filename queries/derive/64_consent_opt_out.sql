-- What the consents of each person say now: the latest of each kind, and since when one of them says no.
-- Of two on the same moment the objection counts.
-- roles: import
-- writes
create or replace temporary table consent_opt_out as
with latest as (
    select
        person_no,
        ContactPointType as point,
        arg_max(PrivacyConsentStatus, {'moment': moment, 'out': PrivacyConsentStatus = 'OptOut'}) as status,
        max(moment) as moment
    from (
        select
            *,
            coalesce(
                CaptureDate, ConsentCapturedDateTime, EffectiveFrom, EffectiveFromDate, CreatedDate,
                timestamp '-infinity'
            ) as moment
        from consent
        where person_no is not null and not coalesce(IsDeleted, false)
    )
    group by person_no, object, ContactPointType, CommSubscriptionChannelTypeId, DataUsePurposeId
)

select
    person_no,
    bool_or(status = 'OptOut') as consent_opt_out,
    bool_or(status = 'OptOut' and coalesce(point, 'Email') = 'Email') as email_out,
    helsinki_day(min(moment) filter (where status = 'OptOut' and isfinite(moment))) as consent_since
from latest
group by person_no
