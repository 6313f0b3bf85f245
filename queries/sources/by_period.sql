-- How many persons came into the register in each year or month, by source.
-- period is its first day, NULL where the day of entry is unknown; unit is year or month.
-- roles: officer
-- param unit: text
-- param since: date?
-- param until: date?
select
    date_trunc($unit, created_on)::date as period,
    source,
    sum(persons)::bigint as persons
from source_day_cube
where ($since::date is null or created_on >= $since::date)
    and ($until::date is null or created_on <= $until::date)
group by all
order by period nulls last, source
