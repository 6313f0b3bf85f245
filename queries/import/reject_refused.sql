-- Puts the refused records into `reject`; the frame `places` says where in the file each one stands.
-- reason is a gettext id: the importer keeps the sentences, see register/reasons.py.
-- roles: import
-- param file_no: integer
-- param file: text
-- param object: text
-- param columns: text[]
-- param reasons: text[]
-- param no_id: text
-- param ambiguous: text?
-- writes
insert into reject by name
with refused_cells as (
    select
        refused.*,
        coalesce(refused.record[refused.column_name], '') as cell
    from refused
)

select
    $file_no as file_no,
    $file as file,
    $object as object,
    places.record_no,
    places.line_no,
    refused_cells.column_name,
    case
        when refused_cells.column_name = 'Id' and trim(cell) = '' then $no_id
        when $ambiguous::varchar is not null and regexp_full_match(cell, '\s*\d{1,2}/\d{1,2}/(\d{4}|\d{2})(\D.*)?') then $ambiguous
        else $reasons[list_position($columns, refused_cells.column_name)]
    end as reason,
    cell as value,
    to_json(record) as text,
    nullif(trim(record['Id']), '') as record_id,
    nullif(trim(record['Email']), '') as email
from refused_cells
join places using (row_no)
