-- Every table of the queue read once, so that each block is held against its checksum.
-- Files attached to cases are not: they may be many gigabytes, and are read when somebody opens one.
-- roles: system
select bit_xor(hash(each_row)) from (select * exclude (content) from queue.attachment) as each_row
union all
select bit_xor(hash(each_row)) from queue.case_material as each_row
union all
select bit_xor(hash(each_row)) from queue.control_result as each_row
union all
select bit_xor(hash(each_row)) from queue.notice_delivery as each_row
union all
select bit_xor(hash(each_row)) from queue.request_event as each_row
union all
select bit_xor(hash(each_row)) from queue.request_queue as each_row
union all
select bit_xor(hash(each_row)) from queue.request_record as each_row
union all
select bit_xor(hash(each_row)) from queue.schema_migration as each_row
union all
select bit_xor(hash(each_row)) from queue.session as each_row
union all
select bit_xor(hash(each_row)) from queue.setting as each_row
union all
select bit_xor(hash(each_row)) from queue.shared_key as each_row
union all
select bit_xor(hash(each_row)) from queue.sign_in_failure as each_row
union all
select bit_xor(hash(each_row)) from queue.suppression as each_row
union all
select bit_xor(hash(each_row)) from queue.user_account as each_row
union all
select bit_xor(hash(each_row)) from queue.write_back_item as each_row
