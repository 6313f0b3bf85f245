-- The calendar day in Helsinki of a moment stored as naive UTC.
-- roles: import
-- writes
create or replace temporary macro helsinki_day(moment) as
    timezone('Europe/Helsinki', timezone('UTC', moment))::date
