-- How many cases and objections are remembered by nothing but a keyed hash, each counted once.
-- roles: officer
select count(distinct case when case_id = '' then hash else case_id end) as remembered
from queue.suppression
where identifier in ('email', 'email_with_name')
