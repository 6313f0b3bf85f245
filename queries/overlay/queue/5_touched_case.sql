-- The cases to work out anew. The queue is sorted by number, so that their rows are found by it.
-- roles: system
-- writes
create table touched_case (
    case_id varchar not null,
    case_number integer not null
)
