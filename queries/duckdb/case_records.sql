-- Cases that are not found by their own records: request_record, by which they are, lists others.
-- roles: system
with listed as (
    select
        case_id,
        count(*) as records
    from queue.request_record
    group by case_id
),

-- Where as many are listed as the case has, every one of them has to be one of its own.
strange as (
    select distinct record.case_id
    from queue.request_record as record
    left join queue.request_queue as request on request.case_id = record.case_id
    where request.case_id is null or not contains(request.salesforce_ids, to_json(record.record_id)::varchar)
)

select
    coalesce(request.case_id, strange.case_id) as case_id,
    request.case_number
from queue.request_queue as request
full join strange on strange.case_id = request.case_id
left join listed on listed.case_id = request.case_id
where strange.case_id is not null
    or (
        coalesce(listed.records, 0) <> json_array_length(request.salesforce_ids)
        and coalesce(listed.records, 0) <> len(list_distinct(from_json(request.salesforce_ids, '["varchar"]')))
    )
order by request.case_number, case_id
