-- Tracking data, notes and contact history that are older than their own rules, by object and month.
-- Why: clause 12 keeps contact history only while it matters to the client relationship (GDPR Art. 5(1)(e)).
-- Remedy: delete or anonymise what is older in Salesforce, or change the rule in policy.toml with its ground.
-- roles: officer, system
-- needs: Task, Event, EmailMessage
-- param today: date
with kept as (
    select object, occurred_on, 'activities' as applies_to, activities as records
    from activity_cube
    union all
    select object, occurred_on, 'notes', noted
    from activity_cube
    union all
    select object, occurred_on, 'tracking', tracked
    from activity_cube
)

select
    kept.object,
    null::varchar as record_id,
    null::integer as person_no,
    rule.rule || ' ' || strftime(kept.occurred_on, '%Y-%m') as subject,
    rule.applies_to || '_past_rule' as reason,
    sum(kept.records)::bigint as affected
from kept
join retention_rule as rule on rule.applies_to = kept.applies_to
where kept.records > 0 and kept.occurred_on + to_months(rule.months) + to_days(rule.days) < $today
group by kept.object, rule.rule, rule.applies_to, strftime(kept.occurred_on, '%Y-%m')
order by kept.object, reason, subject
