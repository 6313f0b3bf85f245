-- For each truth column of the stage whether any cell says false: then an empty cell in the file says nothing.
-- roles: import
-- param booleans: text[]
-- param report: boolean
select bool_or(as_boolean(cleaned(columns($booleans), $report), '') = 'false')
from stage
