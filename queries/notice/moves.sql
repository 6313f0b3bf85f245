-- How often persons have been worked out anew since the overlay was built, and how many steps deliveries have taken.
-- roles: officer, system
select
    (select coalesce(max(move), 0) from moved_person) as moves,
    (select count(*) from queue.notice_delivery) as deliveries
