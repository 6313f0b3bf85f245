-- The next persons of an audience as rows of notice_delivery, by person number; `person_no` is the place to go on.
-- With `only`, those persons alone.
-- roles: officer
-- param version: text
-- param audience: text
-- param by_email: boolean
-- param only: integer[]?
-- param after: integer
-- param rows: integer
-- param case_id: text
-- param channel: text
-- param state: text
-- param now: timestamp
-- param user_name: text
with chosen as (
    select person_no, main_id
    from notice_standing
    where case $audience when 'change' then of_change when 'first' then of_first else of_everybody end
        and person_no > $after and (reach = 'email') = $by_email
        and ($only is null or list_contains($only::integer[], person_no))
    order by person_no
    limit $rows
)

select
    chosen.person_no,
    $case_id || '/' || chosen.main_id as delivery_id,
    1::integer as version,
    $case_id as case_id,
    to_json(list(person_record.record_id order by person_record.record_id))::varchar as salesforce_ids,
    $version as notice_version,
    $channel as channel,
    $state as state,
    $now::timestamp as happened_at,
    $user_name as changed_by
from chosen
join person_record on person_record.person_no = chosen.person_no
group by chosen.person_no, chosen.main_id
order by chosen.person_no
