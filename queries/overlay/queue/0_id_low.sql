-- The second number that stands for a Salesforce id in record_owner.
-- roles: system
-- writes
create macro id_low(record_id) as (md5_number(record_id) & 18446744073709551615::uhugeint)::ubigint
