-- Active users of Salesforce who work for a company that is neither the controller nor a recipient of the policy.
-- Why: clause 4 names the companies that use the register; another one needs a notice first (GDPR Art. 5(1)(b), 13(3)).
-- Remedy: close the access, or name the company as a recipient in policy.toml and in the notice.
-- roles: officer, system
-- needs: User.CompanyName
-- param known_companies: text[]
with employed as (
    select Id, trim(extra ->> '/CompanyName') as company
    from salesforce_user
    where coalesce(IsActive, true) and not coalesce(IsDeleted, false)
)

select
    'User' as object,
    Id as record_id,
    null::integer as person_no,
    company as subject,
    'group_company_not_in_notice' as reason,
    1 as affected
from employed
where company <> '' and lower(company) not in (select unnest($known_companies::varchar[]))
order by Id
