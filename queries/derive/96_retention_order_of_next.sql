-- The retention list in the next of its orders, with all that it shows; answers how many rows, none at the end.
-- One order at a time, sorted once and numbered as it comes: three at once would spill ten million rows many times.
-- Words as Finns sort them, å ä ö at the end; who has none stands last. Only words with letters beyond ASCII are put
-- in the order of the Finnish alphabet: it is dear.
-- roles: import
-- writes
insert into retention_order
with next_order as (
    select min(sorting) as sorting
    from unnest(['company', 'last_contact_on', 'name']) as orders (sorting)
    where sorting not in (select sorting from retention_order)
),

keyed as (
    select
        next_order.sorting,
        retention_list.*,
        case next_order.sorting
            when 'company' then lower(company)
            when 'last_contact_on' then last_contact_on::varchar
            when 'name' then lower(name)
        end as word
    from retention_list
    cross join next_order
    where next_order.sorting is not null
),

sorted as (
    from keyed
    order by if(strlen(word) = length(word), word, translate(word, 'åäö', '{|}')) nulls last, list_position
)

select
    sorting,
    row_number() over ()::integer as place,
    sorted.* exclude (sorting, word)
from sorted
