-- Whom a round would inform: how many, how reached, and a number that changes when anybody else stands among them.
-- `by_email`: those whom mail reaches, else the others. An address that several share gets a mail for each.
-- roles: officer
-- param audience: text
-- param by_email: boolean
select
    count(*) filter (where (reach = 'email') = $by_email) as persons,
    count(*) filter (where reach = 'email') as reachable,
    count(*) filter (where reach <> 'email') as unreachable,
    count(*) filter (where (reach = 'email') = $by_email and opted_out) as opted_out,
    count(*) filter (where (reach = 'email') = $by_email and restricted) as restricted,
    count(*) filter (where reach = 'email') - count(distinct address) filter (where reach = 'email') as shared,
    coalesce(bit_xor(md5_number(main_id)) filter (where (reach = 'email') = $by_email), 0)::varchar as fingerprint
from notice_standing
where case $audience when 'change' then of_change when 'first' then of_first else of_everybody end
