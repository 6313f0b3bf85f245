-- Objections by channel and source of the data; a person may stand under several channels.
-- roles: officer
select
    channel,
    source,
    sum(persons)::bigint as persons
from opt_out_cube
group by channel, source
order by channel, source
