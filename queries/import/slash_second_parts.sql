-- The greatest second part of dates with slashes in each date column of the stage; NULL: none there.
-- roles: import
-- param moments: text[]
select max(try_cast(regexp_extract(columns($moments), '^\s*\d{1,2}/(\d{1,2})/(?:\d{4}|\d{2}\b)', 1) as integer))
from stage
