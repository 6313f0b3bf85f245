-- What runs before a row is changed: it gets a new number.
-- roles: system
-- writes
create or replace function queue.renumber() returns trigger language plpgsql as $renumber$
begin
    new.change_no := nextval('queue.change_no');
    return new;
end
$renumber$
