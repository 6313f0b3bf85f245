-- Objections by channel and relationship; a person may stand under several channels.
-- roles: officer
select
    channel,
    relationship,
    sum(persons)::bigint as persons
from opt_out_cube
group by channel, relationship
order by channel, relationship
