-- What a control needs and this copy lacks: whole objects, and columns of those that are there. Missing is unknown.
-- A need is a fact of `coverage`, an object or a column of one (User.CompanyName); an object that the policy attests
-- as not used is not missed.
-- roles: officer, system
-- param needs: text[]
-- param attested: text[]
with need as (
    select
        unnest($needs::varchar[]) as name,
        split_part(name, '.', 1) as object
),

given as (
    select object
    from import_file
    where object is not null and error is null
    union
    select object || '.' || unnest(columns)
    from import_file
    where object is not null and error is null
)

select coverage.missing
from need
join coverage on coverage.fact = need.name
where not coverage.known
union
select need.name
from need
where need.name not in (select fact from coverage)
    and lower(need.object) not in (select unnest($attested::varchar[]))
    and need.name not in (select object from given)
order by missing
