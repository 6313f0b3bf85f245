-- How many rows have no seal, because they are older than seals.
-- roles: system
select
    (select count(*) from queue.request_queue where seal is null)
    + (select count(*) from queue.setting where seal is null)
    + (select count(*) from queue.suppression where seal is null)
    + (select count(*) from queue.write_back_item where seal is null) as unsealed
