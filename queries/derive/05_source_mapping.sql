-- What stands in LeadSource and which source of clause 7 it means, as it was at this import.
-- roles: import
-- param source_mapping: text
-- writes
create or replace table source_mapping as
select unnest(
    from_json($source_mapping::json, '[{"source_value": "varchar", "source": "varchar"}]'), recursive := true
)
