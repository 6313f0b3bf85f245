-- The filled entries of a map as a JSON object, or NULL where there are none.
-- roles: import
-- writes
create or replace temp macro as_json(entries) as
    case
        when len(list_filter(map_values(entries), lambda cell: cell <> '')) > 0
            then to_json(map_from_entries(list_filter(map_entries(entries), lambda entry: entry.value <> '')))
    end
