-- What screens may change over policy.toml, with history. Insert-only: the newest row of a name counts.
-- `value` is JSON; an attested fact is a setting whose value says who, when and on what evidence.
-- roles: system
-- writes
create table queue.setting (
    name varchar not null,
    version integer not null,
    value varchar not null,
    changed_at timestamp not null,
    changed_by varchar not null,
    primary key (name, version)
)
