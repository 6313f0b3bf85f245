-- Persons whose data came from elsewhere and who were not told in time: source, last day and days over it.
-- Why: clause 7; the earlier of the first contact and one month is the last day (GDPR Art. 14(3)).
-- Remedy: send them the notice, or exempt them with a ground (GDPR Art. 14(5)).
-- roles: officer, system
-- needs: created, source
-- param today: date
select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    concat_ws(' ', due.source, due.due_on, '+' || date_diff('day', due.due_on, $today)) as subject,
    'not_informed_in_time' as reason,
    1 as affected
from notice_due as due
join person on person.person_no = due.person_no
where due.due_on < $today and due.person_no not in (from notice_settled)
order by due.due_on, person.person_no
