-- How many records of each file lost against a newer one of the same Id.
-- roles: import
select
    file_no,
    count(*) as duplicates
from repeated
where place > 1
group by file_no
order by file_no
