-- Whose each record is, by its id as two numbers, sorted: a few ids are found in a few blocks, in any register.
-- Ids themselves begin alike, so that blocks of them could not be told apart.
-- roles: import
-- writes
create or replace table record_owner as
select
    (md5_number(record_id) >> 64)::ubigint as id_high,
    (md5_number(record_id) & 18446744073709551615::uhugeint)::ubigint as id_low,
    person_no
from person_record
order by id_high
