-- What the contacts and leads of each person say about e-mail, telephone and fax: out, in, or nothing known.
-- Every record counts, whatever became of it: an objection outlives conversion, merging and the bin (Art. 21(3)).
-- roles: import
-- writes
create or replace temporary table record_opt_out as
with said as (
    select
        person_no,
        HasOptedOutOfEmail as email,
        DoNotCall as phone,
        HasOptedOutOfFax as fax
    from contact
)

select
    person_no,
    case when bool_or(email) then true when not bool_or(email is null) then false end as email_opt_out,
    case when bool_or(phone) then true when not bool_or(phone is null) then false end as phone_opt_out,
    case when bool_or(fax) then true when not bool_or(fax is null) then false end as fax_opt_out,
    coalesce(bool_or(not email), false) as email_in,
    coalesce(
        (bool_or(email) and bool_or(not email))
        or (bool_or(phone) and bool_or(not phone))
        or (bool_or(fax) and bool_or(not fax)),
        false
    ) as conflict
from said
group by person_no
