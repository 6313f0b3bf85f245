-- How many persons have opted out through each channel (clause 13.7).
-- roles: officer, manager, system
-- counts: persons
select
    channel,
    sum(persons)::bigint as persons
from opt_out_cube
group by channel
order by persons desc, channel
