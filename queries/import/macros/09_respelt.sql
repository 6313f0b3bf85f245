-- A date or moment as ISO text, where it was spelt in another way that can only mean one thing.
-- Finnish `7.2.2023 22.44`, year-first slashes, `…000Z-0300`, `… GMT`, am and pm. Slashes with the day or month
-- first are not read here: what they mean is decided a column at a time.
-- roles: import
-- writes
create or replace temp macro respelt(cell) as
    case
        when regexp_full_match(cell, '\d{1,2}\.\d{1,2}\.\d{4}.*') then
            strftime(
                try_strptime(
                    regexp_replace(cell, '(?:,| klo)? (\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?$', ' \1:\2:0\3'),
                    ['%d.%m.%Y %H:%M:0%S', '%d.%m.%Y %H:%M:0', '%d.%m.%Y']
                ),
                '%Y-%m-%d %H:%M:%S'
            )
        when regexp_full_match(cell, '\d{4}/\d{1,2}/\d{1,2}([T ].*)?') then replace(cell, '/', '-')
        when regexp_full_match(cell, '(?i)\d{4}-\d{1,2}-\d{1,2},? \d{1,2}:\d{2}(:\d{2})? ?[ap]m') then
            strftime(
                try_strptime(
                    upper(replace(cell, ',', '')),
                    ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M%p']
                ),
                '%Y-%m-%d %H:%M:%S'
            )
        when regexp_full_match(cell, '.*Z[+-]\d{2}:?\d{2}') then regexp_replace(cell, 'Z([+-])', '\1')
        else regexp_replace(replace(cell, ', ', ' '), ' ?(GMT|UTC|Z)$', 'Z')
    end
