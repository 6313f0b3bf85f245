-- The three characters that make a 15-character Salesforce id an 18-character one.
-- roles: import
-- writes
create or replace temp macro id_suffix(id) as id_block(id, 1) || id_block(id, 6) || id_block(id, 11)
