-- Files kept with a case: the content beside its row of case_material, which holds name, type and hash.
-- Deletable by rule, with that row. until_closed: it goes when the case closes, before the case file.
-- roles: system
-- writes
create table queue.attachment (
    material_id varchar primary key,
    until_closed boolean not null,
    content bytea not null
)
