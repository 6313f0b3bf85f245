-- Each person's retention: reference day, and the last day of keeping with ends of months clamped (clause 12).
-- Whose relationship is not known has a rule but no end: another rule might be theirs.
-- roles: import
-- writes
create or replace temporary table retention as
with coverage_now as (
    select bool_and(known) filter (where fact = 'deals') as deals_known
    from coverage
),

counted as (
    select
        reference.*,
        last_contact.last_contact_on,
        last_contact.object as last_contact_object,
        case
            when reference.relationship_reason = 'not_known' and counted_from not in ('bounced', 'left_company')
                then null
            when counted_from = 'last_contact' then last_contact.last_contact_on
            when counted_from = 'created' then reference.created_on
            when counted_from = 'bounced' then reference.bounced_on
            when counted_from = 'left_company' then reference.left_on
            when not coverage_now.deals_known then null
            when counted_from = 'last_deal' then coalesce(reference.last_deal_on, reference.created_on)
            when last_contact.last_contact_on is not null
                then greatest(last_contact.last_contact_on, reference.last_deal_on)
        end as reference_on
    from reference
    cross join coverage_now
    left join last_contact on last_contact.person_no = reference.person_no
)

select
    *,
    (reference_on + to_months(months) + to_days(days))::date as expires_on
from counted
