-- Persons for whom the policy gives no lawful basis: neither their relationship nor their source carries one.
-- Why: clause 5 promises a lawful basis; without one nothing may be kept (GDPR Art. 6(1), 5(1)(a)).
-- Remedy: find out the source, give the pair a basis in policy.toml, or delete the persons.
-- roles: officer, system
-- param bases: text
with basis as (
    select unnest(
        from_json($bases::json, '[{"relationship": "varchar", "source": "varchar", "basis": "varchar"}]'),
        recursive := true
    )
)

select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    status.relationship || ' ' || status.source as subject,
    'no_lawful_basis' as reason,
    1 as affected
from person_status as status
join person on person.person_no = status.person_no
left join basis on basis.relationship = status.relationship and basis.source = status.source
left join person_now on person_now.person_no = status.person_no
where basis.basis is null
    and not coalesce(person_now.source_check_queued, false)
    and not coalesce(person_now.held, false)
    and not coalesce(person_now.has_open_request, false)
    and person_now.queued_action is null
order by person.person_no
