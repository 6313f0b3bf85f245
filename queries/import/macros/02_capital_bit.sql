-- `value` where the character at `place` is A–Z, else 0.
-- contains, not between: a macro is written out for every column that it is used on, and two comparisons each
-- make planning twenty times slower.
-- roles: import
-- writes
create or replace temp macro capital_bit(id, place, value) as
    value * cast(contains('ABCDEFGHIJKLMNOPQRSTUVWXYZ', id[place]) as integer)
