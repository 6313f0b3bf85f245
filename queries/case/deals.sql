-- Opportunities that a case's persons take part in.
-- roles: officer, staff
-- param case_id: text
select
    opportunity.Name as deal,
    part.role,
    opportunity.StageName as stage,
    opportunity.CloseDate as closed_on,
    part.opportunity_id as record_id
from person_opportunity as part
left join opportunity
    on opportunity.account_no is not distinct from part.account_no
    and opportunity.Id = part.opportunity_id
where part.person_no in (select person_no from case_person where case_id = $case_id)
order by opportunity.CloseDate desc nulls last, part.opportunity_id
