-- Whether a person of the copy is of an audience: told of a change (13.1), owed Art. 14's notice, or everybody.
-- changed_on is the day of the change, NULL where there is none.
-- roles: system
-- writes
create macro among(audience, changed_on, created_on, due_on) as case audience
    when 'change' then coalesce(created_on < changed_on, changed_on::date is not null)
    when 'first' then due_on is not null
    else true
end
