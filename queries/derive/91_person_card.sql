-- What a few persons are shown by, where they lie scattered: one text a person, not compressed.
-- To fetch a row out of compressed text the rows before it are unpacked, a millisecond a row and column.
-- roles: import
-- writes
create or replace table person_card (
    person_no integer,
    deleted boolean,
    card varchar using compression uncompressed
)
