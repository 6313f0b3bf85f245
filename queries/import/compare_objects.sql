-- Enters beside each object how many records an earlier export held, and objects that only an earlier one had.
-- An export that is not seen to be a later one confirms nothing: then the larger number of the two before counts.
-- roles: import
-- writes
insert or replace into known_object
with older as (
    select
        object,
        exported_at,
        records,
        greatest(records, previous_records) as most
    from previous.known_object
)

select
    object,
    own.exported_at,
    own.records,
    case
        when own.records is not null and older.records is not null and own.exported_at > older.exported_at
            then older.records
        else older.most
    end as previous_records,
    coalesce(
        own.records is null
        or older.records is null
        or (own.exported_at > older.exported_at) is not true and older.most > older.records,
        false
    ) as carried
from known_object as own
full join older using (object)
