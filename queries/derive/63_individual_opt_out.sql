-- What the Individuals of each person say: "Don't Market" or "Don't Process" is an objection.
-- roles: import
-- writes
create or replace temporary table individual_opt_out as
select
    person_no,
    case
        when bool_or(HasOptedOutSolicit or HasOptedOutProcessing) then true
        when not bool_or(HasOptedOutSolicit is null) then false
    end as individual_opt_out,
    coalesce(
        bool_or(HasOptedOutSolicit) and bool_or(not HasOptedOutSolicit), false
    ) as conflict
from individual
where person_no is not null
group by person_no
