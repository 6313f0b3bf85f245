-- When each person has last consented to e-mail; a consent to another channel allows no e-mail.
-- roles: system
-- writes
create view consented as
select
    person_no,
    max(coalesce(
        CaptureDate, ConsentCapturedDateTime, EffectiveFrom, EffectiveFromDate, CreatedDate
    )) as consented_at
from consent
where person_no is not null
    and PrivacyConsentStatus = 'OptIn'
    and coalesce(ContactPointType, 'Email') = 'Email'
    and IsDeleted is not true
group by person_no
