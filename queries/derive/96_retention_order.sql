-- The retention list in its other orders, each with all that it shows: a page is a range of places, as in the list.
-- Words as Finns sort them, å ä ö at the end; who has none stands last. Only words with letters beyond ASCII are put
-- in the order of the Finnish alphabet: it is dear.
-- roles: import
-- writes
create or replace table retention_order as
with keyed as (
    select
        *,
        unnest([
            {'sorting': 'name', 'word': lower(name)},
            {'sorting': 'company', 'word': lower(company)},
            {'sorting': 'last_contact_on', 'word': last_contact_on::varchar}
        ], recursive := true)
    from retention_list
)

select
    sorting,
    row_number() over (
        partition by sorting
        order by if(strlen(word) = length(word), word, translate(word, 'åäö', '{|}')) nulls last, list_position
    )::integer as place,
    keyed.* exclude (sorting, word)
from keyed
order by sorting, place
