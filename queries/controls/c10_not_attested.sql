-- Nobody attests today that the data are not transferred out of the EU and the EEA.
-- Why: clause 10 promises that there are no transfers; the controller must be able to show it (GDPR Art. 5(2), 44).
-- Remedy: look at the facts, then attest them with evidence and a last day.
-- roles: officer, system
-- param today: date
select object, record_id, person_no, subject, reason, affected
from not_attested('10', $today)
