-- The retention rules as they were at this import, in the order in which they are tried (clause 12).
-- roles: import
-- param retention_rules: text
-- writes
create or replace table retention_rule as
select
    unnest(
        from_json($retention_rules::json, '[{
            "rule": "varchar", "list_position": "integer", "applies_to": "varchar",
            "relationship": ["varchar"], "condition": "varchar", "counted_from": "varchar",
            "months": "integer", "days": "integer", "at_end": "varchar", "ground": "varchar",
            "article": "varchar"
        }]'),
        recursive := true
    )
