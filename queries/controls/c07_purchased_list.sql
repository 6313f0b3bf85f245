-- Persons who came by a purchased or rented list, whatever their source says.
-- Why: clause 7 promises that there are no such sources (GDPR Art. 5(1)(a), 14(2)(f)).
-- Remedy: delete the persons, or publish a notice that names the source and inform them.
-- roles: officer, system
-- needs: Campaign, CampaignMember
-- param purchased_words: text
with bought as (
    select person_no, 'Data.com' as subject
    from contact
    where (Jigsaw is not null or JigsawContactId is not null) and not coalesce(IsDeleted, false)
    union all
    select member.person_no, campaign.Id
    from campaign_member as member
    join campaign on campaign.Id = member.CampaignId
    where regexp_matches(concat_ws(' / ', campaign.Type, campaign.Name), $purchased_words)
        and not coalesce(member.IsDeleted, false)
)

select
    person.main_object as object,
    person.main_id as record_id,
    person.person_no,
    min(bought.subject) as subject,
    'purchased_list' as reason,
    1 as affected
from bought
join person on person.person_no = bought.person_no
left join person_now on person_now.person_no = bought.person_no
where not person.deleted
    and not coalesce(person_now.source_check_queued, false)
    and person_now.queued_action is null
group by person.main_object, person.main_id, person.person_no
order by person.person_no
