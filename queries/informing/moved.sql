-- What changes whenever anybody has been informed or anything decided: two numbers.
-- roles: officer
select
    (select count(*) from queue.notice_delivery) as deliveries,
    (select max(seq) from queue.request_event) as seq
