-- Cases that somebody says were carried out, with when: what a newer export can prove.
-- roles: system
select
    case_id,
    version,
    changed_at as executed_at
from case_now
where state = 'executed'
    and action in ('delete', 'anonymise', 'opt_out', 'erasure', 'source_check', 'contact_check')
order by case_number
