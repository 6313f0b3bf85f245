-- Whom a round would inform: how many, how reached, and a number that changes when anybody else stands among them.
-- `by_email`: those whom mail reaches, else the others. An address that several share gets a mail for each.
-- Counted as the copy has them, without those of whom more is known, and these as they stand.
-- roles: officer
-- param audience: text
-- param by_email: boolean
-- param changed_on: date?
with member as (
    select persons, reach, opted_out, false as restricted, fingerprint
    from informing_cube
    where among_counted($audience, $changed_on, created_on, counted)
    union all
    select -1, had_reach, had_opted_out, false, fingerprint
    from notice_standing
    where among_told($audience, had_change, due_on is not null, true)
    union all
    select 1, reach, opted_out, restricted, fingerprint
    from notice_standing
    where among_told($audience, of_change, of_first, of_everybody)
),

sharing as (
    select address_no
    from shared_address
    where
        person_no not in (select person_no from notice_standing)
        and among($audience, $changed_on, created_on, due_on)
    union all
    select shared_address.address_no
    from shared_address
    join notice_standing on notice_standing.person_no = shared_address.person_no
    where notice_standing.reach = 'email'
        and among_told($audience, of_change, of_first, of_everybody)
)

select
    coalesce(sum(persons) filter (where (reach = 'email') = $by_email), 0)::bigint as persons,
    coalesce(sum(persons) filter (where reach = 'email'), 0)::bigint as reachable,
    coalesce(sum(persons) filter (where reach <> 'email'), 0)::bigint as unreachable,
    coalesce(sum(persons) filter (where (reach = 'email') = $by_email and opted_out), 0)::bigint as opted_out,
    coalesce(sum(persons) filter (where (reach = 'email') = $by_email and restricted), 0)::bigint as restricted,
    (select count(*) - count(distinct address_no) from sharing) as shared,
    coalesce(bit_xor(fingerprint) filter (where (reach = 'email') = $by_email), 0)::varchar as fingerprint
from member
