-- Fills the table activity from the incoming text; occurred_at is the moment that the object is dated to.
-- roles: import
-- writes
insert into activity by name
select
    record_object as object,
    nullif(columns(* exclude (row_no, record_object, file_no, extra)), ''),
    cast(
        case record_object
            when 'EmailMessage' then coalesce(nullif(MessageDate, ''), nullif(CreatedDate, ''))
            when 'Event' then coalesce(
                nullif(EndDateTime, ''), nullif(StartDateTime, ''), nullif(ActivityDateTime, ''), nullif(ActivityDate, '')
            )
            else coalesce(nullif(ActivityDate, ''), nullif(CompletedDateTime, ''))
        end as timestamp
    ) as occurred_at,
    file_no,
    as_json(extra) as extra
from incoming
