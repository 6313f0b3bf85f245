-- Case material that is not what the history says of it: its words, or its file, have another hash.
-- `fault`: words, file, or unknown (no event carries its hash).
-- roles: system
with checked as (
    select
        material.material_id,
        material.case_id,
        case
            when material.material_hash <> sha256(material.salt || material.content) then 'words'
            when
                attachment.material_id is not null
                and strpos(material.content, '"sha256":"' || sha256(attachment.content) || '"') = 0
                then 'file'
            when event.material_hash is null then 'unknown'
        end as fault
    from queue.case_material as material
    left join queue.attachment as attachment on attachment.material_id = material.material_id
    left join (select distinct material_hash from queue.request_event) as event
        on event.material_hash = material.material_hash
)

select
    checked.material_id,
    checked.fault,
    request.case_number
from checked
left join queue.request_queue as request on request.case_id = checked.case_id
where checked.fault is not null
order by request.case_number, checked.material_id
