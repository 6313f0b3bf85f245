-- Contact details of a case's persons as they can have given them, and their own choices; no notes, no ratings.
-- roles: officer, staff
-- param case_id: text
select
    contact.object,
    contact.Id as id,
    contact.Salutation as salutation,
    contact.FirstName as first_name,
    contact.MiddleName as middle_name,
    contact.LastName as last_name,
    contact.Suffix as suffix,
    contact.Title as title,
    contact.Department as department,
    coalesce(account.Name, contact.Company) as company,
    contact.Email as email,
    contact.Phone as phone,
    contact.MobilePhone as mobile_phone,
    contact.HomePhone as home_phone,
    contact.OtherPhone as other_phone,
    contact.Fax as fax,
    coalesce(contact.MailingStreet, contact.Street) as street,
    coalesce(contact.MailingPostalCode, contact.PostalCode) as postal_code,
    coalesce(contact.MailingCity, contact.City) as city,
    coalesce(contact.MailingState, contact.State) as state,
    coalesce(contact.MailingCountry, contact.Country) as country,
    contact.OtherStreet as other_street,
    contact.OtherPostalCode as other_postal_code,
    contact.OtherCity as other_city,
    contact.OtherState as other_state,
    contact.OtherCountry as other_country,
    contact.Website as website,
    contact.Birthdate as birth_date,
    contact.Pronouns as pronouns,
    contact.HasOptedOutOfEmail as no_email,
    contact.HasOptedOutOfFax as no_fax,
    contact.DoNotCall as no_calls
from contact
left join account on account.Id = coalesce(contact.AccountId, contact.Company)
where contact.person_no in (select person_no from case_person where case_id = $case_id) and not coalesce(contact.IsDeleted, false)
order by contact.object, contact.Id
