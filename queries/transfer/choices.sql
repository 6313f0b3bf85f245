-- The wishes about privacy that a case's persons have expressed (Individual).
-- roles: officer, staff
-- param case_id: text
select
    individual.Id as id,
    individual.FirstName as first_name,
    individual.LastName as last_name,
    individual.HasOptedOutTracking as no_tracking,
    individual.HasOptedOutProfiling as no_profiling,
    individual.HasOptedOutProcessing as no_processing,
    individual.HasOptedOutSolicit as no_solicitation,
    individual.HasOptedOutGeoTracking as no_location,
    individual.ShouldForget as forget,
    individual.SendIndividualData as send_data
from individual
where individual.person_no in (select person_no from case_person where case_id = $case_id) and not coalesce(individual.IsDeleted, false)
order by individual.Id
