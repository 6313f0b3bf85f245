-- Persons who are to be informed and of whom no round has taken care yet: `change` those of clause 13.1, `first`
-- those of Art. 14, else everybody who has not been told of the version.
-- roles: system
-- writes
create macro notice_audience(wanted_version, changed_on, audience) as table
select *
from notice_standing(wanted_version, changed_on)
where
    not under_way
    and case audience
        when 'change' then not_told_of_change
        when 'first' then not_told_first
        else not informed and not exempt
    end
