-- The bytes of the snapshot's file that is being filled.
-- roles: import
select block_size * total_blocks as size
from pragma_database_size()
where database_name = 'snapshot_file'
