-- Deals won until today: IsWon, or the stage where the export does not say.
-- roles: import
-- param today: date
-- writes
create or replace temporary table won_deal as
select Id as opportunity_id, AccountId as account_id, CloseDate as won_on
from opportunity
where
    CloseDate <= $today
    and not coalesce(IsDeleted, false)
    and coalesce(IsWon, plain(StageName) in (select word from policy_word where kind = 'won_stage'))
