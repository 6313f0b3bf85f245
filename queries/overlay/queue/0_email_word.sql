-- An e-mail address as it is compared: composed, without space around, in small letters, without marks.
-- What stands behind a plus is left out (anna+news@ is read by anna@). Hashes were made of the whole address.
-- roles: system
-- writes
create macro email_word(written) as regexp_replace(
    strip_accents(lower(trim(nfc_normalize(written), ' ' || chr(9) || chr(10) || chr(13) || chr(160)))),
    '\+[^@]*@',
    '@'
)
