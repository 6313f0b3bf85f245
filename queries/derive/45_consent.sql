-- Consents again, each with its person: by party or giver, else by the owner of the contact point.
-- roles: import
-- writes
create or replace table consent as
select
    coalesce(party.person_no, giver.person_no, point.person_no) as person_no,
    consent.*
from consent
left join person_of_id as party on party.record_id = consent.PartyId
left join person_of_id as giver on giver.record_id = consent.ConsentGiverId
left join other_record as point on point.Id = consent.ContactPointId and point.object like 'ContactPoint%'
order by 1 nulls last, consent.Id
