-- What a few persons are shown by, where they lie scattered: one text a person, not compressed.
-- To fetch a row out of compressed text the rows before it are unpacked, a millisecond a row and column.
-- Persons' numbers have no gaps, so a card's place (rowid) is the number less one, and is read by it: a filter on
-- the numbers would compare those of 122,880 persons for each card. Readers look at the number on the card, too.
-- roles: import
-- writes
create or replace table person_card (
    person_no integer,
    deleted boolean,
    card varchar using compression uncompressed
)
