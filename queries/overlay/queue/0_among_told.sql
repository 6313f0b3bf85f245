-- Whether one of whom more is known than the copy has (notice_standing) is of an audience today: see among.
-- roles: system
-- writes
create macro among_told(audience, of_change, of_first, of_everybody) as case audience
    when 'change' then of_change
    when 'first' then of_first
    else of_everybody
end
