-- Words of names and addresses that have a part in them, the shortest first; the part comes folded.
-- roles: officer, staff
-- param part: text
-- param rows: integer
with found as (
    select distinct word
    from search_part
    where part >= $part and part < $part || chr(1114111)
)

select word
from found
order by length(word), word
limit $rows
