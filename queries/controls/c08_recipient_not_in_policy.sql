-- Active users of Salesforce from a domain that neither the controller nor a recipient of the policy has.
-- Why: clause 8 promises that data are not disclosed; who reads the register is a recipient (GDPR Art. 4(9), 13(1)(e)).
-- Remedy: close the access, or name the recipient with its domains in policy.toml and in the notice.
-- roles: officer, system
-- needs: User
-- param known_domains: text[]
with named as (
    select Id, lower(regexp_extract(coalesce(Email, Username), '@([^@\s]+)$', 1)) as domain
    from salesforce_user
    where coalesce(IsActive, true) and not coalesce(IsDeleted, false)
),

known as (
    select unnest($known_domains::varchar[]) as domain
),

owned as (
    select OwnerId, count(*) as records
    from contact
    where not coalesce(IsDeleted, false)
    group by OwnerId
)

select
    'User' as object,
    named.Id as record_id,
    null::integer as person_no,
    named.domain as subject,
    'recipient_not_in_policy' as reason,
    greatest(owned.records, 1) as affected
from named
left join owned on owned.OwnerId = named.Id
where named.domain <> ''
    -- Salesforce's own automatic users stand in a domain named after the org.
    and not regexp_matches(named.domain, '^00d[a-z0-9]{12,15}$')
    and not exists (
        select 1
        from known
        where named.domain = known.domain or ends_with(named.domain, '.' || known.domain)
    )
order by named.Id
