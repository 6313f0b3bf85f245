-- Rewrites the cells of date columns that have others than ISO dates in them.
-- roles: import
-- param odd: text[]
-- writes
create or replace temp table stage as
select
    columns(lambda name: not list_contains($odd, name)),
    coalesce(respelt(trim(replace(replace(columns($odd), chr(160), ' '), chr(8239), ' '))), columns($odd))
from stage
