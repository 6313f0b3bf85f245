-- Case material that is not what the history says of it, in PostgreSQL's words: see `duckdb/material_seals`.
-- roles: system
with checked as (
    select
        material.material_id,
        material.case_id,
        case
            when
                material.material_hash
                <> encode(sha256(convert_to(material.salt || concat_ws(
                    chr(31), material.material_id, material.case_id, material.material_kind,
                    coalesce(to_char(material.delete_after, 'YYYY-MM-DD'), chr(30)),
                    (extract(epoch from material.created_at) * 1000000)::bigint,
                    material.created_by, material.content
                ), 'UTF8')), 'hex')
                and material.material_hash
                <> encode(sha256(convert_to(material.salt || material.content, 'UTF8')), 'hex')
                then 'words'
            when
                attachment.material_id is not null
                and strpos(
                    material.content,
                    '"sha256":"' || encode(sha256(attachment.content), 'hex') || '"'
                ) = 0
                then 'file'
            when event.material_hash is null then 'unknown'
        end as fault
    from queue.case_material as material
    left join queue.attachment as attachment on attachment.material_id = material.material_id
    left join (
        select distinct material_hash, case_id
        from queue.request_event
        where material_hash is not null
    ) as event
        on event.material_hash = material.material_hash
        and coalesce(event.case_id, material.case_id) = material.case_id
)

select
    checked.material_id,
    checked.fault,
    request.case_number
from checked
left join queue.request_queue as request on request.case_id = checked.case_id
where checked.fault is not null
order by request.case_number, checked.material_id
