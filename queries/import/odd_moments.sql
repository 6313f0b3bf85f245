-- For each date column of the stage whether any cell is neither empty nor ISO.
-- roles: import
-- param moments: text[]
select bool_or(not is_iso(cleaned(columns($moments), false)))
from stage
