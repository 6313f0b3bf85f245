-- Which number each case has; `key` is 64 bits of the SHA-256 of its id.
-- roles: system
select
    ('0x' || left(sha256(case_id), 16))::ubigint as key,
    case_number::bigint as number
from queue.request_queue
