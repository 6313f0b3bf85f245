-- Have the queue go with another key from now on.
-- roles: system
-- param name: text
-- param fingerprint: text
-- param since: timestamp
-- writes
update queue.shared_key
set fingerprint = $fingerprint, since = $since
where name = $name
