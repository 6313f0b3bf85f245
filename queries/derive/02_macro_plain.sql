-- A text as it is compared: composed (NFC), without space around, in small letters; empty is NULL.
-- Spaces around an address or a name are slips of the hand, no-break spaces come from spreadsheets.
-- roles: import
-- writes
create or replace temporary macro plain(written) as
    nullif(lower(trim(nfc_normalize(written), ' ' || chr(9) || chr(10) || chr(13) || chr(160))), '')
