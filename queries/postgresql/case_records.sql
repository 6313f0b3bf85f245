-- Cases that are not found by their own records, in PostgreSQL's words: see `duckdb/case_records`.
-- roles: system
with listed as (
    select
        record.case_id,
        count(*) as records,
        bool_and(
            coalesce(strpos(request.salesforce_ids, to_json(record.record_id)::text) > 0, false)
        ) as is_own
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
        coalesce(listed.records, 0) <> json_array_length(request.salesforce_ids::json)
        and coalesce(listed.records, 0) <> (
            select count(distinct record_id)
            from json_array_elements_text(request.salesforce_ids::json) as record (record_id)
        )
    )
order by request.case_number, case_id
