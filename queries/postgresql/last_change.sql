-- The number of the last change that was committed: where a copy has it, nothing is new.
-- roles: system
select greatest(
    0,
    (select max(change_no) from queue.attachment),
    (select max(change_no) from queue.case_material),
    (select max(change_no) from queue.control_result),
    (select max(change_no) from queue.notice_delivery),
    (select max(change_no) from queue.request_event),
    (select max(change_no) from queue.request_queue),
    (select max(change_no) from queue.request_record),
    (select max(change_no) from queue.session),
    (select max(change_no) from queue.setting),
    (select max(change_no) from queue.shared_key),
    (select max(change_no) from queue.sign_in_failure),
    (select max(change_no) from queue.suppression),
    (select max(change_no) from queue.user_account),
    (select max(change_no) from queue.write_back_item),
    (select max(change_no) from queue.deletion)
) as change_no
