-- Opportunities that a case's persons take part in.
-- roles: officer, staff
-- param case_id: text
with part as materialized (
    select *
    from person_opportunity
    where person_no in (select person_no from case_person where case_id = $case_id)
),

-- By number where there is one: only then no more is read than one company's. A deal without a company is rare.
-- That no number is NULL must be said: else every company's deals are gone through.
deal as (
    select *
    from opportunity
    where account_no in (select account_no from part where account_no is not null)
    union all
    select *
    from opportunity
    where account_no is null and Id in (select opportunity_id from part where account_no is null)
)

select
    opportunity.Name as deal,
    part.role,
    opportunity.StageName as stage,
    opportunity.CloseDate as closed_on,
    part.opportunity_id as record_id
from part
left join deal as opportunity on opportunity.Id = part.opportunity_id
order by opportunity.CloseDate desc nulls last, part.opportunity_id
