-- Which pieces of case material there are.
-- roles: system
select material_id
from queue.case_material
