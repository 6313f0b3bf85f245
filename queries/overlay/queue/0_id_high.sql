-- The first number that stands for a Salesforce id in record_owner.
-- roles: system
-- writes
create macro id_high(record_id) as (md5_number(record_id) >> 64)::ubigint
