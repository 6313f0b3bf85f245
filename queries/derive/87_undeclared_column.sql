-- Filled columns of persons that the notice does not declare, with how many records fill them (clause 6).
-- A box that is not ticked is not filled. A name is given as a JSON pointer: `$` would begin a path.
-- roles: import
-- writes
create or replace table undeclared_column as
with own as (
    select object, column_name, filled
    from (
        unpivot (
            select object, count(columns(* exclude (person_no, object, file_no, extra)))
            from contact
            group by object
        ) on columns(* exclude object) into name column_name value filled
    )
    union all
    select 'Individual', column_name, filled
    from (
        unpivot (
            select count(columns(* exclude (person_no, file_no, extra)))
            from individual
        ) on columns(*) into name column_name value filled
    )
    union all
    select 'CampaignMember', column_name, filled
    from (
        unpivot (
            select count(columns(* exclude (person_no, file_no, extra)))
            from campaign_member
        ) on columns(*) into name column_name value filled
    )
),

custom as (
    select object, column_name, count(*) as filled
    from (
        select object, extra, unnest(json_keys(extra)) as column_name
        from (
            select object, extra from contact where extra is not null
            union all
            select 'Individual', extra from individual where extra is not null
            union all
            select 'CampaignMember', extra from campaign_member where extra is not null
        )
    )
    where lower(extra ->> ('/' || replace(replace(column_name, '~', '~0'), '/', '~1'))) not in ('', 'false', '0')
    group by object, column_name
)

select object, column_name, filled
from (select * from own union all select * from custom)
where filled > 0 and plain(column_name) not in (select word from policy_word where kind = 'declared_column')
order by object, column_name
