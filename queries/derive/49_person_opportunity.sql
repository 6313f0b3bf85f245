-- Who takes part in which deal, by contact role or as its primary contact, sorted by person; won_on if it was.
-- roles: import
-- writes
create or replace table person_opportunity as
with part as (
    select person_no, OpportunityId as opportunity_id, Role as role
    from opportunity_contact_role
    where person_no is not null and not coalesce(IsDeleted, false)
    union all
    select person_no, Id, null
    from opportunity
    where person_no is not null
)

select
    part.person_no,
    part.opportunity_id,
    opportunity.account_no,
    max(part.role) as role,
    won_deal.won_on
from part
join opportunity on opportunity.Id = part.opportunity_id
left join won_deal on won_deal.opportunity_id = part.opportunity_id
group by part.person_no, part.opportunity_id, opportunity.account_no, won_deal.won_on
order by part.person_no, part.opportunity_id
