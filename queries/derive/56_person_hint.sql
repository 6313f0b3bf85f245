-- What else tells of the source of a person: the first consent given, the first message that came from them.
-- roles: import
-- writes
create or replace temporary table person_hint as
select
    person_no,
    min(moment) filter (where kind = 'consent') as first_consent_at,
    min(moment) filter (where kind = 'message') as first_message_at
from (
    select
        person_no,
        'consent' as kind,
        coalesce(CaptureDate, ConsentCapturedDateTime, EffectiveFrom, EffectiveFromDate, CreatedDate) as moment
    from consent
    where person_no is not null and PrivacyConsentStatus = 'OptIn'
    union all
    select person_no, 'message', occurred_at
    from person_activity
    where object = 'EmailMessage' and role = 'from'
)
group by person_no
