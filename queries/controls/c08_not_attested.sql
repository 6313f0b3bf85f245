-- Nobody attests today that the data are not disclosed.
-- Why: clause 8 promises that data are not disclosed; the controller must be able to show it (GDPR Art. 5(2), 13(1)(e)).
-- Remedy: look at the facts, then attest them with evidence and a last day.
-- roles: officer, system
-- param today: date
select object, record_id, person_no, subject, reason, affected
from not_attested('8', $today)
