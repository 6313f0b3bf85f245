-- Every record that is a person: contacts, leads and individuals, numbered by Id.
-- row_id is the row in the raw table; an Individual of a Salesforce user only is staff, not a data subject here.
-- A record that lost a merge counts as deleted where the export does not say.
-- anonymous: it was anonymised by one of our own write-back files and is nobody's data any more.
-- roles: import
-- param anonymous: text
-- writes
create or replace temporary table record as
with found as (
    select
        object,
        Id as record_id,
        rowid as row_id,
        coalesce(IsDeleted, MasterRecordId is not null) as deleted,
        coalesce(plain(LastName) like $anonymous, false)
        and coalesce(FirstName, Email, Phone, MobilePhone) is null as anonymous,
        MasterRecordId as master_id,
        ConvertedContactId as converted_id,
        IndividualId as individual_id,
        coalesce(IsConverted, false) or ConvertedContactId is not null as converted,
        plain(Email) as email,
        coalesce(LastModifiedDate, SystemModstamp, CreatedDate) as modified_at
    from contact
    union all
    select
        'Individual',
        Id,
        rowid,
        coalesce(IsDeleted, MasterRecordId is not null),
        coalesce(plain(LastName) like $anonymous, false) and FirstName is null,
        MasterRecordId,
        null,
        null,
        false,
        null,
        coalesce(LastModifiedDate, SystemModstamp, CreatedDate)
    from individual
    where
        Id not in (select IndividualId from salesforce_user where IndividualId is not null)
        or Id in (select IndividualId from contact where IndividualId is not null)
)

select
    row_number() over (order by record_id)::integer as record_no,
    found.*
from found
order by record_no
