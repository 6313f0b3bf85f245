-- Current, former or potential client (clause 4) with the reason, the strongest evidence first.
-- not_known: no deal and no type says anything, and files are missing that could have.
-- roles: import
-- param today: date
-- param won_within_months: integer
-- writes
create or replace temporary table relationship as
with coverage_now as (
    select
        bool_and(known) filter (where fact = 'deals') as deals_known,
        bool_and(known) filter (where fact = 'accounts') as accounts_known
    from coverage
),

reasoned as (
    select
        person_company.person_no,
        person_company.last_deal_on,
        case
            when person_company.last_deal_on >= $today - to_months($won_within_months) then 'won_recently'
            when person_company.is_current_type then 'current_type'
            when person_company.last_deal_on is not null then 'won_earlier'
            when person_company.is_former_type then 'former_type'
            when person_company.is_potential_type then 'potential_type'
            when not coverage_now.deals_known then 'not_known'
            when person_company.has_account and not coverage_now.accounts_known then 'not_known'
            when person_company.has_account then 'no_deal_won'
            else 'no_account'
        end as reason
    from person_company
    cross join coverage_now
)

select
    person_no,
    last_deal_on,
    case
        when reason in ('won_recently', 'current_type') then 'current'
        when reason in ('won_earlier', 'former_type') then 'former'
        else 'potential'
    end as relationship,
    reason
from reasoned
