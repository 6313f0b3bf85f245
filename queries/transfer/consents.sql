-- Consents that a case's persons have given or refused.
-- roles: officer, staff
-- param case_id: text
select
    consent.object,
    consent.Id as id,
    coalesce(consent.ContactPointType, consent.Name) as about,
    consent.PrivacyConsentStatus as status,
    coalesce(consent.CaptureDate, consent.ConsentCapturedDateTime) as captured_at,
    coalesce(consent.CaptureSource, consent.ConsentCapturedSource) as captured_through,
    consent.DoubleConsentCaptureDate as confirmed_at
from consent
where consent.person_no in (select person_no from case_person where case_id = $case_id) and not coalesce(consent.IsDeleted, false)
order by consent.object, consent.Id
