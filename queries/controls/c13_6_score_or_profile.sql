-- Filled columns and objects whose names tell of scores, segments or profiles of persons.
-- Why: clause 13.6 promises that there is no automated profiling (GDPR Art. 4(4), 21(1), 22).
-- Remedy: empty and stop the column in Salesforce, or name it in given_by_staff in policy.toml if people fill it in.
-- roles: officer, system
-- param profile_words: text
-- param given_by_staff: text[]
with named as (
    select distinct object, column_name
    from (select object, unnest(columns) as column_name from import_file)
    where object in ('Contact', 'Lead', 'CampaignMember') and regexp_matches(column_name, $profile_words)
),

custom as (
    select object, extra from contact where extra is not null and not coalesce(IsDeleted, false)
    union all
    select 'CampaignMember', extra from campaign_member where extra is not null and not coalesce(IsDeleted, false)
),

filled as (
    select named.object, named.column_name, count(*) as records
    from named
    join custom on custom.object = named.object
    where lower(custom.extra ->> ('/' || named.column_name)) not in ('', 'false', '0')
    group by named.object, named.column_name
    union
    select object, column_name, filled
    from undeclared_column
    where regexp_matches(column_name, $profile_words)
    union all
    select object, '', count(*)
    from other_record
    where regexp_matches(object, $profile_words) and person_no is not null and not coalesce(IsDeleted, false)
    group by object
)

select
    object,
    null::varchar as record_id,
    null::integer as person_no,
    column_name as subject,
    'score_or_profile' as reason,
    max(records) as affected
from filled
where lower(column_name) not in (select unnest($given_by_staff::varchar[]))
group by object, column_name
order by object, column_name
