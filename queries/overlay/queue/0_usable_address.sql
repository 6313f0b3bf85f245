-- Whether mail can be sent to what stands as an address: one address, in letters that every mail server takes.
-- roles: system
-- writes
create macro usable_address(email) as
    coalesce(regexp_full_match(email, '[-a-z0-9!#$%&''*+/=?^_`{|}~.]{1,64}@[a-z0-9-]+([.][a-z0-9-]+)+', 'i'), false)
