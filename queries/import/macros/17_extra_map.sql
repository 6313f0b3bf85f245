-- The columns without a home as a map; the one without a name is there so that lists are never empty.
-- roles: import
-- writes
create or replace temp macro extra_map(labels, cells, report) as
    map_from_entries(
        list_filter(
            list_transform(
                list_zip(labels, cells),
                lambda pair: (pair[1], extra_cell(pair[1], cleaned(pair[2], report)))
            ),
            lambda pair: pair[1] <> ''
        )
    )
