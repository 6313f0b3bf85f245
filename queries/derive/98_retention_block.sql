-- The retention list in each order, by blocks of 2048 places: how many of each kind stand in a block.
-- A page of those of some kinds is found by adding these up, and only the blocks where it stands are read.
-- roles: import
-- writes
create or replace table retention_block as
with placed as (
    select
        relationship,
        rule,
        source,
        status,
        unnest([
            {'sorting': 'expires_on', 'place': list_position},
            {'sorting': 'name', 'place': name_place},
            {'sorting': 'company', 'place': company_place},
            {'sorting': 'last_contact_on', 'place': last_contact_on_place}
        ], recursive := true)
    from retention_place
)

select
    sorting,
    place // 2048 as block_no,
    status,
    relationship,
    rule,
    source,
    count(*)::integer as persons
from placed
group by all
order by sorting, block_no, status, relationship, rule, source
