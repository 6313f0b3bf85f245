-- E-mail addresses of persons outside the fields for them: in contact points, and in the org's own columns.
-- Such a column is told by its name.
-- roles: system
-- writes
create view other_email as
with own_column as (
    select person_no, extra, unnest(json_keys(extra)) as name
    from contact
    where contains(lower(extra::varchar), 'mail')
)

select person_no, extra ->> ('/' || name) as email
from own_column
where contains(lower(name), 'mail')
union all
select part.person_no, point.data ->> 'EmailAddress'
from other_record as point
join person_other_record as part on part.object = point.object and part.record_id = point.Id
where point.object = 'ContactPointEmail'
