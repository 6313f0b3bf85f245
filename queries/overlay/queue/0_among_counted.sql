-- Whether a row of informing_cube counts persons of an audience: see among.
-- roles: system
-- writes
create macro among_counted(audience, changed_on, created_on, counted) as case audience
    when 'change' then counted = 'all' and coalesce(created_on < changed_on, changed_on::date is not null)
    when 'first' then counted = 'due'
    else counted = 'all'
end
