-- One character of an id's checksum: five characters, one bit for each that is A–Z, the first the lowest.
-- roles: import
-- writes
create or replace temp macro id_block(id, start) as substr(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345',
    1
    + cast(id[start] between 'A' and 'Z' as integer)
    + 2 * cast(id[start + 1] between 'A' and 'Z' as integer)
    + 4 * cast(id[start + 2] between 'A' and 'Z' as integer)
    + 8 * cast(id[start + 3] between 'A' and 'Z' as integer)
    + 16 * cast(id[start + 4] between 'A' and 'Z' as integer),
    1
)
