-- The next persons of an audience as rows of notice_delivery, by person number; `person_no` is the place to go on.
-- With `only`, those persons alone.
-- roles: officer
-- param version: text
-- param audience: text
-- param by_email: boolean
-- param changed_on: date?
-- param only: integer[]?
-- param after: integer
-- param rows: integer
-- param case_id: text
-- param channel: text
-- param state: text
-- param now: timestamp
-- param user_name: text
with member as (
    select person_no, reach
    from informing_person
    where
        person_no not in (select person_no from notice_standing)
        and among($audience, $changed_on, created_on, due_on)
    union all
    select person_no, reach
    from notice_standing
    where among_told($audience, of_change, of_first, of_everybody)
),

chosen as (
    select member.person_no, person.main_id
    from member
    join person on person.person_no = member.person_no
    where member.person_no > $after and (member.reach = 'email') = $by_email
        and ($only is null or list_contains($only::integer[], member.person_no))
    order by member.person_no
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
