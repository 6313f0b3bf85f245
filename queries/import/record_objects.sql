-- Enters the objects of this export, each with the moment of its own files.
-- That is what was told, else the newest moment that a file's records or its place in an archive bear. Of several
-- files the oldest counts, and one that tells no moment leaves the object's unknown; a file of which no record is
-- left says nothing beside others.
-- roles: import
-- param told: timestamp?
-- param until: timestamp
-- param file_nos: integer[]
-- param written: timestamp[]
-- writes
insert into known_object
with moments as (
    select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) as moment from account
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from contact
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from individual
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from activity
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from activity_relation
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from campaign
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from campaign_member
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from opportunity
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from opportunity_contact_role
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from consent
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from salesforce_user
    union all select file_no, unnest([CreatedDate, LastModifiedDate, SystemModstamp]) from other_record
    union all select unnest($file_nos::integer[]), unnest($written::timestamp[])
),

newest as (
    select
        file_no,
        max(moment) as moment
    from moments
    where moment <= $until
    group by file_no
),

own as (
    select
        import_file.object,
        import_file.loaded,
        coalesce($told::timestamp, newest.moment) as moment
    from import_file
    left join newest on newest.file_no = import_file.file_no
    where import_file.object is not null
        and import_file.error is null
    qualify import_file.loaded > 0 or max(import_file.loaded) over (partition by import_file.object) = 0
)

select
    object,
    case when bool_and(moment is not null) then min(moment) end as exported_at,
    sum(loaded)::bigint as records,
    null as previous_records,
    false as carried
from own
group by object
