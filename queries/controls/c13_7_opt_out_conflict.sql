-- Persons who have opted out in one record and not in another.
-- Why: clause 13.7 promises that a marketing objection holds; it holds for the person (GDPR Art. 21(3)).
-- Remedy: queue an opt-out on the Opt-outs screen: it sets every record of the person.
-- roles: officer, system
-- needs: opt_out_email, opt_out_phone, opt_out_fax, opt_out_individual, opt_out_consent
select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    null::varchar as subject,
    'opt_out_conflict' as reason,
    1 as affected
from person_status as status
join person on person.person_no = status.person_no
left join person_now on person_now.person_no = status.person_no
where status.opt_out_conflict
    and not coalesce(person_now.conflict_settled, false)
order by person.person_no
