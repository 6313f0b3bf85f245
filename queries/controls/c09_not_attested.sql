-- Nobody attests today that the data stay within the EU and the EEA.
-- Why: clause 9 promises where the data are kept; the controller must be able to show it (GDPR Art. 5(2), 28(3)).
-- Remedy: look at the facts, then attest them with evidence and a last day.
-- roles: officer, system
-- param today: date
select object, record_id, person_no, subject, reason, affected
from not_attested('9', $today)
