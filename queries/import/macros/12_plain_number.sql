-- The cell without spaces, currency signs and codes.
-- roles: import
-- writes
create or replace temp macro plain_number(cell) as
    regexp_replace(cell, '^\s*(?:[A-Z]{3}|[€$£])?|[\s\x{00A0}\x{202F}]|(?:[A-Z]{3}|[€$£])\s*$', '', 'g')
