-- What an action does to the contacts and leads of some persons.
-- act is NULL where nothing is to be done any more; hindrance says why a row stays. `mark` is what an
-- anonymised last name looks like. A converted lead refuses changes (CANNOT_UPDATE_CONVERTED_LEAD): it is
-- deleted where a contact is anonymised, and passed over by an opt-out. The e-mail opt-out is planned even if
-- the export lacked that column, fax and telephone only if it did not: a refused header would stop them all.
-- roles: officer, staff, system
-- param owners: integer[]
-- param person_nos: integer[]
-- param action: text
-- param mark: text
with flag as (
    select
        object,
        bool_or(list_contains(columns, 'HasOptedOutOfFax')) as knows_fax,
        bool_or(list_contains(columns, 'DoNotCall')) as knows_phone
    from import_file
    where object in ('Contact', 'Lead')
    group by object
),

found as (
    select
        own.owner,
        contact.*,
        coalesce(LastName, Name) like $mark
            and coalesce(FirstName, MiddleName, Suffix, Salutation, Title, Department, Email, Phone) is null
            and coalesce(MobilePhone, HomePhone, OtherPhone, Fax, AssistantName, AssistantPhone) is null
            and coalesce(MailingStreet, MailingCity, MailingPostalCode, OtherStreet, OtherCity) is null
            and coalesce(Street, City, PostalCode, Birthdate, Description, IndividualId, ReportsToId) is null
            and coalesce(len(list_filter(
                json_keys(contact.extra),
                lambda name: name like '%#_#_c' escape '#'
                    and lower(contact.extra ->> ('/' || name)) not in ('true', 'false')
                    and try_cast(contact.extra ->> ('/' || name) as double) is null
            )), 0) = 0 as anonymous,
        HasOptedOutOfEmail as no_email,
        HasOptedOutOfEmail
            and (HasOptedOutOfFax or not coalesce(flag.knows_fax, false))
            and (DoNotCall or not coalesce(flag.knows_phone, false)) as opted_out
    from (
        select unnest($owners::integer[]) as owner, unnest($person_nos::integer[]) as person_no
    ) as own
    join contact on contact.person_no = own.person_no
    left join flag on flag.object = contact.object
)

select
    owner,
    object,
    Id as record_id,
    case
        when IsDeleted then null
        when $action = 'delete' then 'delete'
        when $action = 'anonymise' and IsConverted then 'delete'
        when $action = 'anonymise' and anonymous is not true then 'anonymise'
        when IsConverted then null
        when $action = 'opt_out_email' and no_email is not true then 'opt_out_email'
        when $action in ('opt_out', 'restrict') and opted_out is not true then 'opt_out'
    end as act,
    case when IsDeleted then 'in_bin' end as hindrance
from found
