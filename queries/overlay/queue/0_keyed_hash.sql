-- HMAC-SHA-256 (RFC 2104) of a text; the key comes as its two padded blocks, made by the program.
-- roles: system
-- writes
create macro keyed_hash(inner_block, outer_block, word) as
    sha256(outer_block || unhex(sha256(inner_block || encode(word))))
