-- By when each person whose data came from elsewhere was to be told (Art. 14(3)): Helsinki days, whatever was done.
-- The earlier of the first contact since and a calendar month, the month alone moving to the next working day.
-- Who gave the data themselves is told at that moment (Art. 13); of an unknown source nobody can say.
-- roles: import
-- param reply_months: integer
-- param closed_days: date[]
-- writes
create or replace table notice_due as
with concerned as (
    select
        person_no,
        source,
        created_on,
        (created_on + to_months($reply_months))::date as month_end,
        timezone('UTC', timezone('Europe/Helsinki', created_on::timestamp)) as obtained_at
    from person_status
    where source in ('staff', 'email_tracking', 'public_media', 'not_in_notice') and created_on is not null
),

rolled as (
    select month_end, min(month_end + later.days::integer) as due_on
    from (select distinct month_end from concerned)
    cross join range(15) as later (days)
    where isodow(month_end + later.days::integer) < 6
        and not list_contains($closed_days::date[], month_end + later.days::integer)
    group by month_end
),

first_contact as (
    select concerned.person_no, helsinki_day(min(activity.occurred_at)) as contact_on
    from concerned
    join person_activity as activity on activity.person_no = concerned.person_no
    where activity.is_contact and activity.occurred_at >= concerned.obtained_at
    group by concerned.person_no
)

select
    concerned.person_no,
    concerned.source,
    concerned.created_on as obtained_on,
    first_contact.contact_on,
    least(rolled.due_on, first_contact.contact_on) as due_on
from concerned
join rolled on rolled.month_end = concerned.month_end
left join first_contact on first_contact.person_no = concerned.person_no
order by concerned.person_no
