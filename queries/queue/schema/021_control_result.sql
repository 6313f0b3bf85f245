-- What every control found in each snapshot: rows open, and how many persons or records they concern. Insert-only.
-- day is the Helsinki day of looking. NULL figures: the snapshot lacks what the control reads.
-- roles: system
-- writes
create table queue.control_result (
    control varchar not null,
    snapshot_id varchar not null,
    day date not null,
    open_rows bigint,
    affected bigint,
    primary key (control, snapshot_id)
)
