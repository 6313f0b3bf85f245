-- Persons: one row a human, shown by the main record.
-- Deleted when every record of theirs is in the bin, merged away, or anonymised.
-- A lead's company may be an account's id (seen in real exports): then the account's name is shown.
-- roles: import
-- writes
create or replace table person as
with whole as (
    select
        person_no,
        count(*)::integer as records,
        bool_and(deleted or anonymous) as deleted
    from member
    group by person_no
),

shown as (
    select
        person_no, object, Id, Name, FirstName, LastName, Title, AccountId, Company, OwnerId,
        plain(Email) as email, coalesce(Phone, MobilePhone) as phone, coalesce(MailingCity, City) as city
    from contact
    union all
    select person_no, 'Individual', Id, Name, FirstName, LastName, null, null, null, OwnerId, null, null, null
    from individual
    where person_no is not null
)

select
    main.person_no,
    coalesce(shown.Name, nullif(trim(concat_ws(' ', shown.FirstName, shown.LastName)), '')) as name,
    shown.FirstName as first_name,
    shown.LastName as last_name,
    shown.Title as title,
    coalesce(account.Name, shown.Company) as company,
    account.Id as account_id,
    account.account_no,
    shown.email,
    shown.phone,
    shown.city,
    main.object as main_object,
    main.record_id as main_id,
    first_record.created_on,
    salesforce_user.Name as owner_name,
    whole.records,
    whole.deleted
from member as main
join shown on shown.person_no = main.person_no and shown.Id = main.record_id
join whole on whole.person_no = main.person_no
left join (
    select person_no, helsinki_day(min(CreatedDate)) as created_on
    from contact
    group by person_no
) as first_record on first_record.person_no = main.person_no
left join account on account.Id = coalesce(shown.AccountId, shown.Company)
left join salesforce_user on salesforce_user.Id = shown.OwnerId
where main.main
order by main.person_no
