-- Fills the table activity_relation from the incoming text, with the activity in one column for all three objects.
-- roles: import
-- writes
insert into activity_relation by name
select
    record_object as object,
    nullif(columns(* exclude (row_no, record_object, file_no, extra)), ''),
    coalesce(nullif(TaskId, ''), nullif(EventId, ''), nullif(EmailMessageId, '')) as ActivityRecordId,
    file_no,
    as_json(extra) as extra
from incoming
