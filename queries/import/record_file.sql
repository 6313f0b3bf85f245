-- Enters a file with what became of its records.
-- roles: import
-- param file_no: integer
-- param name: text
-- param container: text?
-- param object: text?
-- param dialect: text?
-- param encoding: text?
-- param sha256: text?
-- param bytes: bigint?
-- param read: bigint
-- param loaded: bigint
-- param rejected: bigint
-- param duplicates: bigint
-- param columns: text[]
-- param error: text?
-- param note: text?
-- param messages: text
-- writes
insert into import_file
values (
    $file_no, $name, $container, $object, $dialect, $encoding, $sha256, $bytes,
    $read, $loaded, $rejected, $duplicates, $columns, $error, $note, $messages
)
