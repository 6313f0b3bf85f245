-- Says which file the view `given` reads, and how.
-- roles: import
-- param path: text
-- param columns: columns
-- param kept: text[]
-- param delimiter: text
-- param skip: integer
-- param longest: bigint
-- writes
set variable reading = struct_pack(
    path := $path, columns := $columns, kept := $kept, delimiter := $delimiter, skip := $skip, longest := $longest
)
