-- The e-mail addresses in a cell, in small letters: a cell may hold several, a name, mailto: or marks that nobody sees.
-- roles: system
-- writes
create macro email_addresses(written) as regexp_extract_all(
    regexp_replace(lower(nfc_normalize(written)), '\p{Cf}', '', 'g'),
    '[\p{L}\p{N}_!#$%&*+/=?^{|}~-][\p{L}\p{M}\p{N}_.''!#$%&*+/=?^{|}~-]*@[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*(?:\.[\p{L}\p{M}\p{N}-]+)+'
)
