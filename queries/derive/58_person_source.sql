-- The source of each person: that of the first record that says one.
-- roles: import
-- writes
create or replace temporary table person_source as
select
    person_no,
    unnest(arg_min(
        {'source': source, 'source_value': source_value, 'source_reason': reason},
        {'last': source = 'unknown', 'created_at': coalesce(created_at, timestamp 'infinity')}
    ))
from record_source
group by person_no
