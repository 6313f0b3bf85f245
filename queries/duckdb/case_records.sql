-- Cases that are not found by their own records: request_record, by which they are, lists others.
-- roles: system
with listed as (
    select
        record.case_id,
        count(*) as records,
        bool_and(case
            when contains(request.salesforce_ids, '"' || record.record_id || '"') then true
            else coalesce(contains(request.salesforce_ids, to_json(record.record_id)::varchar), false)
        end) as is_own
    from queue.request_record as record
    left join queue.request_queue as request on request.case_id = record.case_id
    group by record.case_id
)

select
    coalesce(request.case_id, listed.case_id) as case_id,
    request.case_number
from queue.request_queue as request
full join listed on listed.case_id = request.case_id
where request.case_id is null
    or not coalesce(listed.is_own, true)
    or (
        coalesce(listed.records, 0) <> json_array_length(request.salesforce_ids)
        and coalesce(listed.records, 0) <> len(list_distinct(from_json(request.salesforce_ids, '["varchar"]')))
    )
order by request.case_number, case_id
