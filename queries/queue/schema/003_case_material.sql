-- What holds personal data: requester, notes, values, letters. Events carry only its salted hash.
-- Deletable by rule: the history outlives an erasure.
-- roles: system
-- writes
create table queue.case_material (
    material_id varchar primary key,
    case_id varchar not null,
    material_kind varchar not null,
    content varchar not null,
    salt varchar not null,
    material_hash varchar not null,
    delete_after date,
    created_at timestamp not null,
    created_by varchar not null
)
