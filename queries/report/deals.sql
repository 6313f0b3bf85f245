-- Opportunities that a case's persons take part in. What the company pays is no datum of the person: no amounts.
-- roles: officer, staff
-- param case_id: text
select distinct
    'Opportunity' as object,
    opportunity.Id,
    opportunity.Name,
    opportunity.StageName,
    opportunity.CloseDate,
    opportunity.Type,
    opportunity.LeadSource,
    opportunity.NextStep,
    opportunity.Description,
    opportunity.ContactId,
    part.role as party,
    opportunity.CreatedDate,
    opportunity.extra
from person_opportunity as part
join opportunity
    on opportunity.account_no is not distinct from part.account_no
    and opportunity.Id = part.opportunity_id
where part.person_no in (select person_no from case_person where case_id = $case_id)
order by opportunity.CloseDate desc nulls last, opportunity.Id
