-- Where the promises of the notice stand for each person who is not deleted; days are stored, never states.
-- roles: import
-- writes
create or replace table person_status as
select
    retention.person_no,
    retention.relationship,
    retention.relationship_reason,
    coalesce(person_source.source, 'unknown') as source,
    person_source.source_value,
    coalesce(person_source.source_reason, 'nothing') as source_reason,
    retention.created_on,
    retention.last_contact_on,
    retention.last_contact_object,
    retention.last_deal_on,
    retention.rule,
    retention.counted_from,
    retention.reference_on,
    retention.expires_on,
    retention.at_end,
    retention.bounced,
    retention.bounced_on,
    retention.left_company,
    retention.left_on,
    opt_out.email_opt_out,
    opt_out.phone_opt_out,
    opt_out.fax_opt_out,
    opt_out.individual_opt_out,
    opt_out.consent_opt_out,
    opt_out.consent_since,
    coalesce(
        opt_out.email_opt_out or opt_out.phone_opt_out or opt_out.fax_opt_out or opt_out.individual_opt_out
        or opt_out.consent_opt_out,
        false
    ) as opted_out,
    opt_out.conflict as opt_out_conflict,
    retention_list.list_position
from retention
join opt_out on opt_out.person_no = retention.person_no
join retention_list on retention_list.person_no = retention.person_no
left join person_source on person_source.person_no = retention.person_no
order by retention.person_no
