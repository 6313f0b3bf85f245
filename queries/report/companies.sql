-- The companies under which a case's persons stand; all of a person account, which is the person.
-- roles: officer, staff
-- param case_id: text
with record as (
    select contact.AccountId, contact.Company
    from contact
    anti join left_out on left_out.case_id = $case_id and left_out.record_id = contact.Id
    where contact.person_no in (select person_no from case_person where case_id = $case_id)
),

own as (
    select AccountId as account_id from record
    union
    select Company from record
)

select
    'Account' as object,
    account.Id,
    account.Name,
    account.Type,
    account.Y_tunnus__c,
    account.IsPersonAccount,
    account.PersonContactId,
    case when account.IsPersonAccount then account.BillingStreet end as BillingStreet,
    case when account.IsPersonAccount then account.BillingPostalCode end as BillingPostalCode,
    case when account.IsPersonAccount then account.BillingCity end as BillingCity,
    case when account.IsPersonAccount then account.BillingCountry end as BillingCountry,
    case when account.IsPersonAccount then account.ShippingStreet end as ShippingStreet,
    case when account.IsPersonAccount then account.ShippingPostalCode end as ShippingPostalCode,
    case when account.IsPersonAccount then account.ShippingCity end as ShippingCity,
    case when account.IsPersonAccount then account.ShippingCountry end as ShippingCountry,
    case when account.IsPersonAccount then account.Phone end as Phone,
    case when account.IsPersonAccount then account.Fax end as Fax,
    case when account.IsPersonAccount then account.Description end as Description,
    case when account.IsPersonAccount then account.AccountSource end as AccountSource,
    case when account.IsPersonAccount then account.extra end as extra
from account
where account.Id in (select account_id from own)
order by account.Id
