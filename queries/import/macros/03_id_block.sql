-- One character of an id's checksum: five characters of the id, one bit for each that is A–Z, the first the lowest.
-- roles: import
-- writes
create or replace temp macro id_block(id, place) as substr(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345',
    1
    + capital_bit(id, place, 1)
    + capital_bit(id, place + 1, 2)
    + capital_bit(id, place + 2, 4)
    + capital_bit(id, place + 3, 8)
    + capital_bit(id, place + 4, 16),
    1
)
