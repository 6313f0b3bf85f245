-- How much work stands in the queue at each step, since when, and which of it is the reader's own.
-- roles: officer, staff
-- param user_name: text
select
    count(*) filter (where state = 'awaiting_second_approval' and changed_by = 'system') as alarms,
    count(*) filter (
        where state = 'awaiting_second_approval' and changed_by not in ($user_name, 'system')
    ) as to_approve,
    count(*) filter (where state = 'awaiting_second_approval' and changed_by = $user_name) as own_proposals,
    count(*) filter (where state = 'approved') as to_claim,
    count(*) filter (where state = 'claimed' and claimed_by = $user_name) as to_carry_out,
    count(*) filter (where state = 'executed' and kind <> 'right') as to_verify,
    count(*) filter (where state = 'failed') as failed,
    count(*) filter (where kind = 'breach' and state <> 'closed') as breaches,
    min(changed_at) filter (where state = 'awaiting_second_approval' and changed_by = 'system') as alarms_since,
    min(changed_at) filter (
        where state = 'awaiting_second_approval' and changed_by not in ($user_name, 'system')
    ) as to_approve_since,
    min(changed_at) filter (where state = 'approved') as to_claim_since,
    min(changed_at) filter (where state = 'claimed' and claimed_by = $user_name) as to_carry_out_since,
    min(changed_at) filter (where state = 'executed' and kind <> 'right') as to_verify_since,
    min(changed_at) filter (where state = 'failed') as failed_since
from case_now
