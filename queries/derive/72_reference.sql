-- The rule that decides for each person, and the day from which it counts; NULL where that day is unknown.
-- The first rule that fits decides. Without a deal, a time counted from deals counts from the record's making.
-- roles: import
-- writes
create or replace temporary table reference as
with trait as (
    select
        person.person_no,
        person.created_on,
        coalesce(relationship.relationship, 'potential') as relationship,
        coalesce(relationship.reason, 'no_account') as relationship_reason,
        relationship.last_deal_on,
        coalesce(condition.bounced, false) as bounced,
        coalesce(condition.left_company, false) as left_company,
        condition.bounced_on,
        condition.left_on
    from person
    left join relationship on relationship.person_no = person.person_no
    left join condition on condition.person_no = person.person_no
    where not person.deleted
),

chosen as (
    select kind.*, min(retention_rule.list_position) as list_position
    from (select distinct relationship, bounced, left_company from trait) as kind
    join retention_rule
        on retention_rule.applies_to = 'person'
        and list_contains(retention_rule.relationship, kind.relationship)
        and case retention_rule.condition
            when 'bounced' then kind.bounced when 'left_company' then kind.left_company else true
        end
    group by all
)

select
    trait.*,
    retention_rule.rule,
    retention_rule.counted_from,
    retention_rule.months,
    retention_rule.days,
    retention_rule.at_end
from trait
left join chosen
    on chosen.relationship = trait.relationship
    and chosen.bounced = trait.bounced
    and chosen.left_company = trait.left_company
left join retention_rule on retention_rule.list_position = chosen.list_position
