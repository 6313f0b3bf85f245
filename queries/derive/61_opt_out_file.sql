-- Which files had which opt-out columns: an empty cell in one of them means no, a missing column means nothing.
-- roles: import
-- writes
create or replace temporary table opt_out_file as
select
    file_no,
    coalesce(list_contains(columns, 'HasOptedOutOfEmail'), false) as has_email,
    coalesce(list_contains(columns, 'DoNotCall'), false) as has_phone,
    coalesce(list_contains(columns, 'HasOptedOutOfFax'), false) as has_fax
from import_file
