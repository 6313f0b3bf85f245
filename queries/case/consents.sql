-- Consents and refusals of a case's persons, the newest first.
-- roles: officer, staff
-- param case_id: text
select
    consent.object,
    coalesce(consent.ContactPointType, consent.Name) as about,
    consent.PrivacyConsentStatus as status,
    coalesce(consent.CaptureDate, consent.ConsentCapturedDateTime) as captured_at,
    coalesce(consent.CaptureSource, consent.ConsentCapturedSource) as source,
    consent.Id as record_id
from consent
where consent.person_no in (select person_no from case_person where case_id = $case_id)
order by captured_at desc nulls last, consent.Id
