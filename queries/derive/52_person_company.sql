-- What tells of each person's companies: the last deal won by any of them, or with the person in it.
-- An account that the export lacks, where accounts are not known, may be anything.
-- roles: import
-- writes
create or replace temporary table person_company as
with evidence as (
    select
        contact.person_no,
        coalesce(contact.AccountId, contact.ConvertedAccountId) is not null as has_account,
        account_state.type_meaning,
        account_state.last_deal_on
    from contact
    left join account_state
        on account_state.account_id = coalesce(contact.AccountId, contact.ConvertedAccountId)
    union all
    select person_no, false, null, won_on
    from person_opportunity
    where won_on is not null
)

select
    person_no,
    bool_or(has_account) as has_account,
    max(last_deal_on) as last_deal_on,
    coalesce(bool_or(type_meaning = 'current'), false) as is_current_type,
    coalesce(bool_or(type_meaning = 'former'), false) as is_former_type,
    coalesce(bool_or(type_meaning = 'potential'), false) as is_potential_type
from evidence
group by person_no
