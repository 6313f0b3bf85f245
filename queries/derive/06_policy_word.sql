-- The lists of the policy, one row a word; meaning is what a word stands for where it stands for something.
-- roles: import
-- param policy_words: text
-- writes
create or replace temporary table policy_word as
select distinct
    kind,
    plain(word) as word,
    meaning
from (
    select unnest(
        from_json($policy_words::json, '[{"kind": "varchar", "word": "varchar", "meaning": "varchar"}]'),
        recursive := true
    )
)
